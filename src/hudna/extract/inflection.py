"""Every form of a phrase, made from its paradigm: `v(stem,stem) and the words that follow`.

A capital letter in the form of a paradigm is spelt by what stands before it, where the language
lists it under `harmony`: by the last vowel ("by: vowel") or by the last letter ("by: letter").
A half-space inside a word stands for both ways of writing it, in one and in two.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from hudna.text.fold import fold

__all__ = ["GAP", "Harmony", "Inflected", "Inflector", "inflected", "with_kept"]

GAP = "..."
"""Stands for a few words of any kind inside a phrase."""

Paradigms = Mapping[str, Mapping[str, list[str]]]

Harmony = Mapping[str, Mapping[str, str]]
"""For each letter of a form: what it is spelt by, and how after which vowel or letter."""

_Pieces = tuple[str, ...]

_HALF_SPACE = "\u200c"
_SHAPE = re.compile(r"(\w)\(([^)]*)\)")
_PIECE = re.compile(r"\.\.\.|[^\W_]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Inflected:
    """One form of a phrase: its folded words, those of them a paradigm made, the form's name."""

    words: list[str]
    made: frozenset[str]
    form: str


def inflected(phrase: str, paradigms: Paradigms, harmony: Harmony) -> Iterator[Inflected]:
    """Yield every form of a phrase; see `Inflector`."""
    return Inflector(paradigms, harmony).inflected(phrase)


class Inflector:
    """Makes the forms of phrases of one language; a stem used by many phrases is inflected once."""

    def __init__(self, paradigms: Paradigms, harmony: Harmony, kept: tuple[str, ...] = ()) -> None:
        self._paradigms = paradigms
        self._harmony = harmony
        self._kept = kept
        self._known: dict[str, list[tuple[_Pieces, str]]] = {}

    def inflected(self, phrase: str) -> Iterator[Inflected]:
        """Yield every form of a phrase.

        Raises `KeyError` for a paradigm the language does not have.
        """
        parts: list[list[tuple[_Pieces, str]]] = []
        done = 0
        for match in _SHAPE.finditer(phrase):
            parts += [_written(phrase[done : match.start()], "", self._kept), self._shapes(match)]
            done = match.end()
        parts.append(_written(phrase[done:], "", self._kept))
        for chosen in product(*parts):
            words = [word for pieces, _ in chosen for word in pieces]
            made = frozenset(word for pieces, _ in chosen[1::2] for word in pieces)
            yield Inflected(words, made, next((tag for _, tag in chosen if tag), ""))

    def _shapes(self, match: re.Match[str]) -> list[tuple[_Pieces, str]]:
        known = self._known.get(match.group())
        if known is None:
            known = self._known[match.group()] = [
                written
                for form, tag in self._forms(match.group(1), match.group(2))
                for written in _written(form, tag, self._kept)
            ]
        return known

    def _forms(self, paradigm: str, given: str) -> Iterator[tuple[str, str]]:
        # A stem of several words is inflected in its first word; what follows is kept.
        # A stem that is not given is the last one that is.
        stems = [stem.strip().split(" ", 1) for stem in given.split(",")]
        heads = [stem[0] for stem in stems]
        heads += heads[-1:] * 2
        rest = " " + stems[0][1] if len(stems[0]) > 1 else ""
        for tag, forms in self._paradigms[paradigm].items():
            for form in forms:
                yield _spelt(form.format(*heads), self._harmony) + rest, tag


def _written(phrase: str, tag: str, kept: tuple[str, ...]) -> list[tuple[_Pieces, str]]:
    """Return the folded words of a phrase, with every half-space left out or made a space."""
    if not phrase.strip():
        return [((), tag)]
    first, *rest = phrase.split(_HALF_SPACE)
    spellings = (
        first + "".join(gap + part for gap, part in zip(between, rest, strict=True))
        for between in product(("", " "), repeat=len(rest))
    )
    return [(_words(one, kept), tag) for one in spellings]


def _words(phrase: str, kept: tuple[str, ...]) -> _Pieces:
    folded = fold(phrase)
    if not kept:
        return tuple(_PIECE.findall(folded.text))
    return tuple(
        with_kept(m.group(), folded.quote(m.start(), m.end()), kept)
        for m in _PIECE.finditer(folded.text)
    )


def with_kept(word: str, written: str, kept: tuple[str, ...]) -> str:
    """Return a folded word with the beginning that tells it from another word as it is written."""
    for beginning in kept:
        if written.lower().startswith(beginning):
            return beginning + word[len(beginning) :]
    return word


def _spelt(form: str, harmony: Harmony) -> str:
    if not harmony:
        return form
    made, vowel = "", ""
    for letter in form:
        rule = harmony.get(letter)
        if rule is not None:
            letter = rule.get(vowel if rule["by"] == "vowel" else made[-1:], rule["else"])
        made += letter
        if letter and letter in harmony["vowels"]["all"]:
            vowel = letter
    return made
