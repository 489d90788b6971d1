"""The interval and precision of a stated day or month, once its year is known."""

from datetime import date, timedelta

from hudna.model.span import Span
from hudna.model.when import DatePrecision, When
from hudna.text.dates_stated import Stated

__all__ = ["of_day", "of_month", "precision_of"]

_MONTH_EDGES = {
    "begin": (1, 10),
    "middle": (11, 20),
    "end": (21, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
}


def of_day(stated: Stated, days: tuple[date, ...], span: Span, *, depends: bool) -> When:
    """Return the interval of one day or several.

    Midnight between two days is the moment the second one begins; a night into a day began the
    day before. Days of a calendar that may be off by one are widened by it.
    """
    slack = timedelta(days=stated.calendar.slack)
    first, last = days[0] - slack, days[-1] + slack
    if stated.night_into:
        first -= timedelta(days=1)
        return When(first.isoformat(), last.isoformat(), DatePrecision.PART_OF_DAY, span, depends)
    if stated.midnight and len(days) > 1 and not slack:
        moment = f"{last.isoformat()}T00:00"
        return When(moment, moment, DatePrecision.MINUTE, span, depends)
    if stated.clock and first == last:
        end = stated.last_clock or stated.clock
        last += timedelta(days=end < stated.clock)
        moments = f"{first.isoformat()}T{stated.clock}", f"{last.isoformat()}T{end}"
        return When(*moments, DatePrecision.MINUTE, span, depends)
    if stated.night_on and first == last:
        last += timedelta(days=1)
    if stated.edge and first == last:
        return When(first.isoformat(), last.isoformat(), DatePrecision.PART_OF_DAY, span, depends)
    return When(first.isoformat(), last.isoformat(), precision_of(stated), span, depends)


def of_month(stated: Stated, year: int, span: Span, *, depends: bool) -> When:
    """Return the interval of a month, of months in a row, or of an edge of one."""
    assert stated.month is not None
    calendar = stated.calendar
    slack = timedelta(days=calendar.slack)
    last_month = stated.last_month or stated.month
    last_year = year + (last_month < stated.month)
    first, last = 1, calendar.month_length(last_year, last_month)
    if stated.edge:
        low, high = _MONTH_EDGES[stated.edge]
        first, last = low, min(high, last)
    start = calendar.day(year, stated.month, first) - slack
    end = calendar.day(last_year, last_month, last) + slack
    return When(start.isoformat(), end.isoformat(), DatePrecision.MONTH, span, depends)


def precision_of(stated: Stated) -> DatePrecision:
    """Return the finest unit the words support."""
    if stated.month is not None and not stated.days:
        return DatePrecision.MONTH
    if stated.clock or (stated.midnight and len(stated.days) > 1):
        return DatePrecision.MINUTE
    if stated.part or stated.night or stated.midnight:
        return DatePrecision.PART_OF_DAY
    return DatePrecision.DAY
