"""Numbers in digits, in words and in the form of a noun (the Arabic dual).

Words and nouns come from `numbers.yaml` of the language.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from hudna.model.span import Span
from hudna.text.fold import Folded, fold
from hudna.text.languages import Language
from hudna.text.numbers_sum import Sum
from hudna.text.phrases import Hit, PhraseBook
from hudna.text.tokens import Token, tokens

__all__ = ["Number", "NumberForm", "NumberHit", "find_numbers", "scan_numbers"]

_THOUSAND = 1000
_SECTIONS = ("values", "scales", "counted_scales", "each_values", "weak_values", "adverbs")


class NumberForm(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    DUAL = "dual"
    SINGULAR = "singular"
    ADVERB = "adverb"


@dataclass(frozen=True, slots=True)
class Number:
    """A number, where it stands, and whether digits, words or the noun itself carry it.

    `each` is true for a distributive: "six each", "по шесть", "altışar".
    """

    value: int | float
    span: Span
    form: NumberForm
    each: bool = False


@dataclass(frozen=True, slots=True)
class NumberHit:
    """A number over tokens `first` up to `past`; `prefix` is what was written onto it."""

    first: int
    past: int
    value: int | float
    form: NumberForm
    prefix: str = ""
    each: bool = False


def find_numbers(folded: Folded, language: Language) -> list[Number]:
    """Return every number of the text in its order."""
    words = tokens(folded.text, language)
    return [
        Number(hit.value, _span(folded, words, hit), hit.form, hit.each)
        for hit in scan_numbers(words, language)
    ]


def _span(folded: Folded, words: Sequence[Token], hit: NumberHit) -> Span:
    return folded.span(words[hit.first].start + len(hit.prefix), words[hit.past - 1].stem_end)


def scan_numbers(words: Sequence[Token], language: Language) -> list[NumberHit]:
    """Return the numbers among `words`, by token.

    Dates, numbers and bulletins of one text ask in turn, so the last answer is kept.
    """
    lexicon = _lexicon(language)
    last = lexicon.last
    if last is not None and last[0] is words:
        return last[1]
    found = _scanned(words, lexicon)
    lexicon.last = (words, found)
    return found


def _scanned(words: Sequence[Token], lexicon: "_Lexicon") -> list[NumberHit]:
    found: list[NumberHit] = []
    at = 0
    while at < len(words):
        hit, past = lexicon.at(words, at)
        if hit is not None:
            found.append(hit)
        at = past
    return found


class _Lexicon:
    """The number words of one language."""

    def __init__(self, language: Language) -> None:
        self.last: tuple[Sequence[Token], list[NumberHit]] | None = None
        section = language.section("numbers")
        articles = ("", *_folded(section.get("articles", ())))
        self._joiners = frozenset(
            word + article for word in _folded(section.get("joiners", ())) for article in articles
        )
        self._carried = self._joiners | frozenset(articles)
        self._unit_before_ten = bool(section.get("unit_before_ten", False))
        self._ten_before_unit = bool(section.get("ten_before_unit", False))
        self._digits_after_scale = bool(section.get("digits_after_scale", False))
        self._counters = frozenset(_folded(section.get("counters", ())))
        self._each_before = frozenset(_folded(section.get("each_before", ())))
        self._each_after = frozenset(_folded(section.get("each_after", ())))
        self._each_never = frozenset(_folded(section.get("each_never", ())))
        self._each_endings = frozenset(
            "'" + word for word in _folded(section.get("each_endings", ()))
        )
        phrases = [
            (f"{kind}:{value}", pattern)
            for kind in _SECTIONS
            for value, patterns in section.get(kind, {}).items()
            for pattern in patterns
        ]
        phrases += [("vague:0", pattern) for pattern in section.get("vague", ())]
        phrases += [("half:0.5", pattern) for pattern in section.get("halves", ())]
        phrases += _glued(section)
        nouns = [
            (form.value, pattern)
            for form in (NumberForm.DUAL, NumberForm.SINGULAR)
            for pattern in section.get(form.value, ())
        ]
        self._words = PhraseBook(phrases, language.prefixes)
        self._nouns = PhraseBook(nouns, language.prefixes)

    def at(self, words: Sequence[Token], at: int) -> tuple[NumberHit | None, int]:
        """Return the number that starts at a token, and where to go on."""
        token = words[at]
        if token.value is not None:
            hit: NumberHit | None = self._digits(words, at)
        elif not token.is_word:
            return None, at + 1
        else:
            hit, past = self._in_words(words, at)
            if hit is None:
                return None, past
        assert hit is not None
        return self._distributed(words, hit), hit.past

    def _digits(self, words: Sequence[Token], at: int) -> NumberHit:
        """Read digits, a scale behind them ("2.5 million"), and the rest behind the scale."""
        value: float = words[at].value or 0
        past = at + 1
        scale = self._scale(words, past)
        if scale is not None:
            factor = _value(scale)
            value, past = value * factor, scale.past
            rest, after = self._rest(words, past, factor)
            if rest:
                value, past = value + rest, after
        return NumberHit(at, past, _plain(value), NumberForm.DIGITS)

    def _rest(self, words: Sequence[Token], at: int, below: float) -> tuple[float, int]:
        """Read what follows a scale in digits: the 300 of "5 thousand 300"."""
        if not self._digits_after_scale or below < _THOUSAND:
            return 0, at
        if at < len(words) and words[at].text in self._joiners:
            at += 1
        value = words[at].value if at < len(words) and words[at].is_whole else None
        fits = value is not None and value < below and not self._scale(words, at + 1)
        return (value or 0, at + 1) if fits else (0, at)

    def _scale(self, words: Sequence[Token], at: int) -> Hit | None:
        hit = self._words.at(words, at) if at < len(words) and words[at].is_word else None
        return hit if hit and not hit.prefix and _kind(hit).endswith("scales") else None

    def _in_words(self, words: Sequence[Token], at: int) -> tuple[NumberHit | None, int]:
        """Read a number in words, or a noun that carries its number."""
        first = self._words.at(words, at)
        if first is None:
            noun = self._nouns.at(words, at)
            if noun is None:
                return None, at + 1
            form = NumberForm(noun.labels[0])
            value = 2 if form is NumberForm.DUAL else 1
            return NumberHit(at, noun.past, value, form, noun.prefix), noun.past
        kind = _kind(first)
        if kind in ("vague", "counted_scales"):
            return None, self._past_scales(words, first.past)
        if kind == "half":
            return None, first.past
        if kind == "adverbs":
            hit = NumberHit(at, first.past, int(_value(first)), NumberForm.ADVERB, first.prefix)
            return hit, first.past
        hit = self._sum(words, first)
        counted = hit.past < len(words) and words[hit.past].text in self._counters
        if kind == "weak_values" and hit.past == first.past and not counted:
            return None, first.past
        return hit, hit.past

    def _past_scales(self, words: Sequence[Token], past: int) -> int:
        """Return where "tens of thousands" ends, which is no number."""
        while past < len(words) and words[past].is_word:
            hit = self._words.at(words, past)
            if hit is None or hit.prefix not in self._carried or not _kind(hit).endswith("scales"):
                break
            past = hit.past
        return past

    def _sum(self, words: Sequence[Token], first: Hit) -> NumberHit:
        total = Sum(unit_before_ten=self._unit_before_ten, ten_before_unit=self._ten_before_unit)
        total.add(_value(first), scale=_is_scale(first), joined=False)
        past, each = first.past, _kind(first) == "each_values"
        while not each and (step := self._next(words, past)) is not None:
            hit, joined = step
            if _kind(hit) == "half":
                if not total.half():
                    break
            elif not total.add(_value(hit), scale=_is_scale(hit), joined=joined):
                break
            past, each = hit.past, _kind(hit) == "each_values"
        form = NumberForm.WORDS
        return NumberHit(first.first, past, _plain(total.value), form, first.prefix, each)

    def _next(self, words: Sequence[Token], at: int) -> tuple[Hit, bool] | None:
        hit = self._words.at(words, at) if at < len(words) else None
        if hit is not None and _kind(hit) == "half":
            return hit, True
        joined = False
        if at < len(words) and words[at].text in self._joiners:
            joined, at = True, at + 1
            hit = self._words.at(words, at) if at < len(words) else None
        if hit is None or hit.prefix not in self._carried or _kind(hit) in ("vague", "adverbs"):
            return None
        return hit, joined or hit.prefix in self._joiners

    def _distributed(self, words: Sequence[Token], hit: NumberHit) -> NumberHit:
        before = words[hit.first - 1].text if hit.first else ""
        after = words[hit.past].text if hit.past < len(words) else ""
        each = before in self._each_before and words[hit.first].text not in self._each_never
        each = each or after in self._each_after or words[hit.past - 1].tail in self._each_endings
        return replace(hit, each=True) if each else hit


def _folded(words: Sequence[str]) -> list[str]:
    return [fold(str(word)).text for word in words]


def _glued(section: object) -> list[tuple[str, str]]:
    """Return tens and units written as one word, where the language does so ("yirmibeş")."""
    assert isinstance(section, dict)
    values = section.get("values", {})
    tens, units = (
        {value: values.get(value, ()) for value in numbers}
        for numbers in (range(10, 100, 10), range(1, 10))
    )
    if not section.get("glued_tens", False):
        return []
    return [
        (f"values:{ten + unit}", tens_word + unit_word)
        for ten, tens_words in tens.items()
        for unit, unit_words in units.items()
        for tens_word in tens_words
        for unit_word in unit_words
    ]


def _kind(hit: Hit) -> str:
    return hit.labels[0].partition(":")[0]


def _value(hit: Hit) -> float:
    return float(hit.labels[0].partition(":")[2])


def _is_scale(hit: Hit) -> bool:
    return _kind(hit).endswith("scales")


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value


@cache
def _lexicon(language: Language) -> _Lexicon:
    return _Lexicon(language)
