"""The outlook as the page shows it: its sentence, ranges as bars, weeks, and the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hudna.db.gate import Reader
from hudna.model.outlook import (
    AreaOutlook,
    AreaStatus,
    Outlook,
    Range,
    SideOutlook,
    TruceStanding,
    WeekPast,
)
from hudna.publish.outlook_words import expected_words, figure_words, reason_words
from hudna.text.figures import percent
from hudna.watch.alert_state import turned_off_by
from hudna.web.present import names
from hudna.web.present.alerts import AlertView, alert_views
from hudna.web.present.dates import listed
from hudna.web.present.figures import span

__all__ = [
    "AreaView",
    "RangeBar",
    "SideView",
    "WatchNow",
    "WeekView",
    "area_views",
    "figure_rows",
    "gap_words",
    "range_bar",
    "share_views",
    "side_views",
    "watch_now",
    "week_views",
]

WIDTH = 240.0
WEEK, GAP, TALL = 14.0, 3.0, 40.0

TONES = {TruceStanding.STRAINED: "amber", TruceStanding.FAILING: "red"}

SHARES: dict[str, str] = {
    "background": gettext_noop("the long-running pattern of this place"),
    "this_week": gettext_noop("what was reported in the last days"),
    "this_month": gettext_noop("what was reported in the last weeks"),
    "neighbours": gettext_noop("what was reported close by"),
}
"""What an expectation comes from, by key."""


@dataclass(frozen=True, slots=True)
class RangeBar:
    """Where a range, its middle and what is normal lie in a drawing 240 wide, and in words."""

    start: str
    length: str
    middle: str
    normal: str | None
    words: str


@dataclass(frozen=True, slots=True)
class SideView:
    """An accused side: its standing, its bar from floor to ceiling, and why."""

    side: str
    standing: TruceStanding
    tone: str
    bar: RangeBar
    normal: float | None
    chance: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A week of an area: its column in the drawing; a gap has no count."""

    at: str
    top: str
    tall: str
    count: int | None


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area of the small multiples."""

    area: AreaOutlook
    ticks: tuple[Tick, ...]
    band: tuple[str, str] | None
    normal: str | None
    coming: str
    width: str

    @property
    def low(self) -> int:
        """The least of the coming days."""
        return round(self.area.expected.low) if self.area.expected else 0

    @property
    def high(self) -> int:
        """The most of the coming days."""
        return round(self.area.expected.high) if self.area.expected else 0

    @property
    def risen_from(self) -> float | None:
        """What was usual in the time of the rise, to a tenth."""
        return round(self.area.alarm.normal, 1) if self.area.alarm else None

    @property
    def usual(self) -> float | None:
        """What is usual, to a tenth."""
        return None if self.area.normal is None else round(self.area.normal, 1)

    @property
    def gap(self) -> bool:
        """Whether nothing is told of the area, which is not calm."""
        return self.area.status is AreaStatus.DATA_GAP


@dataclass(frozen=True, slots=True)
class WeekView:
    """A past week: what was expected, what came, whether it lay inside."""

    week: WeekPast
    bar: RangeBar
    came: str
    inside: bool
    named: str


def range_bar(value: Range, normal: float | None, most: float, language: str) -> RangeBar:
    """Return a range on a scale from 0 to `most`, never thinner than can be seen."""
    scale = WIDTH / max(most, value.high, 1e-9)
    length = max((value.high - value.low) * scale, 4.0)
    return RangeBar(
        start=_at(min(value.low * scale, WIDTH - length)),
        length=_at(length),
        middle=_at(min(value.middle * scale, WIDTH)),
        normal=None if normal is None else _at(min(normal * scale, WIDTH)),
        words=span(round(value.low, 1), round(value.high, 1), language),
    )


def side_views(outlook: Outlook, parties: dict[str, str], language: str) -> tuple[SideView, ...]:
    """Return every accused side in the order of the outlook, on one scale."""
    most = max((max(one.ceiling, one.normal or 0) for one in outlook.sides), default=1.0)
    return tuple(_side(one, most * 1.1, parties, language) for one in outlook.sides)


def _side(one: SideOutlook, most: float, parties: dict[str, str], language: str) -> SideView:
    between = Range(one.floor, (one.floor + one.ceiling) / 2, one.ceiling)
    chance = ""
    if one.probability is not None:
        low, high = (percent(x, language) for x in one.probability)
        chance = low if low == high else f"{low}–{high}"
    reasons = tuple(reason_words(why, parties, language) for why in one.reasons)
    tone = TONES.get(one.standing, "")
    bar = range_bar(between, one.normal, most, language)
    return SideView(one.side, one.standing, tone, bar, one.normal, chance, reasons)


def share_views(outlook: Outlook, language: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return what the expectation comes from: words, per cent, start and length of its part."""
    start, found = 0.0, []
    for key in SHARES:
        share = outlook.shares.get(key, 0.0)
        if share > 0:
            part = share * WIDTH
            found.append((_(SHARES[key]), percent(share, language), _at(start), _at(part)))
            start += part
    return tuple(found)


def area_views(outlook: Outlook) -> tuple[AreaView, ...]:
    """Return the areas, alarms first, on one scale so that they compare."""
    counts = [float(n or 0) for one in outlook.areas for n in one.weeks]
    most = max([1.0, *counts, *(one.expected.high for one in outlook.areas if one.expected)])
    ordered = sorted(outlook.areas, key=lambda one: (one.alarm is None, -_size(one), one.area))
    return tuple(_area(one, most) for one in ordered)


def _size(one: AreaOutlook) -> float:
    return one.expected.middle if one.expected else 0.0


def _area(one: AreaOutlook, most: float) -> AreaView:
    ticks = []
    for place, count in enumerate(one.weeks):
        tall = TALL if count is None else count / most * TALL
        ticks.append(Tick(_at(place * (WEEK + GAP)), _at(TALL - tall), _at(tall), count))
    band = None
    if one.expected is not None:
        high, low = (x / most * TALL for x in (one.expected.high, one.expected.low))
        band = _at(TALL - high), _at(max(high - low, 1.5))
    normal = None if one.normal is None else _at(TALL - min(one.normal / most, 1) * TALL)
    coming = len(one.weeks) * (WEEK + GAP)
    return AreaView(one, tuple(ticks), band, normal, _at(coming), _at(coming + WEEK))


def week_views(outlook: Outlook, language: str) -> tuple[WeekView, ...]:
    """Return the past weeks, newest first, on one scale."""
    most = max((max(one.expected.high, one.came) for one in outlook.past), default=1.0)
    return tuple(_week(one, most * 1.1, language) for one in reversed(outlook.past))


def _week(one: WeekPast, most: float, language: str) -> WeekView:
    bar = range_bar(one.expected, None, most, language)
    inside = one.expected.low <= one.came <= one.expected.high
    named = "" if one.named is None else percent(one.named, language)
    return WeekView(one, bar, _at(one.came * WIDTH / most), inside, named)


def figure_rows(outlook: Outlook, language: str) -> tuple[tuple[str, float], ...]:
    """Return the figures of this fit with what they are called."""
    if outlook.card is None:
        return ()
    rows = sorted(outlook.card.figures.items())
    return tuple((figure_words(key, language), value) for key, value in rows)


@dataclass(frozen=True, slots=True)
class WatchNow:
    """The watch in a line: what to expect, each side's standing and tone, alerts in force."""

    sentence: str
    standings: tuple[tuple[str, TruceStanding, str], ...]
    alerts: tuple[AlertView, ...]
    asked: int

    @property
    def any(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.sentence or self.alerts)


def watch_now(reader: Reader, now: datetime, language: str) -> WatchNow:
    """Return what the first page says of the watch; nothing while a guarantor has it off."""
    off, parties = turned_off_by(reader.switches()), {p.id for p in reader.mechanism().parties}
    outlook = None if off else reader.outlook()
    alerts = alert_views(reader, now, language, in_force=True)
    return WatchNow(
        expected_words(outlook, language) if outlook else "",
        tuple(
            (one.side, one.standing, TONES.get(one.standing, ""))
            for one in (outlook.sides if outlook else ())
            if one.side in parties
        ),
        alerts,
        sum(one.may_sign_off or one.may_acknowledge for one in alerts),
    )


def gap_words(areas: Sequence[AreaOutlook], language: str) -> str:
    """Return the areas nothing is told of, in words, nothing where there are none."""
    gaps = [names.area(one.area, language) for one in areas if one.status is AreaStatus.DATA_GAP]
    return listed(gaps, language) if gaps else ""


def _at(value: float) -> str:
    return f"{value:.1f}"
