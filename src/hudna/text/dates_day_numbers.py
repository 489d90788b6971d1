"""Weekdays with the number of the day and no month: "Wednesday 25"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hudna.text.dates_stated import Stated
from hudna.text.fold import fold

__all__ = ["day_numbered", "following", "with_day_numbers"]

_WEEK = timedelta(days=7)
_WEEKS = (0, -1, -2, -3, -4, 1, 2, 3)
"""Weeks looked through for the day, from the one the weekday alone would mean."""
_LAST_DAY = 31


def following(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of the number of a day: before a stop or one of the words, no noun.

    Null where the language lists none: a number after its weekdays may count anything.
    """
    listed = "|".join(re.escape(fold(word).text) for word in words)
    if not listed:
        return None
    stop = rf"[ ]*(?:[,.;:!?)\n]|$|[-–][ ]|(?:{listed})\b)"
    return re.compile(rf"[ ](\d{{1,2}})(?![\d.,:/]*\d)(?={stop})")


def with_day_numbers(
    stated: Sequence[Stated], text: str, number: re.Pattern[str] | None
) -> list[Stated]:
    """Take in the number after a weekday that has no month where no noun it counts follows."""
    if number is None:
        return list(stated)
    found: list[Stated] = []
    for one in stated:
        before = found[-1] if found else None
        if before is not None and _at_clock(before, one, text):
            found[-1] = replace(before, clock=one.clock, last_clock=one.last_clock, end=one.end)
        else:
            found.append(_numbered(one, text, number))
    return found


def day_numbered(stated: Stated, day: date) -> date | None:
    """Return the day nearest to a weekday's that has the number told; null where none has."""
    if not stated.days:
        return day
    weeks = (day + _WEEK * count for count in _WEEKS)
    return next((one for one in weeks if one.day in stated.days), None)


def _at_clock(day: Stated, one: Stated, text: str) -> bool:
    """Return whether the time of day follows a numbered weekday ("Wednesday 25, 16:00")."""
    numbered = day.weekday is not None and day.month is None and bool(day.days)
    return numbered and one.is_clock and not text[day.end : one.start].strip(" ,")


def _numbered(one: Stated, text: str, number: re.Pattern[str]) -> Stated:
    bare = one.weekday is not None and one.month is None and one.until is None
    if not bare or one.days or one.clock is not None:
        return one
    found = number.match(text, one.end)
    if found is None or not 0 < int(found[1]) <= _LAST_DAY:
        return one
    return replace(one, days=(int(found[1]),), end=found.end(1))
