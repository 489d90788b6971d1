"""Patterns of dates over the symbols of `dates_symbols`: where a date begins and ends."""

import re
from collections.abc import Sequence

from hudna.text.dates_build import build, holds
from hudna.text.dates_stated import Stated
from hudna.text.dates_symbols import Symbol

__all__ = ["stated_dates"]

_DAYS = r"d(?:(?:f*,f*d){0,3}f*,?f*[ta\-]f*d)?"
_MONTH = r"m(?:/m|\(m\))?(?:f*M)?I?"
_MONTHS = r"m(?:/m|\(m\)|-m)?(?:f*M)?I?"
_NUMBER = r"(?:[yk](?:[\-a]y)?(?:f*Y)?I?E?)"
_YEAR = rf"(?:[,fi]*(?:Yf*[yk]I?E?|{_NUMBER}|Yf?[LCX]|[LCX]Y)|f*(?:Yf*)?K)"
_BEFORE = r"(?:[rpgzwDG][fi,/(]*|U?hI?(?:[fi]*[ta\-]f*U?hI?)?U?[fi,]*)*"
_AFTER = r"(?:[fi,(]{0,2}(?:Df*)?(?:w|[pgz](?![fi]*[rwd]))D?\)?){0,3}"
_WHICH = rf"(?:{_YEAR}|f*[LCX])"
_CLOCK = r"(?:[fi,]{0,2}U?hI?(?:[fi]*[ta\-]f*U?hI?)?)?"
_COUNT = r"[dnq]"
_FIRST_YEAR = r"(?:[yk](?:f*Y)[fi]*|[yk]f*|[LCX]Yf*|Yf*[LCX]f*|Yf*[yk]f*)"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"i?{_BEFORE}{_DAYS}f*(?:Mf*)?{_MONTH}{_WHICH}?{_CLOCK}{_AFTER}{_CLOCK}",
        rf"i?{_BEFORE}{_MONTH}f*{_DAYS}{_WHICH}?{_CLOCK}{_AFTER}",
        rf"i?df*(?:mf*)?(?:[yk]f*)?[,\-ta]?f*df*{_MONTH}{_WHICH}?[fI]*Jf*[gz]",
        r"w[fI]*D?f*[\-ta]?w[fI]*D?f*Jf*[gz]",
        rf"{_FIRST_YEAR}(?:{_DAYS}f*)?(?:Mf*)?{_MONTH}(?:f*b)?{_AFTER}",
        rf"(?:e[\-fi]*)?(?:Mf*)?{_MONTHS}{_WHICH}(?:f*b)?",
        rf"(?:e[\-fi]*)?[LCX]f*(?:Mf*)?{_MONTH}(?:f*b)?",
        rf"e[\-f]*(?:Mf*)?{_MONTHS}|(?:Mf*)?{_MONTHS}f*b|mf*M|mI",
        rf"[iM]f*(?:Mf*)?{_MONTHS}{_WHICH}?",
        r"(?:e[\-f]*)?Yf*[yk](?:[\-ta]y)?I?E?|e[\-f]*yY?|if*y|Yf*K",
        r"(?:i?e[\-f]*)?[yk](?:[\-ta]y)?(?:f*Y)(?:f*b)?|[yk](?:I|f*b|E)",
        r"(?:e[\-fi]*)?(?:Yf*[LCX]|[LCX]Y)(?:f*b)?",
        r"(?:e[\-fi]*)?(?:Mf*[LCX]|[LCX]M)(?:f*b)?",
        rf"L{_COUNT}?[UDMY]|{_COUNT}[UDMY]L|[UDMY]f*{_COUNT}?(?:[UD])?L|[UD]{_COUNT}L|S",
        rf"{_COUNT}[UDMY]f*A|T",
        rf"i?(?:Df*)?{_DAYS}(?:f*(?:Mf*C|CM)|f+(?:Mf*L|LM))",
        rf"[LCX]?s(?:{_YEAR}|f*[LCX])?",
        r"(?:[wpgzhG][fi,]*)*[rR](?:[fi,]*(?:[wpgzD]|U?hI?))*",
        rf"(?:[LCX]f*|(?:[pgzDG]|U?hI?)[fi,]*)*w(?:[f,]*[LCXpgzD])*{_CLOCK}",
        r"(?:[gG][fi]*)w[fi]*[\-/ta]?f*w(?:[f,]*[LCX])*",
        r"gf*L|Lg|B|Cf*[pg]",
        r"(?:Uf*)?hI?(?:[fi]*[ta\-]f*U?hI?)?p?",
        r"[LCX]U|Uf*[LCX]",
        rf"(?:(?:[wpgzDG]|U?hI?(?:[fi]*[ta\-]f*U?hI?)?U?)[fi,]*)*N(?:f*Y)?{_CLOCK}{_AFTER}{_CLOCK}",
    )
)
_STARTS = frozenset("rRpgzwDhdmeLCXMYiUnqNyksSTBG")
_ALONE = frozenset("rRwNBSTsh")
"""Symbols that may be a date by themselves; any other is looked at only with a neighbour."""
_STOPS = frozenset("o")


def stated_dates(found: Sequence[Symbol]) -> list[Stated]:
    """Return the dates among the symbols, the longest at each place."""
    letters = "".join(symbol.letter for symbol in found) + "o"
    dates: list[Stated] = []
    at, last = 0, len(found)
    while at < last:
        end = _longest(letters, at, last)
        while end > at and not holds(found[at:end]):
            end = _longest(letters, at, end - 1)
        if end > at:
            dates.append(build(found[at:end]))
        at = max(end, at + 1)
    return dates


def _longest(letters: str, at: int, last: int) -> int:
    letter = letters[at]
    if letter not in _STARTS or (letters[at + 1] in _STOPS and letter not in _ALONE):
        return at
    ends = (match.end() for pattern in _PATTERNS if (match := pattern.match(letters, at, last)))
    return max(ends, default=at)
