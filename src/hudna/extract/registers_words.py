"""The words of a bulletin as typed pieces; what each word is stands in `registers.yaml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hudna.extract.registers_counts import NUMBER_OF, Piece
from hudna.extract.registers_counts import counted as with_counts
from hudna.extract.registers_forms import Forms, forms_of
from hudna.text.fold import Folded, fold
from hudna.text.languages import Language
from hudna.text.numbers import NumberForm, NumberHit, scan_numbers
from hudna.text.phrases import Hit, PhraseBook
from hudna.text.tokens import Token, tokens

__all__ = ["Piece", "Vocabulary", "pieces", "vocabulary"]

_BY_KEY = {
    "pairs_each": "pair",
    "by_sides": "by_side",
    "by_short_sides": "by_short",
    "sides": "side",
    "short_sides": "short",
    "sources": "source",
    "areas": "area",
}
_PLAIN = {
    "not_sides": "skip",
    "bodies": "body",
    "pairs": "pair",
    "double_units": "unit2",
    "single_units": "unit1",
    "units": "unit",
    "weak_single_units": "unit1",
    "weak_units": "unit",
    "double_attacks": "attack2",
    "single_attacks": "attack1",
    "attacks": "attack",
    "times": "times",
    "others": "other",
    "groups": "group",
    "data": "data",
    "running": "running",
    "earlier": "earlier",
    "confirmed": "confirmed",
    "respectively": "respectively",
    "same": "same",
    "each": "each",
    "verbs": "verb",
    "negated_verbs": "negated_verb",
    "nothing": "nothing",
    "negations": "not",
    "any": "any",
    "that": "that",
    "by": "by",
    "and": "and",
    "include": "include",
    "in": "in",
    "place_nouns": "place_noun",
    "whole": "whole",
    "governorate_words": "place_word",
    "truce": "truce",
    "bombed": "bombed",
    "says": "says",
    "sums": "sums",
    "another": "another",
    "periods": "period",
    "after_counts": "after",
    "according": "according",
    "same_place": "same_place",
    "from": "from",
    "headings": "heading",
}
_ROLES = {"says": "word", "bombed": "word", "sums": "word", "according": "word"} | {
    "heading": "word",
    "after": "word",
    "from": "place_word",
    "period": "other",
}
"""Words told apart by `value` alone, and the kind they pass for everywhere else."""
_IN_PARTS = {
    "by_side": ("by", "side"),
    "by_short": ("by", "short"),
    "negated_verb": ("not", "verb"),
}
"""Words that say two things at once: "by the side" in one case form, "did not record"."""
_APOSTROPHE = "'"
_JOINED_WORDS = ("and", "in")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases of a language's bulletins, and the order of the two sides in "both sides"."""

    book: PhraseBook
    pair: tuple[str, ...]
    joined: dict[str, str]
    articles: tuple[str, ...]
    truce: tuple[str, ...]
    joins: tuple[str, ...]
    forms: Forms
    weak_numbers: frozenset[str]


@cache
def vocabulary(language: Language) -> Vocabulary | None:
    """Return the words of bulletins, or null for a language that has none."""
    section = language.section("registers")
    if not section:
        return None
    phrases: list[tuple[str, str]] = []
    for name, kind in _BY_KEY.items():
        for key, patterns in section.get(name, {}).items():
            phrases += [(f"{kind}:{key}", pattern) for pattern in patterns]
    for name, kind in _PLAIN.items():
        phrases += [(kind, pattern) for pattern in section.get(name, ())]
    for count, patterns in section.get("adverbs", {}).items():
        phrases += [(f"adverb:{count}", pattern) for pattern in patterns]
    articles = tuple(fold(word).text for word in section.get("articles", ()))
    joined = {fold(word).text: kind for kind in _JOINED_WORDS for word in section.get(kind, ())}
    return Vocabulary(
        book=PhraseBook(phrases, language.prefixes),
        pair=(section["both_first"], section["both_second"]),
        joined=joined | {word + a: kind for word, kind in joined.items() for a in articles},
        articles=articles,
        truce=tuple(fold(word).text for word in section.get("truce", ())),
        joins=tuple(a for a in language.prefixes if joined.get(a) == "and"),
        forms=forms_of(language, section.get("inflected", ())),
        weak_numbers=frozenset(fold(word).text for word in section.get("weak_numbers", ())),
    )


def pieces(folded: Folded, language: Language, dates: Sequence[tuple[int, int]]) -> list[Piece]:
    """Return the pieces of a text; numbers inside `dates` (folded ranges) are not numbers."""
    words = vocabulary(language)
    if words is None:
        return []
    units = tokens(folded.text, language)
    counted = {hit.first: hit for hit in scan_numbers(units, language)}
    found: list[Piece] = []
    listed = words.forms.listed(units)
    at = date = 0
    while at < len(units):
        while date < len(dates) and dates[date][1] <= units[at].start:
            date += 1
        dated = date < len(dates) and dates[date][0] < units[at].end
        hit = words.book.at(units, at, listed)
        number = counted.get(at)
        if hit is not None and not _is_number_first(hit, number):
            found += _of_hit(units, hit, words)
            at = hit.past
        elif number is not None and number.form in (NumberForm.DIGITS, NumberForm.WORDS):
            found += _of_number(units, number, words, dated=dated)
            at = number.past
        elif units[at].text == _APOSTROPHE:
            at += 1
        else:
            found.append(
                _of_token(units[at], known=dated or units[at].text.startswith(words.joins))
            )
            at += 1
    return with_counts(found)


def _is_number_first(hit: Hit, number: NumberHit | None) -> bool:
    """A longer number wins over a phrase of one word; a noun that carries its number does not."""
    if number is None or number.form not in (NumberForm.DIGITS, NumberForm.WORDS):
        return False
    return number.past >= hit.past


def _of_hit(units: Sequence[Token], hit: Hit, words: Vocabulary) -> list[Piece]:
    start, end = units[hit.first].start, units[hit.past - 1].end
    kind, _, value = hit.labels[0].partition(":")
    found = []
    if hit.prefix in words.joined:
        found.append(Piece(words.joined[hit.prefix], "", start, start))
    start += len(hit.prefix)
    definite = bool(words.articles) and hit.prefix.endswith(words.articles)
    if kind in _ROLES:
        found.append(Piece(_ROLES[kind], kind, start, end))
    elif kind in _IN_PARTS:
        parts = _IN_PARTS[kind]
        found += [Piece(part, "", start, start) for part in parts[:-1]]
        found.append(Piece(parts[-1], value, start, end))
    elif kind == "adverb":
        found.append(Piece("number", "", start, end, int(value), "times"))
    elif kind in NUMBER_OF and not definite:
        unit = "attack" if kind.startswith("attack") else "violation"
        found.append(Piece(kind, "", start, end, NUMBER_OF[kind], unit))
    else:
        found.append(Piece(kind, value, start, end))
    return found


def _of_number(
    units: Sequence[Token], hit: NumberHit, words: Vocabulary, *, dated: bool
) -> list[Piece]:
    start, end = units[hit.first].start, units[hit.past - 1].end
    found = []
    if hit.prefix in words.joined:
        found.append(Piece(words.joined[hit.prefix], "", start, start))
    whole = not dated and hit.value == int(hit.value)
    kind = "number" if whole else "word"
    weak = hit.past == hit.first + 1 and units[hit.first].text in words.weak_numbers
    value = "weak" if weak else ""
    found.append(Piece(kind, value, start + len(hit.prefix), end, int(hit.value)))
    if hit.each and whole:
        found.append(Piece("each", "", end, end))
    return found


def _of_token(token: Token, *, known: bool) -> Piece:
    """A word that is in no list; `known` where it is plainly no noun a number could count."""
    kind = "word" if token.is_word else token.text
    return Piece(kind, "after" if known else token.text, token.start, token.end)
