"""Every form of a phrase, made from its paradigm: `v(stem,stem) and the words that follow`."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product

from hudna.text.fold import fold

__all__ = ["GAP", "inflected"]

GAP = "..."
"""Stands for a few words of any kind inside a phrase."""

Paradigms = Mapping[str, Mapping[str, list[str]]]

_SHAPE = re.compile(r"(\w)\(([^)]*)\)")
_PIECE = re.compile(r"\.\.\.|[^\W_]+|[^\w\s]")


def inflected(phrase: str, paradigms: Paradigms) -> Iterator[tuple[list[str], str]]:
    """Yield the folded words of every form of a phrase, and the name of the form.

    Raises `KeyError` for a paradigm the language does not have.
    """
    shapes = [_shapes(match, paradigms) for match in _SHAPE.finditer(phrase)]
    if not shapes:
        yield _pieces(phrase), ""
        return
    for chosen in product(*shapes):
        made, tags = phrase, ""
        for word, tag in chosen:
            made = _SHAPE.sub(_keep(word), made, count=1)
            tags = tags or tag
        yield _pieces(made), tags


def _shapes(match: re.Match[str], paradigms: Paradigms) -> list[tuple[str, str]]:
    # A stem of several words is inflected in its first word; what follows is kept.
    stems = [stem.strip().split(" ", 1) for stem in match.group(2).split(",")]
    heads = [stem[0] for stem in stems]
    rest = " " + stems[0][1] if len(stems[0]) > 1 else ""
    return [
        (form.format(*heads) + rest, tag)
        for tag, forms in paradigms[match.group(1)].items()
        for form in forms
    ]


def _keep(word: str) -> Callable[[re.Match[str]], str]:
    return lambda _: word


def _pieces(phrase: str) -> list[str]:
    return _PIECE.findall(fold(phrase).text)
