"""Days and stretches counted from the publication, or from the day told before."""

from datetime import date, timedelta

from hudna.model.span import Span
from hudna.model.when import DatePrecision, When
from hudna.text.dates_anchor import Anchor
from hudna.text.dates_day_numbers import day_numbered
from hudna.text.dates_shape import of_day, precision_of
from hudna.text.dates_stated import Stated

__all__ = ["of_ago", "of_beside", "of_relative", "of_season", "of_stretch", "of_week"]

_UNIT_DAYS = {"day": 1, "week": 7}
_UNIT_PRECISION = {
    "minute": DatePrecision.DAY,
    "hour": DatePrecision.DAY,
    "day": DatePrecision.DAY,
    "week": DatePrecision.WEEK,
    "month": DatePrecision.MONTH,
    "year": DatePrecision.YEAR,
}
_SEASONS = {
    "gregorian": {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (1, 12)},
    "solar": {"spring": (1, 3), "summer": (4, 6), "autumn": (7, 9), "winter": (10, 12)},
}
"""The winter of a Gregorian year may be its first months or its last: nobody can tell."""


def of_stretch(back: tuple[int, str], anchor: Anchor, span: Span) -> When:
    """Return the stretch that ends with the publication."""
    count, unit = back
    precision = _UNIT_PRECISION[unit]
    if anchor.day is None:
        return When(None, None, precision, span, depends_on_publication=True)
    start = anchor.day - _length(count, unit)
    return When(start.isoformat(), anchor.day.isoformat(), precision, span, True)


def of_ago(ago: tuple[int, str], anchor: Anchor, span: Span) -> When:
    """Return the day so long before the publication; of weeks and more, what lies around it."""
    count, unit = ago
    precision = _UNIT_PRECISION[unit]
    if anchor.day is None:
        return When(None, None, precision, span, depends_on_publication=True)
    day = anchor.day - _length(count, unit)
    around = timedelta(days={"week": 3, "month": 15, "year": 182}.get(unit, 0))
    start, end = day - around, day + around
    if unit in ("minute", "hour"):
        end = anchor.day
    return When(start.isoformat(), end.isoformat(), precision, span, True)


def _length(count: int, unit: str) -> timedelta:
    if unit == "hour":
        return timedelta(days=-(-count // 24))
    if unit == "minute":
        return timedelta(days=-(-count // 1440))
    if unit in _UNIT_DAYS:
        return timedelta(days=count * _UNIT_DAYS[unit])
    return timedelta(days=count * (30 if unit == "month" else 365))


def of_relative(stated: Stated, anchor: Anchor, span: Span) -> When:
    """Return "yesterday", "on Friday" and the like."""
    if anchor.day is None:
        return When(None, None, precision_of(stated), span, depends_on_publication=True)
    if stated.day_shift is not None:
        day = anchor.day + timedelta(days=stated.day_shift)
    else:
        numbered = day_numbered(stated, _weekday(stated, anchor.day))
        if numbered is None:
            return When(None, None, precision_of(stated), span, depends_on_publication=True)
        day = numbered
    return of_day(stated, (day,), span, depends=True)


def _weekday(stated: Stated, published: date) -> date:
    assert stated.weekday is not None
    behind = (published.weekday() - stated.weekday) % 7
    if stated.which == "L" and behind == 0:
        behind = 7
    day = published - timedelta(days=behind)
    if stated.ahead and stated.which is None and behind:
        return day + timedelta(days=7)
    return day + timedelta(days=7) if stated.which == "X" else day


def of_week(stated: Stated, anchor: Anchor, span: Span, begins: int) -> When:
    """Return the week before, of or after the publication; `begins` is its first weekday."""
    if anchor.day is None or stated.which is None:
        return When(None, None, DatePrecision.WEEK, span, depends_on_publication=True)
    start = anchor.day - timedelta(days=(anchor.day.weekday() - begins) % 7)
    start += timedelta(days={"L": -7, "C": 0, "X": 7}[stated.which])
    end = start + timedelta(days=6)
    return When(start.isoformat(), end.isoformat(), DatePrecision.WEEK, span, True)


def of_beside(stated: Stated, told: When | None, span: Span) -> When:
    """Return "the same day", "the next day": counted from the day told before, if it is known."""
    assert stated.beside is not None
    if told is None or told.end is None:
        return When(None, None, precision_of(stated), span, depends_on_publication=False)
    day = date.fromisoformat(told.end[:10]) + timedelta(days=stated.beside)
    return of_day(stated, (day,), span, depends=told.depends_on_publication)


def of_season(stated: Stated, anchor: Anchor, span: Span) -> When:
    """Return the months of a season of a year."""
    assert stated.season is not None
    calendar = stated.calendar
    if calendar.name not in _SEASONS:
        return When(None, None, DatePrecision.SEASON, span, depends_on_publication=False)
    first, last = _SEASONS[calendar.name][stated.season]
    year = stated.year
    if year is None and stated.which in ("L", "C") and anchor.day is not None:
        year = anchor.day.year
        if stated.year_shift is not None:
            year += stated.year_shift
        elif stated.which == "L" and last >= anchor.day.month:
            year -= 1
    if year is None:
        return When(None, None, DatePrecision.SEASON, span, depends_on_publication=True)
    start = calendar.day(year, first, 1)
    end = calendar.day(year, last, calendar.month_length(year, last))
    depends = stated.year is None
    return When(start.isoformat(), end.isoformat(), DatePrecision.SEASON, span, depends)
