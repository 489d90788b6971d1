"""Phrases that differ in one word, written once: `take <the town|the village>`, `lift <sieges>`.

What stands between the brackets is a list parted by strokes, or the name of a list of the language
(`sets` in `claims_events.yaml`). An empty alternative leaves the place empty.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from hudna.extract.inflection import GAP

__all__ = ["in_either_order", "spelt_out"]

_TWO = 2
_CHOICE = re.compile(r"<([^<>]*)>")


def spelt_out(phrase: str, sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield a phrase with every choice made; a phrase without one as it is."""
    choice = _CHOICE.search(phrase)
    if choice is None:
        yield phrase
        return
    named = choice.group(1)
    for one in sets.get(named) or named.split("|"):
        chosen = f"{phrase[: choice.start()]}{one}{phrase[choice.end() :]}"
        yield from spelt_out(" ".join(chosen.split()), sets)


def in_either_order(phrase: str) -> tuple[str, ...]:
    """Return a phrase of two parts with a gap between them in both orders, others as they are."""
    parts = phrase.split(f" {GAP} ")
    return (phrase, f" {GAP} ".join(reversed(parts))) if len(parts) == _TWO else (phrase,)
