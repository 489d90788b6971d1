"""The words of dates as a string of one-letter symbols, so that a date is a pattern of letters.

m month, w weekday, d day number, y year number, k year of another calendar, K its last two
figures, E era, n other number, q number in words, h clock time, N date in figures, r relative
day, R day beside the last one told, p part of day, g night, G night into, J night joining two
days, B last night, z midnight, e edge (early, late), b the same behind its month, s season,
L last, C current, X next, S stretch up to now, A ago, T so
long ago, Y M D U the words year, month, day and
other units, t to, a and, f filler, i in, I the same as an ending; punctuation stands for itself,
"o" for anything else.
"""

from collections.abc import Sequence
from typing import NamedTuple

from hudna.text.dates_figures import figures
from hudna.text.dates_words import DateWords, date_words
from hudna.text.fold import Folded
from hudna.text.languages import Language
from hudna.text.numbers import scan_numbers
from hudna.text.phrases import Hit
from hudna.text.tokens import Token, tokens

__all__ = ["Symbol", "symbols"]

_YEARS = range(1900, 2100)
_OTHER_YEARS = range(1200, 1600)
_SHORT_YEARS = range(60, 100)
_DAYS = range(1, 32)
_MARKS = "/,()-"


class Symbol(NamedTuple):
    """One letter of the pattern string, its value, and the folded characters behind it."""

    letter: str
    value: str
    start: int
    end: int


def symbols(folded: Folded, language: Language) -> list[Symbol]:
    """Return the symbols of a text in order."""
    words = date_words(language)
    found = [Symbol(*figure) for figure in figures(folded.text, words)]
    taken = [(symbol.start, symbol.end) for symbol in found]
    units = tokens(folded.text, language)
    counted = {hit.first: hit for hit in scan_numbers(units, language)}
    at = block = 0
    while at < len(units):
        token = units[at]
        while block < len(taken) and taken[block][1] <= token.start:
            block += 1
        if block < len(taken) and taken[block][0] < token.end:
            found += _ending(token, words)
            at += 1
            continue
        hit = words.book.at(units, at)
        if hit is not None:
            found += _of_hit(folded, units, hit, words)
            at = hit.past
        elif at in counted and token.value is None:
            number = counted[at]
            end = units[number.past - 1].stem_end
            found.append(Symbol("q", str(number.value), token.start, end))
            at = number.past
        else:
            found += _of_token(token, words)
            at += 1
    return sorted(found, key=lambda symbol: (symbol.start, symbol.end))


def _of_hit(folded: Folded, units: Sequence[Token], hit: Hit, words: DateWords) -> list[Symbol]:
    first, last = units[hit.first], units[hit.past - 1]
    head = []
    if hit.prefix.startswith(words.joined_and):
        head = [Symbol("a", "", first.start, first.start)]
    letter, value = hit.labels[0][0], hit.labels[0][2:]
    value, _, ending = value.partition("+")
    if letter == "m" and words.capitalised:
        written = folded.original[folded.span(first.start, first.start + 1).start]
        value += "" if written.isupper() else "!"
    symbol = Symbol(letter, value, first.start + len(hit.prefix), last.stem_end)
    tail = [Symbol("I", "", last.stem_end, last.stem_end)] if ending else _ending(last, words)
    return [*head, symbol, *tail]


def _ending(token: Token, words: DateWords) -> list[Symbol]:
    """What hangs on a word or figure and says "in"."""
    hangs = token.tail.lstrip("'-") in words.in_suffixes
    return [Symbol("I", "", token.stem_end, token.stem_end)] if hangs else []


def _of_token(token: Token, words: DateWords) -> list[Symbol]:
    if token.value is None:
        letter = token.text if token.text in _MARKS else "o"
        return [Symbol(letter, "", token.start, token.stem_end)]
    letter, value = "n", str(int(token.value))
    if token.text.isdigit():
        letter, value = _of_figures(int(token.text), len(token.text), words)
    return [Symbol(letter, value, token.start, token.stem_end), *_ending(token, words)]


def _of_figures(value: int, length: int, words: DateWords) -> tuple[str, str]:
    if length <= 2 and value in _DAYS:
        return "d", str(value)
    if length == 4 and value in _YEARS:
        return "y", str(value)
    if length == 4 and words.year_calendar and value in _OTHER_YEARS:
        return "k", f"{words.year_calendar} {value}"
    if length == 2 and words.short_century and value in _SHORT_YEARS:
        return "K", f"{words.year_calendar} {words.short_century + value}"
    return "n", str(value)
