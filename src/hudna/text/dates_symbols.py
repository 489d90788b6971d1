"""The words of dates as a string of one-letter symbols, so that a date is a pattern of letters.

m month, w weekday, d day number, y year number, n other number, q number in words, h clock time,
N date in figures, r relative day, p part of day, g night, z midnight, e edge (early, late),
L last, C current, X next, Y M D U the words year, month, day and other units, t to, a and,
f filler, i in; punctuation stands for itself, "o" for anything else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from hudna.text.fold import Folded, fold
from hudna.text.languages import Language
from hudna.text.numbers import scan_numbers
from hudna.text.phrases import Hit, PhraseBook
from hudna.text.tokens import Token, tokens

__all__ = ["Symbol", "symbols"]

_CLOCK = re.compile(r"(?<![\d:.])([01]?\d|2[0-4])[:.]([0-5]\d)(?![\d:.])")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_YEARS = range(1900, 2100)
_DAYS = range(1, 32)
_MONTHS = range(1, 13)
_MARKS = "/,()-"
_SECTIONS = {
    "months": "m",
    "weekdays": "w",
    "relative_days": "r",
    "parts_of_day": "p",
    "edges": "e",
    "units": "U",
    "ordinals": "d",
}
_LISTS = {
    "night": "g",
    "midnight": "z",
    "last": "L",
    "current": "C",
    "next": "X",
    "year_words": "Y",
    "month_words": "M",
    "day_words": "D",
    "to": "t",
    "and": "a",
    "fillers": "f",
    "in": "i",
}


@dataclass(frozen=True, slots=True)
class Symbol:
    """One letter of the pattern string, its value, and the folded characters behind it."""

    letter: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    book: PhraseBook
    joined_and: tuple[str, ...]
    capitalised: bool
    day_first: bool


def symbols(folded: Folded, language: Language) -> list[Symbol]:
    """Return the symbols of a text in order."""
    words = _words(language)
    found = _figures(folded.text, day_first=words.day_first)
    taken = [(symbol.start, symbol.end) for symbol in found]
    units = tokens(folded.text, language)
    counted = {hit.first: hit for hit in scan_numbers(units, language)}
    at = block = 0
    while at < len(units):
        token = units[at]
        while block < len(taken) and taken[block][1] <= token.start:
            block += 1
        if block < len(taken) and taken[block][0] < token.end:
            at += 1
            continue
        hit = words.book.at(units, at)
        if hit is not None and _written_as_name(folded, token, hit, words):
            found += _of_hit(units, hit, words)
            at = hit.past
        elif at in counted and token.value is None:
            number = counted[at]
            end = units[number.past - 1].end
            found.append(Symbol("q", str(number.value), token.start, end))
            at = number.past
        else:
            found.append(_of_token(token))
            at += 1
    return sorted(found, key=lambda symbol: (symbol.start, symbol.end))


def _written_as_name(folded: Folded, token: Token, hit: Hit, words: _Words) -> bool:
    if not words.capitalised or hit.labels[0][0] != "m":
        return True
    return folded.quote(token.start, token.start + 1).isupper()


def _of_hit(units: Sequence[Token], hit: Hit, words: _Words) -> list[Symbol]:
    start, end = units[hit.first].start, units[hit.past - 1].end
    head = [Symbol("a", "", start, start)] if hit.prefix.startswith(words.joined_and) else []
    label = hit.labels[0]
    return [*head, Symbol(label[0], label[2:], start + len(hit.prefix), end)]


def _of_token(token: Token) -> Symbol:
    letter = token.text if token.text in _MARKS else "o"
    if token.value is not None:
        value = int(token.value)
        is_plain = token.text.isdigit()
        if is_plain and len(token.text) <= 2 and value in _DAYS:
            letter = "d"
        else:
            letter = "y" if is_plain and value in _YEARS else "n"
        return Symbol(letter, str(value), token.start, token.end)
    return Symbol(letter, "", token.start, token.end)


def _figures(text: str, *, day_first: bool) -> list[Symbol]:
    """Dates in figures and clock times, none overlapping."""
    found: list[Symbol] = []
    for match in _ISO.finditer(text):
        found += _numeric(match, match[1], match[3], match[4])
    for match in _NUMERIC.finditer(text):
        day, month = (match[1], match[3]) if day_first else (match[3], match[1])
        if int(month) not in _MONTHS:
            day, month = month, day
        found += _numeric(match, match[4], month, day)
    for match in _CLOCK.finditer(text):
        if ":" in match.group():
            value = f"{int(match[1]) % 24:02}:{match[2]}"
            found.append(Symbol("h", value, match.start(), match.end()))
    found.sort(key=lambda symbol: symbol.start)
    clear = [later for earlier, later in pairwise(found) if earlier.end <= later.start]
    return found[:1] + clear


def _numeric(match: re.Match[str], year: str, month: str, day: str) -> list[Symbol]:
    if int(month) not in _MONTHS or int(day) not in _DAYS:
        return []
    return [Symbol("N", f"{year}-{int(month):02}-{int(day):02}", match.start(), match.end())]


@cache
def _words(language: Language) -> _Words:
    section = language.section("dates")
    phrases = [
        (f"{letter}:{key}", pattern)
        for name, letter in _SECTIONS.items()
        for key, patterns in section.get(name, {}).items()
        for pattern in patterns
    ]
    phrases += [(letter, word) for name, letter in _LISTS.items() for word in section.get(name, ())]
    return _Words(
        book=PhraseBook(phrases, language.prefixes),
        joined_and=tuple(fold(word).text for word in section.get("joined_and", ())),
        capitalised=bool(section.get("months_capitalised", False)),
        day_first=section.get("numeric_order", "dmy") == "dmy",
    )
