"""From a date as stated to an interval, given what is known of the day of publication."""

import calendar
from dataclasses import replace
from datetime import date, timedelta

from hudna.model.span import Span
from hudna.model.when import DatePrecision, When
from hudna.text.dates_anchor import Anchor
from hudna.text.dates_grammar import Stated

__all__ = ["resolve"]

_AHEAD = timedelta(days=60)
"""A day and month without a year mean the nearest past one, or one at most this far ahead."""

_MONTH_EDGES = {"begin": (1, 10), "middle": (11, 20), "end": (21, 31)}
_YEAR_EDGES = {"begin": (1, 3), "middle": (5, 8), "end": (10, 12)}
_UNIT_DAYS = {"day": 1, "week": 7}
_UNIT_PRECISION = {
    "hour": DatePrecision.DAY,
    "day": DatePrecision.DAY,
    "week": DatePrecision.WEEK,
    "month": DatePrecision.MONTH,
    "year": DatePrecision.YEAR,
}


def resolve(stated: Stated, anchor: Anchor, span: Span) -> When | None:
    """Return the interval, with null ends where the year stays unknown; null for no date at all."""
    try:
        if stated.figures:
            day = date.fromisoformat(stated.figures)
            return _of_day(stated, (day,), span, depends=False)
        if stated.month is not None:
            return _of_month(stated, anchor, span)
        if stated.back is not None:
            return _of_stretch(stated.back, anchor, span)
        if stated.day_shift is not None or stated.weekday is not None:
            return _of_relative(stated, anchor, span)
        return _of_calendar(stated, anchor, span)
    except ValueError:
        return None


def _of_month(stated: Stated, anchor: Anchor, span: Span) -> When:
    assert stated.month is not None
    year, depends = _year_of(stated, anchor)
    if year is None:
        return When(None, None, _precision(stated), span, depends_on_publication=True)
    if stated.days:
        last_year = year
        days = tuple(date(year, stated.month, day) for day in stated.days)
        if stated.last_month != stated.month and stated.last_month is not None:
            last_year += stated.last_month < stated.month
            days = (days[0], date(last_year, stated.last_month, stated.days[-1]))
        return _of_day(stated, days, span, depends=depends)
    months = (stated.month, stated.last_month or stated.month)
    first, last = 1, calendar.monthrange(year, months[1])[1]
    if stated.edge:
        low, high = _MONTH_EDGES[stated.edge]
        first, last = low, min(high, last)
    start, end = date(year, months[0], first), date(year, months[1], last)
    return When(start.isoformat(), end.isoformat(), DatePrecision.MONTH, span, depends)


def _year_of(stated: Stated, anchor: Anchor) -> tuple[int | None, bool]:
    assert stated.month is not None
    if stated.year is not None:
        return stated.year, False
    if stated.year_shift is not None:
        return (anchor.year + stated.year_shift if anchor.year else None), True
    if stated.which == "L":
        return anchor.last_month(stated.month), True
    if stated.which == "C" or anchor.day is None:
        return (anchor.year if stated.which == "C" else None), True
    return _nearest_year(stated, anchor.day), True


def _nearest_year(stated: Stated, published: date) -> int:
    """The latest year not too far ahead; the weekday, where given, decides between years."""
    assert stated.month is not None
    candidates = []
    for year in range(published.year + 1, published.year - 3, -1):
        day = min(stated.days[0] if stated.days else 1, calendar.monthrange(year, stated.month)[1])
        candidate = date(year, stated.month, day)
        if candidate <= published + _AHEAD:
            candidates.append(candidate)
    if stated.weekday is not None and stated.days:
        fitting = [c for c in candidates[:2] if c.weekday() == stated.weekday]
        candidates = fitting or candidates
    return candidates[0].year


def _of_day(stated: Stated, days: tuple[date, ...], span: Span, *, depends: bool) -> When:
    first, last = days[0], days[-1]
    if stated.midnight and len(days) > 1:
        moment = f"{last.isoformat()}T00:00"
        return When(moment, moment, DatePrecision.MINUTE, span, depends)
    if stated.clock and first == last:
        moment = f"{first.isoformat()}T{stated.clock}"
        return When(moment, moment, DatePrecision.MINUTE, span, depends)
    if stated.edge and first == last:
        return When(first.isoformat(), last.isoformat(), DatePrecision.PART_OF_DAY, span, depends)
    return When(first.isoformat(), last.isoformat(), _precision(stated), span, depends)


def _precision(stated: Stated) -> DatePrecision:
    if stated.month is not None and not stated.days:
        return DatePrecision.MONTH
    if stated.clock or (stated.midnight and len(stated.days) > 1):
        return DatePrecision.MINUTE
    if stated.part or stated.night or stated.midnight:
        return DatePrecision.PART_OF_DAY
    return DatePrecision.DAY


def _of_stretch(back: tuple[int, str], anchor: Anchor, span: Span) -> When:
    count, unit = back
    precision = _UNIT_PRECISION[unit]
    if anchor.day is None:
        return When(None, None, precision, span, depends_on_publication=True)
    if unit == "hour":
        length = timedelta(days=-(-count // 24))
    elif unit in _UNIT_DAYS:
        length = timedelta(days=count * _UNIT_DAYS[unit])
    else:
        length = timedelta(days=count * (30 if unit == "month" else 365))
    start = anchor.day - length
    return When(start.isoformat(), anchor.day.isoformat(), precision, span, True)


def _of_relative(stated: Stated, anchor: Anchor, span: Span) -> When:
    unresolved = When(None, None, _precision(stated), span, depends_on_publication=True)
    if anchor.day is None:
        return unresolved
    if stated.day_shift is not None:
        day = anchor.day + timedelta(days=stated.day_shift)
    else:
        assert stated.weekday is not None
        behind = (anchor.day.weekday() - stated.weekday) % 7
        if stated.which == "L" and behind == 0:
            behind = 7
        day = anchor.day - timedelta(days=behind)
        if stated.which == "X":
            day += timedelta(days=7)
    return _of_day(stated, (day,), span, depends=True)


def _of_calendar(stated: Stated, anchor: Anchor, span: Span) -> When | None:
    """A year, "last year", "last month", "late last year", "last night"."""
    if stated.year is not None or stated.year_shift is not None:
        year = stated.year
        if year is None and stated.year_shift is not None and anchor.year is not None:
            year = anchor.year + stated.year_shift
        return _of_year(stated, year, span)
    if stated.unit == "month" and stated.which:
        if anchor.day is None:
            return When(None, None, DatePrecision.MONTH, span, depends_on_publication=True)
        index = anchor.day.year * 12 + anchor.day.month - 1
        index += {"L": -1, "C": 0, "X": 1}[stated.which]
        return replace(When.month(index // 12, index % 12 + 1, span), depends_on_publication=True)
    if stated.night and stated.which == "L":
        start = (anchor.day - timedelta(days=1)).isoformat() if anchor.day else None
        end = anchor.day.isoformat() if anchor.day else None
        return When(start, end, DatePrecision.PART_OF_DAY, span, depends_on_publication=True)
    return None


def _of_year(stated: Stated, year: int | None, span: Span) -> When:
    depends = stated.year is None
    precision = DatePrecision.SEASON if stated.edge else DatePrecision.YEAR
    if year is None:
        return When(None, None, precision, span, depends)
    first, last = _YEAR_EDGES[stated.edge] if stated.edge else (1, 12)
    start, end = date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    return When(start.isoformat(), end.isoformat(), precision, span, depends)
