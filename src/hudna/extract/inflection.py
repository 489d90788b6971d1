"""Every form of a phrase, made from its paradigm: `v(stem,stem) and the words that follow`.

A capital letter in the form of a paradigm is spelt by what stands before it, where the language
lists it under `harmony`: by the last vowel ("by: vowel") or by the last letter ("by: letter").
A half-space inside a word stands for both ways of writing it, in one and in two.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from hudna.text.fold import fold

__all__ = ["GAP", "Harmony", "Inflected", "inflected"]

GAP = "..."
"""Stands for a few words of any kind inside a phrase."""

Paradigms = Mapping[str, Mapping[str, list[str]]]

Harmony = Mapping[str, Mapping[str, str]]
"""For each letter of a form: what it is spelt by, and how after which vowel or letter."""

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
    """Yield every form of a phrase.

    Raises `KeyError` for a paradigm the language does not have.
    """
    shapes = [_shapes(match, paradigms, harmony) for match in _SHAPE.finditer(phrase)]
    if not shapes:
        for written in _spellings(phrase):
            yield Inflected(_pieces(written), frozenset(), "")
        return
    for chosen in product(*shapes):
        made, tags = phrase, ""
        for word, tag in chosen:
            made = _SHAPE.sub(_keep(word), made, count=1)
            tags = tags or tag
        pieces = frozenset(
            piece for word, _ in chosen for one in _spellings(word) for piece in _pieces(one)
        )
        for written in _spellings(made):
            yield Inflected(_pieces(written), pieces, tags)


def _spellings(phrase: str) -> Iterator[str]:
    """Yield a phrase with every half-space left out or made a space."""
    first, *rest = phrase.split(_HALF_SPACE)
    for between in product(("", " "), repeat=len(rest)):
        yield first + "".join(gap + part for gap, part in zip(between, rest, strict=True))


def _shapes(match: re.Match[str], paradigms: Paradigms, harmony: Harmony) -> list[tuple[str, str]]:
    # A stem of several words is inflected in its first word; what follows is kept.
    # A stem that is not given is the last one that is.
    stems = [stem.strip().split(" ", 1) for stem in match.group(2).split(",")]
    heads = [stem[0] for stem in stems]
    heads += heads[-1:] * 2
    rest = " " + stems[0][1] if len(stems[0]) > 1 else ""
    return [
        (_spelt(form.format(*heads), harmony) + rest, tag)
        for tag, forms in paradigms[match.group(1)].items()
        for form in forms
    ]


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


def _keep(word: str) -> Callable[[re.Match[str]], str]:
    return lambda _: word


def _pieces(phrase: str) -> list[str]:
    return _PIECE.findall(fold(phrase).text)
