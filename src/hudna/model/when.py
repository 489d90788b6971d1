"""Dates that may be known only in part."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from hudna.model.span import Span

__all__ = ["DatePrecision", "When"]


class DatePrecision(StrEnum):
    """The finest unit the source supports."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """A closed interval in local time of the place spoken of.

    `start` and `end` are ISO 8601 dates or date-times without zone; either may be null
    (open or unknown). A day is `start == end`. `depends_on_publication` marks words such
    as "yesterday" whose meaning hangs on when the text appeared.
    """

    start: str | None
    end: str | None
    precision: DatePrecision
    span: Span | None = None
    depends_on_publication: bool = False

    @classmethod
    def day(cls, value: date, span: Span | None = None) -> "When":
        """Return one whole day."""
        return cls(value.isoformat(), value.isoformat(), DatePrecision.DAY, span)

    @classmethod
    def month(cls, year: int, month: int, span: Span | None = None) -> "When":
        """Return one whole month."""
        last = calendar.monthrange(year, month)[1]
        start, end = date(year, month, 1), date(year, month, last)
        return cls(start.isoformat(), end.isoformat(), DatePrecision.MONTH, span)

    @classmethod
    def unknown(cls) -> "When":
        """Return a time nobody stated."""
        return cls(None, None, DatePrecision.UNKNOWN)

    def bounds(self, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
        """Return the half-open interval [earliest, latest) in `zone`; null where open."""
        return _first(self.start, zone), _past(self.end, zone)

    def overlaps(self, other: "When", slack: timedelta, zone: tzinfo) -> bool:
        """Return whether the two could be the same time, `slack` apart at most."""
        a0, a1 = self.bounds(zone)
        b0, b1 = other.bounds(zone)
        before = a1 is not None and b0 is not None and a1 + slack <= b0
        after = b1 is not None and a0 is not None and b1 + slack <= a0
        return not (before or after)

    def without_span(self) -> "When":
        """Return the same time detached from the text it was read from."""
        return replace(self, span=None)


def _first(value: str | None, zone: tzinfo) -> datetime | None:
    if value is None:
        return None
    if "T" in value:
        return _in_zone(datetime.fromisoformat(value), zone)
    return datetime.combine(date.fromisoformat(value), time.min, zone)


def _past(value: str | None, zone: tzinfo) -> datetime | None:
    if value is None:
        return None
    if "T" in value:
        return _in_zone(datetime.fromisoformat(value), zone) + timedelta(minutes=1)
    return datetime.combine(date.fromisoformat(value) + timedelta(days=1), time.min, zone)


def _in_zone(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
