"""From a date as stated to an interval, given what is known of the day of publication."""

from dataclasses import replace
from datetime import date, timedelta

from hudna.model.span import Span
from hudna.model.when import DatePrecision, When
from hudna.text.dates_anchor import Anchor
from hudna.text.dates_calendars import GREGORIAN
from hudna.text.dates_relative import of_ago, of_beside, of_relative, of_season, of_stretch, of_week
from hudna.text.dates_shape import of_day, of_month, precision_of
from hudna.text.dates_stated import Stated

__all__ = ["resolve"]

_AHEAD = timedelta(days=60)
"""A day and month without a year mean the nearest past one, or one at most this far ahead."""

_YEAR_EDGES = {
    "begin": (1, 3),
    "middle": (5, 8),
    "end": (10, 12),
    "first_half": (1, 6),
    "second_half": (7, 12),
}


def resolve(
    stated: Stated, anchor: Anchor, span: Span, told: When | None = None, week_begins: int = 0
) -> When | None:
    """Return the interval, with null ends where the year stays unknown; null for no date at all.

    `told` is the day the text named before, from which "the same day" is counted; `week_begins`
    the weekday a week begins with, Monday being 0.
    """
    try:
        if stated.month is not None:
            return _of_month(stated, anchor, span)
        if stated.season is not None:
            return of_season(stated, anchor, span)
        if stated.beside is not None:
            return of_beside(stated, told, span)
        if stated.unit == "week" and stated.back is None:
            return of_week(stated, anchor, span, week_begins)
        if stated.ago is not None:
            return of_ago(stated.ago, anchor, span)
        if stated.back is not None:
            return of_stretch(stated.back, anchor, span)
        if stated.day_shift is not None or stated.weekday is not None:
            return of_relative(stated, anchor, span)
        return _of_calendar(stated, anchor, span)
    except (ValueError, OverflowError):
        return None


def _of_month(stated: Stated, anchor: Anchor, span: Span) -> When:
    assert stated.month is not None
    year, depends = _year_of(stated, anchor)
    if year is None:
        return When(None, None, precision_of(stated), span, depends_on_publication=True)
    if not stated.days:
        return of_month(stated, year, span, depends=depends)
    calendar, last_year = stated.calendar, stated.last_year or year
    days = tuple(calendar.day(year, stated.month, day) for day in stated.days)
    if stated.last_month != stated.month and stated.last_month is not None:
        last_year += stated.last_month < stated.month
        days = (days[0], calendar.day(last_year, stated.last_month, stated.days[-1]))
    return of_day(stated, days, span, depends=depends)


def _year_of(stated: Stated, anchor: Anchor) -> tuple[int | None, bool]:
    assert stated.month is not None
    if stated.year is not None:
        return stated.year, False
    if stated.calendar is not GREGORIAN:
        return _year_elsewhere(stated, anchor), True
    if stated.year_shift is not None:
        return (anchor.year + stated.year_shift if anchor.year else None), True
    if stated.which == "L":
        return anchor.last_month(stated.month), True
    if stated.which == "C":
        return anchor.year, True
    known = anchor.day or anchor.period_end
    return (_nearest_year(stated, known) if known else None), True


def _year_elsewhere(stated: Stated, anchor: Anchor) -> int | None:
    """Return the year of a month of another calendar, where the day of publication is known."""
    if anchor.day is None or stated.month is None:
        return None
    year, month, _ = stated.calendar.parts(anchor.day)
    if stated.year_shift is not None:
        return year + stated.year_shift
    if stated.which == "L":
        return year if stated.month < month else year - 1
    return year if stated.which == "C" else _nearest_year(stated, anchor.day)


def _nearest_year(stated: Stated, published: date) -> int:
    """The latest year not too far ahead; the weekday, where given, decides between years."""
    assert stated.month is not None
    calendar = stated.calendar
    now, candidates = calendar.parts(published)[0], []
    for year in range(now + 1, now - 3, -1):
        length = calendar.month_length(year, stated.month)
        day = min(stated.days[0] if stated.days else 1, length)
        candidate = calendar.day(year, stated.month, day)
        if candidate <= published + _AHEAD:
            candidates.append((candidate, year))
    if stated.weekday is not None and stated.days:
        fitting = [c for c in candidates[:2] if c[0].weekday() == stated.weekday]
        candidates = fitting or candidates
    return candidates[0][1]


def _of_calendar(stated: Stated, anchor: Anchor, span: Span) -> When | None:
    """A year, "last year", "last month", "late last year", "last night"."""
    if stated.year is not None or stated.year_shift is not None:
        year = stated.year
        if year is None and stated.year_shift is not None:
            year = _shifted_year(stated, anchor)
        return _of_year(stated, year, span)
    if stated.unit == "month" and stated.which:
        if anchor.day is None:
            precision = DatePrecision.DAY if stated.days else DatePrecision.MONTH
            return When(None, None, precision, span, depends_on_publication=True)
        index = anchor.day.year * 12 + anchor.day.month - 1
        index += {"L": -1, "C": 0, "X": 1}[stated.which]
        inside = replace(stated, month=index % 12 + 1, last_month=index % 12 + 1)
        if stated.days:
            days = tuple(date(index // 12, index % 12 + 1, day) for day in stated.days)
            return of_day(inside, days, span, depends=True)
        return of_month(inside, index // 12, span, depends=True)
    if (stated.night or stated.part) and stated.which == "C":
        return of_relative(replace(stated, day_shift=0), anchor, span)
    if stated.night and stated.which == "L":
        start = (anchor.day - timedelta(days=1)).isoformat() if anchor.day else None
        end = anchor.day.isoformat() if anchor.day else None
        return When(start, end, DatePrecision.PART_OF_DAY, span, depends_on_publication=True)
    return None


def _shifted_year(stated: Stated, anchor: Anchor) -> int | None:
    assert stated.year_shift is not None
    return anchor.year + stated.year_shift if anchor.year is not None else None


def _of_year(stated: Stated, year: int | None, span: Span) -> When:
    depends = stated.year is None
    precision = DatePrecision.SEASON if stated.edge else DatePrecision.YEAR
    if year is None:
        return When(None, None, precision, span, depends)
    first, last = _YEAR_EDGES[stated.edge] if stated.edge else (1, 12)
    calendar, last_year = stated.calendar, stated.last_year or year
    start = calendar.day(year, first, 1)
    end = calendar.day(last_year, last, calendar.month_length(last_year, last))
    return When(start.isoformat(), end.isoformat(), precision, span, depends)
