"""Dates and clock times written in figures alone."""

import re
from itertools import pairwise

from hudna.text.dates_words import DateWords

__all__ = ["figures"]

_CLOCK = re.compile(r"(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?!:?\d|\.\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20|1[234])\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.]| ?/ ?)(\d{1,2})\2((?:19|20|1[234])\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d.])(\d\d)\.(\d\d)\.(\d\d)(?!\d|\.\d)")
_MONTHS = range(1, 13)
_DAYS = range(1, 32)
_GREGORIAN = "19"
"""Years from here on are Gregorian, earlier ones of the calendar the language names."""
_CENTURY = 2000

Figure = tuple[str, str, int, int]


def figures(text: str, words: DateWords) -> list[Figure]:
    """Return (letter, value, start, end) in folded characters, none overlapping.

    A date is N with "calendar year month day", a clock time h with hours and minutes.
    """
    found: list[Figure] = []
    for match in _YEAR_FIRST.finditer(text):
        found += _dated(match, words, match[1], match[3], match[4])
    for match in _YEAR_LAST.finditer(text):
        day, month = (match[1], match[3]) if words.day_first else (match[3], match[1])
        if int(month) not in _MONTHS:
            day, month = month, day
        found += _dated(match, words, match[4], month, day)
    for match in _SHORT.finditer(text) if words.short_figures else ():
        found += _dated(match, words, str(_CENTURY + int(match[3])), match[2], match[1])
    for match in _CLOCK.finditer(text):
        found.append(_clock(match, match.start(), match[1], match[2]))
    for match in words.dotted_clock.finditer(text) if words.dotted_clock else ():
        group = 1 if match[1] else 3
        found.append(_clock(match, match.start(group), match[group], match[group + 1], group + 1))
    found.sort(key=lambda figure: figure[2])
    clear = [later for earlier, later in pairwise(found) if earlier[3] <= later[2]]
    return found[:1] + clear


def _clock(match: re.Match[str], start: int, hours: str, minutes: str, last: int = 2) -> Figure:
    return "h", f"{int(hours) % 24:02}:{minutes}", start, match.end(last)


def _dated(match: re.Match[str], words: DateWords, year: str, month: str, day: str) -> list[Figure]:
    calendar = "gregorian" if year >= _GREGORIAN else words.year_calendar
    if not calendar or int(month) not in _MONTHS or int(day) not in _DAYS:
        return []
    return [("N", f"{calendar} {year} {int(month)} {int(day)}", match.start(), match.end())]
