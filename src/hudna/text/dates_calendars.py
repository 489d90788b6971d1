"""Years, months and days of three calendars as Gregorian days.

Solar Hijri days (Iran) are exact. Lunar Hijri days follow the Umm al-Qura tables; where the new
moon is watched for, the day may differ by one either way, so `slack` is 1.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

__all__ = ["CALENDARS", "GREGORIAN", "Calendar"]

_Parts = tuple[int, int, int]
_Solar: Any = JalaliDate


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar of twelve months. Its functions raise `ValueError` for days it does not have."""

    name: str
    day: Callable[[int, int, int], date]
    parts: Callable[[date], _Parts]
    month_length: Callable[[int, int], int]
    slack: int = 0


def _gregorian_parts(day: date) -> _Parts:
    return day.year, day.month, day.day


def _gregorian_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _solar_day(year: int, month: int, day: int) -> date:
    found: date = _Solar(year, month, day).to_gregorian()
    return found


def _solar_parts(day: date) -> _Parts:
    found = _Solar(day)
    return found.year, found.month, found.day


def _solar_length(year: int, month: int) -> int:
    return int(_Solar.days_in_month(month, year))


def _hijri_day(year: int, month: int, day: int) -> date:
    try:
        found = Hijri(year, month, day).to_gregorian()
    except OverflowError as error:
        raise ValueError(str(error)) from error
    return date(found.year, found.month, found.day)


def _hijri_parts(day: date) -> _Parts:
    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError as error:
        raise ValueError(str(error)) from error
    return found.year, found.month, found.day


def _hijri_length(year: int, month: int) -> int:
    try:
        return int(Hijri(year, month, 1).month_length())
    except OverflowError as error:
        raise ValueError(str(error)) from error


GREGORIAN = Calendar("gregorian", date, _gregorian_parts, _gregorian_length)
CALENDARS = {
    found.name: found
    for found in (
        GREGORIAN,
        Calendar("solar", _solar_day, _solar_parts, _solar_length),
        Calendar("hijri", _hijri_day, _hijri_parts, _hijri_length, slack=1),
    )
}
"""The calendars by the names `dates.yaml` uses."""
