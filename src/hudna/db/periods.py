"""Days from one to another as whole years, whole months and the days left over at both ends."""

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Periods"]

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Periods:
    """Years as 2019, months as 201909, and days as (first, last) that lie in none of them."""

    years: tuple[int, ...]
    months: tuple[int, ...]
    days: tuple[tuple[date, date], ...]

    @classmethod
    def between(cls, since: date | None, until: date | None, *, by_year: bool) -> "Periods":
        """Split the days from `since` to `until`, both included; null is open."""
        first = min(max(since or FIRST, FIRST), LAST)
        last = min(max(until or LAST, FIRST), LAST)
        start = _count(first) + (first.day > 1)
        end = _count(last) - ((last + timedelta(days=1)).day > 1)
        if first > last:
            return cls((), (), ())
        if start > end:
            return cls((), (), ((first, last),))
        whole = range(-(-start // 12), (end + 1) // 12) if by_year else range(0)
        inside = range(whole.start * 12, whole.stop * 12) if whole else range(0)
        months = tuple(_name(n) for n in range(start, end + 1) if n not in inside)
        edges = ((first, _day(start) - timedelta(days=1)), (_day(end + 1), last))
        return cls(tuple(whole), months, tuple(edge for edge in edges if edge[0] <= edge[1]))


def _count(day: date) -> int:
    """Return the months from year 0 to a day's."""
    return day.year * 12 + day.month - 1


def _day(count: int) -> date:
    return date(count // 12, count % 12 + 1, 1)


def _name(count: int) -> int:
    return count // 12 * 100 + count % 12 + 1
