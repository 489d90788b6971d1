"""The words of a bulletin as typed pieces; what each word is stands in `registers.yaml`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from hudna.text.fold import Folded, fold
from hudna.text.languages import Language
from hudna.text.numbers import NumberForm, NumberHit, scan_numbers
from hudna.text.phrases import Hit, PhraseBook
from hudna.text.tokens import Token, tokens

__all__ = ["Piece", "Vocabulary", "pieces", "vocabulary"]

_BY_KEY = {
    "pairs_each": "pair",
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
    "according": "according",
    "same_place": "same_place",
    "from": "from",
}
_ROLES = {"says": "word", "bombed": "word", "sums": "word", "according": "word"} | {
    "from": "place_word",
    "period": "other",
}
"""Words told apart by `value` alone, and the kind they pass for everywhere else."""
_UNIT_KINDS = {"unit", "unit1", "unit2", "attack", "attack1", "attack2"}
_NUMBER_OF = {"unit1": 1, "attack1": 1, "unit2": 2, "attack2": 2}
_BETWEEN_NUMBER_AND_NOUN = {"word", "[", "]", "truce", "place_word", '"'}
_FARTHEST_NOUN = 4
_FARTHEST_OTHER = 8
_JOINED_WORDS = ("and", "in")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a bulletin over folded characters `start` to `end`.

    A number (`kind` "number") has `count`; `unit` says what noun of violations it counts
    ("violation", "attack") and is empty for a bare number.
    """

    kind: str
    value: str
    start: int
    end: int
    count: int = 0
    unit: str = ""
    bare_noun: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases of a language's bulletins, and the order of the two sides in "both sides"."""

    book: PhraseBook
    pair: tuple[str, ...]
    joined: dict[str, str]
    articles: tuple[str, ...]
    truce: tuple[str, ...]


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
    )


def pieces(folded: Folded, language: Language, dates: Sequence[tuple[int, int]]) -> list[Piece]:
    """Return the pieces of a text; numbers inside `dates` (folded ranges) are not numbers."""
    words = vocabulary(language)
    if words is None:
        return []
    units = tokens(folded.text)
    counted = {hit.first: hit for hit in scan_numbers(units, language)}
    found: list[Piece] = []
    at = date = 0
    while at < len(units):
        while date < len(dates) and dates[date][1] <= units[at].start:
            date += 1
        dated = date < len(dates) and dates[date][0] < units[at].end
        hit = words.book.at(units, at)
        number = counted.get(at)
        if hit is not None and not _is_number_first(hit, number):
            found += _of_hit(units, hit, words)
            at = hit.past
        elif number is not None and number.form in (NumberForm.DIGITS, NumberForm.WORDS):
            found += _of_number(units, number, words, dated=dated)
            at = number.past
        else:
            found.append(_of_token(units[at]))
            at += 1
    return _with_nouns(_unwrapped(_with_same_places(found)))


def _with_same_places(found: Sequence[Piece]) -> list[Piece]:
    """ "In the same province" names the place named last."""
    last: Piece | None = None
    kept: list[Piece] = []
    for piece in found:
        if piece.kind == "area":
            last = piece
        elif piece.kind == "same_place":
            kind, value = (last.kind, last.value) if last else ("word", "")
            piece = replace(piece, kind=kind, value=value)
        kept.append(piece)
    return kept


def _unwrapped(found: list[Piece]) -> list[Piece]:
    """Take the brackets off a number with its noun or place behind it: "(3) in Hama"."""
    dropped: set[int] = set()
    for at in range(1, len(found) - 3):
        before, opens, number, closes, after = found[at - 1 : at + 4]
        if (opens.kind, number.kind, closes.kind) != ("(", "number", ")") or before.kind == "area":
            continue
        if after.kind == "in" or after.kind in _UNIT_KINDS:
            dropped |= {at, at + 2}
    return [piece for at, piece in enumerate(found) if at not in dropped]


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
    elif kind == "adverb":
        found.append(Piece("number", "", start, end, int(value), "times"))
    elif kind in _NUMBER_OF and not definite:
        unit = "attack" if kind.startswith("attack") else "violation"
        found.append(Piece(kind, "", start, end, _NUMBER_OF[kind], unit))
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
    found.append(Piece(kind, "", start + len(hit.prefix), end, int(hit.value)))
    return found


def _of_token(token: Token) -> Piece:
    return Piece("word" if token.is_word else token.text, token.text, token.start, token.end)


def _with_nouns(found: list[Piece]) -> list[Piece]:
    """Join each number with the noun it counts: violations, or something else (then no number)."""
    joined: list[Piece] = []
    at = 0
    while at < len(found):
        piece = found[at]
        if piece.kind in _NUMBER_OF:
            piece, at = _noun_with_number(found, at)
            joined.append(piece)
        elif piece.kind == "number":
            joined.append(_number_with_noun(found, at))
            at += 1
        elif piece.kind == "another":
            joined.append(_another(piece, joined))
            at += 1
        else:
            joined.append(piece)
            at += 1
    return joined


def _noun_with_number(found: Sequence[Piece], at: int) -> tuple[Piece, int]:
    """Read "one case" written noun first, the dual, and the singular that stands for one."""
    piece = found[at]
    follows = found[at + 1] if at + 1 < len(found) else None
    before = found[at - 1] if at else None
    counted = before is not None and before.kind == "number" and not before.unit
    if before is not None and counted and piece.count in (1, before.count):
        return replace(piece, kind=_plural(piece.kind)), at + 1
    if follows is not None and follows.kind == "number" and follows.count == piece.count:
        end = follows.end
        return replace(piece, kind="number", end=end), at + 2
    return replace(piece, kind="number", bare_noun=piece.count == 1), at + 1


def _another(piece: Piece, before: Sequence[Piece]) -> Piece:
    """ "One in Aleppo and another in Idlib": one more, where one was counted just before."""
    if any(one.kind == "number" for one in before[-_FARTHEST_OTHER:]):
        return replace(piece, kind="number", count=1)
    return replace(piece, kind="word")


def _plural(kind: str) -> str:
    return kind.rstrip("12")


def _number_with_noun(found: Sequence[Piece], at: int) -> Piece:
    piece = found[at]
    if piece.unit:
        return piece
    for follows in found[at + 1 : at + 1 + _FARTHEST_NOUN]:
        if follows.kind.endswith("2") and piece.count != follows.count:
            break
        if follows.kind in _UNIT_KINDS:
            unit = "attack" if follows.kind.startswith("attack") else "violation"
            return replace(piece, unit=unit)
        if follows.value == "sums":
            return replace(piece, unit="violation")
        if follows.kind == "times":
            return replace(piece, unit="times")
        if follows.kind == "place_noun" and follows is found[at + 1]:
            return replace(piece, kind="counts_other")
        if follows.value == "period":
            return replace(piece, kind="word")
        if follows.kind in ("other", "group"):
            return replace(piece, kind=f"counts_{follows.kind}")
        if follows.kind not in _BETWEEN_NUMBER_AND_NOUN:
            break
    follows_noun = at > 0 and found[at - 1].kind == "other"
    return replace(piece, kind="word") if follows_noun else piece
