"""Rounds of talks on a line of time, with the meetings that were announced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hudna.model.talks_round import TalksRound

__all__ = ["LineMark", "RoundLine", "round_line", "ticks"]

WIDTH, HEIGHT = 480, 84
EDGE = 24.0
MOST_YEARS = 6
APART = 26.0
"""Marks nearer to each other than this stand one above the other."""


@dataclass(frozen=True, slots=True)
class LineMark:
    """A mark of the line: a round with its number, a meeting announced, or the turn of a month."""

    kind: str
    x: str
    y: str
    number: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RoundLine:
    """The marks of a line and its years and months as ticks."""

    marks: tuple[LineMark, ...]
    ticks: tuple[LineMark, ...]
    width: str = str(WIDTH)
    height: str = str(HEIGHT)


def round_line(rounds: Sequence[TalksRound], *, from_right: bool) -> RoundLine | None:
    """Return the line of rounds in their order, null where there is none."""
    if not rounds:
        return None
    begun = [one.start for one in rounds]
    announced = sorted({m.start for one in rounds for m in one.next if m.start is not None})
    first, last = min(begun), max([*begun, *announced])
    pad = timedelta(days=max(20, (last - first).days // 20))
    first, last = first - pad, last + pad
    span = (last - first).days

    def x(day: date) -> float:
        along = EDGE + (WIDTH - 2 * EDGE) * (day - first).days / span
        return WIDTH - along if from_right else along

    held = set(begun)
    meetings = [("round", number, one.start) for number, one in enumerate(rounds, start=1)]
    meetings += [("next", 0, day) for day in announced if day not in held]
    marks: list[LineMark] = []
    taken: list[float] = []
    for kind, number, day in meetings:
        at = x(day)
        near = sum(abs(at - other) < APART for other in taken)
        taken.append(at)
        marks.append(LineMark(kind, f"{at:.1f}", f"{50 - 22 * min(near, 1)}", number, day))
    turns = tuple(LineMark("tick", f"{x(day):.1f}", "50", 0, day) for day in ticks(first, last))
    return RoundLine(tuple(marks), turns)


def ticks(first: date, last: date) -> list[date]:
    """Return turns of years within, thinned; of a span within a year the turns of months."""
    years = [date(y, 1, 1) for y in range(first.year, last.year + 1)]
    if (last - first).days > 550:
        inside = [day for day in years if first <= day <= last]
        return inside[:: -(-len(inside) // MOST_YEARS)] if inside else []
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    inside = [day for day in months if first <= day <= last]
    return inside[:: -(-len(inside) // 4)] if inside else []
