"""When each agreement and each of its versions was in force, as bars on one line of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hudna.assess.versions import until_superseded
from hudna.model.agreement import Agreement

__all__ = ["Bar", "TimeLine", "time_line"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One version: where its bar begins and how wide it is, in percent of the whole line."""

    agreement: Agreement
    start: date
    end: date | None
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Bars in order of time, and years with their place from left and from right in percent."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[int, float, float], ...]


def time_line(agreements: Sequence[Agreement]) -> TimeLine | None:
    """Return the time line of agreements, null without any; an open end runs to the last year."""
    spans = []
    for agreement in until_superseded(agreements):
        ends = {clause.in_force.end for clause in agreement.clauses}
        end = agreement.in_force.end or (max(e for e in ends if e) if None not in ends else None)
        spans.append((agreement, (agreement.in_force.start or "")[:10], end and end[:10]))
    if not spans:
        return None
    first = date(min(int(start[:4]) for _, start, _ in spans), 1, 1)
    last_year = max(int((end or start)[:4]) for _, start, end in spans) + 1
    whole = (date(last_year + 1, 1, 1) - first).days

    def at(day: str) -> float:
        return round(100 * (date.fromisoformat(day) - first).days / whole, 2)

    bars = []
    for agreement, start, end in sorted(spans, key=lambda span: span[1]):
        left, right = at(start), at(end) if end else 100.0
        width = round(max(right - left, 0.5), 2)
        first_day, last_day = date.fromisoformat(start), date.fromisoformat(end) if end else None
        bars.append(Bar(agreement, first_day, last_day, left, width))
    places = [(year, at(f"{year}-01-01")) for year in range(first.year, last_year + 1)]
    years = tuple((year, place, 100 - place) for year, place in places)
    return TimeLine(tuple(bars), years)
