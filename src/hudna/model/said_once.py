"""Words by language said once: what repeats them many times stays small enough to be signed."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from hudna.model.codec import to_json
from hudna.model.party import Names

__all__ = ["MOST_CHARACTERS", "say_again", "say_once"]

MOST_CHARACTERS = 1_000_000
"""A value says no more than this in all: a few bytes must not grow into a flood of words."""

_WORDS = "words"


def say_once(value: Any) -> tuple[Any, tuple[Names, ...]]:
    """Return plain JSON with `{"words": n}` for each words by language, and these in their order.

    `value` is a model object in which every mapping is words by language.
    """
    order: dict[tuple[tuple[str, str], ...], int] = {}
    said = _once(value, order)
    return said, tuple(dict(words) for words in order)


def say_again(said: Any, words: Sequence[Names]) -> Any:
    """Return the plain JSON with its words; raises `ValueError` where that is no such thing."""
    left = [MOST_CHARACTERS]
    return _again(said, words, left)


def _once(value: Any, order: dict[tuple[tuple[str, str], ...], int]) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _once(getattr(value, f.name), order) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {_WORDS: order.setdefault(tuple(value.items()), len(order))} if value else {}
    if isinstance(value, tuple):
        return [_once(item, order) for item in value]
    return to_json(value)


def _again(said: Any, words: Sequence[Names], left: list[int]) -> Any:
    if isinstance(said, list):
        return [_again(item, words, left) for item in said]
    if not isinstance(said, dict):
        return said
    if said.keys() != {_WORDS}:
        return {key: _again(item, words, left) for key, item in said.items()}
    number = said[_WORDS]
    if type(number) is not int or not 0 <= number < len(words):
        raise ValueError(f"there are no words number {number}")
    left[0] -= sum(len(word) for word in words[number].values())
    if left[0] < 0:
        raise ValueError(f"it says more than {MOST_CHARACTERS} characters")
    return dict(words[number])
