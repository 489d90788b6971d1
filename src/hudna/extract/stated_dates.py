"""Dates as slots of agreements and meetings state them: no finer than the words say."""

from hudna.model.span import Quoted
from hudna.model.when import DatePrecision, When

__all__ = ["last_day", "stated"]

_LETTERS = {DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}


def stated(when: When | None) -> Quoted | None:
    """Return the date as far as it is stated ("2018-09" for a month), null where there is none."""
    if when is None or not when.start or when.span is None:
        return None
    return Quoted(when.start[: _LETTERS.get(when.precision, len(when.start))], when.span)


def last_day(when: When | None) -> Quoted | None:
    """Return the last day of several stated days; null where one day or moment is stated."""
    if when is None or not when.end or when.span is None or when.precision is not DatePrecision.DAY:
        return None
    return Quoted(when.end, when.span) if when.end != when.start else None
