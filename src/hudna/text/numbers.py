"""Numbers in digits, in words and in the form of a noun (the Arabic dual).

Words and nouns come from `numbers.yaml` of the language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from hudna.model.span import Span
from hudna.text.fold import Folded, fold
from hudna.text.languages import Language
from hudna.text.phrases import Hit, PhraseBook
from hudna.text.tokens import Token, tokens

__all__ = ["Number", "NumberForm", "NumberHit", "find_numbers", "scan_numbers"]

_HUNDRED = 100
_THOUSAND = 1000
_TEN = 10


class NumberForm(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    DUAL = "dual"
    SINGULAR = "singular"


@dataclass(frozen=True, slots=True)
class Number:
    """A number, where it stands, and whether digits, words or the noun itself carry it."""

    value: int | float
    span: Span
    form: NumberForm


@dataclass(frozen=True, slots=True)
class NumberHit:
    """A number over tokens `first` up to `past`; `prefix` is what was written onto it."""

    first: int
    past: int
    value: int | float
    form: NumberForm
    prefix: str = ""


def find_numbers(folded: Folded, language: Language) -> list[Number]:
    """Return every number of the text in its order."""
    words = tokens(folded.text)
    return [
        Number(hit.value, _span(folded, words, hit), hit.form)
        for hit in scan_numbers(words, language)
    ]


def _span(folded: Folded, words: Sequence[Token], hit: NumberHit) -> Span:
    return folded.span(words[hit.first].start + len(hit.prefix), words[hit.past - 1].end)


def scan_numbers(words: Sequence[Token], language: Language) -> list[NumberHit]:
    """Return the numbers among `words`, by token."""
    lexicon = _lexicon(language)
    found: list[NumberHit] = []
    at = 0
    while at < len(words):
        hit = lexicon.digits(words, at) if words[at].value is not None else lexicon.at(words, at)
        if hit is not None:
            found.append(hit)
        at = hit.past if hit is not None else at + 1
    return found


class _Lexicon:
    """The number words of one language."""

    def __init__(self, language: Language) -> None:
        section = language.section("numbers")
        articles = ("", *(fold(word).text for word in section.get("articles", ())))
        self._joiners = frozenset(
            fold(word).text + article for word in section.get("joiners", ()) for article in articles
        )
        self._carried = self._joiners | frozenset(articles)
        self._unit_before_ten = bool(section.get("unit_before_ten", False))
        self._scales = {str(value) for value in section.get("scales", {})}
        phrases = [
            (str(value), pattern)
            for kind in ("values", "scales")
            for value, patterns in section.get(kind, {}).items()
            for pattern in patterns
        ]
        nouns = [
            (form.value, pattern)
            for form in (NumberForm.DUAL, NumberForm.SINGULAR)
            for pattern in section.get(form.value, ())
        ]
        self._words = PhraseBook(phrases, language.prefixes)
        self._nouns = PhraseBook(nouns, language.prefixes)

    def digits(self, words: Sequence[Token], at: int) -> NumberHit:
        """Read digits, and a scale behind them ("2.5 million")."""
        value: float = words[at].value or 0
        past = at + 1
        scale = self._words.at(words, past) if past < len(words) else None
        if scale is not None and not scale.prefix and scale.labels[0] in self._scales:
            value, past = value * float(scale.labels[0]), scale.past
        return NumberHit(at, past, _plain(value), NumberForm.DIGITS)

    def at(self, words: Sequence[Token], at: int) -> NumberHit | None:
        """Read a number in words, or a noun that carries its number."""
        if not words[at].is_word:
            return None
        first = self._words.at(words, at)
        if first is None:
            noun = self._nouns.at(words, at)
            if noun is None:
                return None
            form = NumberForm(noun.labels[0])
            value = 2 if form is NumberForm.DUAL else 1
            return NumberHit(at, noun.past, value, form, noun.prefix)
        sum_ = _Sum(self._unit_before_ten)
        sum_.add(float(first.labels[0]), first.labels[0] in self._scales, joined=False)
        past = first.past
        while (step := self._next(words, past)) is not None:
            hit, joined = step
            if not sum_.add(float(hit.labels[0]), hit.labels[0] in self._scales, joined=joined):
                break
            past = hit.past
        return NumberHit(at, past, _plain(sum_.value), NumberForm.WORDS, first.prefix)

    def _next(self, words: Sequence[Token], at: int) -> tuple[Hit, bool] | None:
        joined = False
        if at < len(words) and words[at].text in self._joiners:
            joined, at = True, at + 1
        hit = self._words.at(words, at) if at < len(words) else None
        if hit is None or hit.prefix not in self._carried:
            return None
        return hit, joined or hit.prefix in self._joiners


class _Sum:
    """Adds number words as they are spoken: 200 + 30 + 4, 5 and 20, 3 x 1000."""

    def __init__(self, unit_before_ten: bool) -> None:
        self._unit_before_ten = unit_before_ten
        self._done = 0.0
        self._current = 0.0
        self._last = float("inf")

    @property
    def value(self) -> float:
        return self._done + self._current

    def add(self, value: float, scale: bool, *, joined: bool) -> bool:
        """Add one more word; false where it does not belong to this number."""
        if scale:
            return self._multiply(value)
        fits = value < _room(self._last)
        if self._unit_before_ten and joined and self._last < _TEN <= value < _HUNDRED:
            fits = value % _TEN == 0
        if fits:
            self._current += value
            self._last = value
        return fits

    def _multiply(self, value: float) -> bool:
        if self._current == 0 and self._done:
            return False
        if value == _HUNDRED:
            if self._current >= _TEN:
                return False
            self._current = max(self._current, 1) * value
        else:
            self._done += max(self._current, 1) * value
            self._current = 0
        self._last = value
        return True


def _room(last: float) -> float:
    """Return below what the next word must lie: after 30 a unit, after 200 anything under 100."""
    if last >= _THOUSAND:
        return last
    if last >= _HUNDRED:
        return _HUNDRED
    return _TEN if last >= 2 * _TEN and last % _TEN == 0 else 0


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value


@cache
def _lexicon(language: Language) -> _Lexicon:
    return _Lexicon(language)
