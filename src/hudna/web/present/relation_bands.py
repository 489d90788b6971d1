"""Relations as a page shows them: a band for each field on one line of time, and their rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from hudna.model.relation_event import RelationEvent, RelationField, RelationLine, RelationScale
from hudna.model.when import DatePrecision, When
from hudna.talks.relation_line import FieldLine, Occurrence, QuarterMean, field_lines, occurrences
from hudna.text.calendar import day_words
from hudna.text.figures import number
from hudna.web.present import dates
from hudna.web.present.round_line import ticks

__all__ = ["Band", "BandMark", "RelationPage", "Row", "Telling", "relation_page"]

WIDTH, LEFT, RIGHT = 480.0, 40.0, 14.0
TOP, BOTTOM = 16.0, 116.0
LANE, AXIS = 144.0, 172.0
APART = 22.0
"""Marks nearer to each other than this in both directions are set side by side."""

OPEN = 14.0
"""How far the line of a day that is not known goes to the side on which it is not."""


@dataclass(frozen=True, slots=True)
class BandMark:
    """An occurrence at its value: `root` and `end` are where its time lies on the line of zero.

    `kind` is `value`, `range` from `y` to `low`, or `none` where it has no value; `open` says
    which end of its time is not known.
    """

    number: int
    kind: str
    x: str
    y: str
    low: str
    root: str
    end: str
    open: str


@dataclass(frozen=True, slots=True)
class MeanBar:
    """The mean of a quarter, from its first day to its last."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The turn of a year or of a month."""

    x: str
    day: date


@dataclass(frozen=True, slots=True)
class Band:
    """A field with its marks and means; `height` of the drawing leaves room for what it has."""

    line: FieldLine
    marks: tuple[BandMark, ...]
    means: tuple[MeanBar, ...]
    quarters: tuple[tuple[QuarterMean, str], ...]
    ticks: tuple[Tick, ...]
    lane: bool

    @property
    def field(self) -> RelationField:
        """The field."""
        return self.line.field

    @property
    def without(self) -> int:
        """How many occurrences have no value."""
        return sum(one.least is None for one in self.line.occurrences)

    @property
    def base(self) -> str:
        """Where the line of time is drawn."""
        return f"{AXIS if self.lane else AXIS - 22:.0f}"

    @property
    def height(self) -> str:
        """Height of the drawing."""
        return f"{(AXIS if self.lane else AXIS - 22) + 10:.0f}"


@dataclass(frozen=True, slots=True)
class Telling:
    """A telling with its place on the scale: the words of its code and its value, signed."""

    event: RelationEvent
    when: str
    kind: Mapping[str, str]
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """An occurrence with its number and its tellings, side by side where there are several."""

    number: int
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class RelationPage:
    """All a page shows of two states; `zero`, `top` and `bottom` are heights of the scale."""

    bands: tuple[Band, ...]
    rows: tuple[Row, ...]
    scale: RelationScale
    least: str
    most: str
    zero: str
    width: str = f"{WIDTH:.0f}"
    top: str = f"{TOP:.0f}"
    bottom: str = f"{BOTTOM:.0f}"
    lane: str = f"{LANE:.0f}"


class _Plot:
    """Where days and values of a line lie."""

    def __init__(self, line: RelationLine, *, from_right: bool) -> None:
        days = [d for event in line.events for d in _days(event.when)]
        first, last = min(days), max(days)
        pad = timedelta(days=max(30, (last - first).days // 25))
        self.first, self.last = first - pad, last + pad
        self.least, self.most = line.scale.least, line.scale.most
        self.from_right = from_right

    def along(self, day: date) -> float:
        """Return how far along a day is, from the side where reading starts."""
        share = (day - self.first).days / (self.last - self.first).days
        return LEFT + (WIDTH - LEFT - RIGHT) * share

    def x(self, along: float) -> float:
        """Return the place in the drawing of what is so far along."""
        return WIDTH - along if self.from_right else along

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return TOP + (BOTTOM - TOP) * (self.most - value) / (self.most - self.least)

    def ticks(self) -> tuple[Tick, ...]:
        """Return turns of years or months."""
        return tuple(Tick(f"{self.x(self.along(d)):.1f}", d) for d in ticks(self.first, self.last))


def relation_page(line: RelationLine, language: str, *, from_right: bool) -> RelationPage | None:
    """Return what a page shows of a line, null where nothing is told."""
    if not line.events:
        return None
    found = occurrences(line.events, line.scale)
    numbers = {_key(one): count for count, one in enumerate(found, start=1)}
    plot = _Plot(line, from_right=from_right)
    rows = tuple(
        Row(numbers[_key(one)], tuple(_telling(e, line.scale, language) for e in one.tellings))
        for one in found
    )
    return RelationPage(
        bands=tuple(_band(one, plot, numbers, language) for one in field_lines(line)),
        rows=rows,
        scale=line.scale,
        least=signed(line.scale.least, language),
        most=signed(line.scale.most, language),
        zero=f"{plot.y(0.0):.1f}",
    )


def signed(value: float, language: str, *, exact: bool = False) -> str:
    """Return a value with its sign, to one decimal place; `exact` to two where it needs them."""
    second = exact and round(value, 2) != round(value, 1)
    written = number(abs(value), language, places=2 if second else 1)
    return f"{'−' if value < 0 else '+' if value > 0 else ''}{written}"


def _key(one: Occurrence) -> str:
    return one.tellings[0].telling_of or one.tellings[0].id


def _telling(event: RelationEvent, scale: RelationScale, language: str) -> Telling:
    kind = scale.kind(event.code)
    return Telling(
        event=event,
        when=_when(event.when, language),
        kind=kind.names if kind else {},
        value=signed(kind.value, language) if kind else "",
    )


def _when(when: When, language: str) -> str:
    """Return a time in words; one whose last day is not known was not before its first."""
    if when.start is None or when.end is not None:
        return dates.when(when, language)
    day = day_words(date.fromisoformat(when.start[:10]), language)
    return _("not before %(day)s") % {"day": day}


def _band(line: FieldLine, plot: _Plot, numbers: Mapping[str, int], language: str) -> Band:
    return Band(
        line=line,
        marks=_marks(line.occurrences, plot, numbers),
        means=tuple(bar for mean in line.quarters if (bar := _mean(mean, plot)) is not None),
        quarters=tuple((mean, _range(mean, language)) for mean in line.quarters),
        ticks=plot.ticks(),
        lane=any(one.least is None for one in line.occurrences),
    )


def _range(mean: QuarterMean, language: str) -> str:
    if mean.least is None or mean.most is None:
        return ""
    low, high = (signed(end, language, exact=True) for end in (mean.least, mean.most))
    return low if low == high else f"{low} … {high}"


def _mean(mean: QuarterMean, plot: _Plot) -> MeanBar | None:
    if mean.least is None or mean.most is None:
        return None
    first = date(mean.year, mean.quarter * 3 - 2, 1)
    last = first + timedelta(days=91)
    begin, end = (plot.along(min(max(d, plot.first), plot.last)) for d in (first, last))
    x = min(plot.x(begin), plot.x(end))
    top, bottom = plot.y(mean.most), plot.y(mean.least)
    height = max(bottom - top, 4.0)
    return MeanBar(f"{x:.1f}", f"{(top + bottom - height) / 2:.1f}", f"{end - begin:.1f}",
                   f"{height:.1f}")  # fmt: skip


def _marks(
    found: Sequence[Occurrence], plot: _Plot, numbers: Mapping[str, int]
) -> tuple[BandMark, ...]:
    taken: list[tuple[float, float]] = []
    return tuple(_mark(one, plot, numbers[_key(one)], taken) for one in found)


def _mark(one: Occurrence, plot: _Plot, count: int, taken: list[tuple[float, float]]) -> BandMark:
    days = _days(one.when)
    root, end = plot.along(days[0]), plot.along(days[-1])
    side = "start" if one.when.start is None else "end" if one.when.end is None else ""
    if side == "start":
        root -= OPEN
    elif side == "end":
        end += OPEN
    high = plot.y(one.most) if one.most is not None else LANE
    low = plot.y(one.least) if one.least is not None else LANE
    at = min(plot.along(days[-1]), WIDTH - RIGHT + 4)
    at = _free(at, high, taken)
    taken.append((at, high))
    kind = "none" if one.least is None else "value" if one.least == one.most else "range"
    return BandMark(count, kind, f"{plot.x(at):.1f}", f"{high:.1f}", f"{low:.1f}",
                    f"{plot.x(root):.1f}", f"{plot.x(end):.1f}", side)  # fmt: skip


def _free(along: float, y: float, taken: Iterable[tuple[float, float]]) -> float:
    """Return the nearest place at or past `along` at which no mark stands."""
    for other, height in sorted(taken):
        if abs(other - along) < APART and abs(height - y) < APART:
            along = other + APART
    return along


def _days(when: When) -> list[date]:
    """Return the days a time is known by, the first and the last; a month by its ends."""
    known = [one for one in (when.start, when.end) if one is not None]
    days = [date.fromisoformat(one[:10]) for one in known]
    return days if when.precision is not DatePrecision.DAY or len(days) < 2 else [days[0], days[-1]]
