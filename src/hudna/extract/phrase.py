"""A phrase of a language: what it means, and where it stands in a text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hudna.text.endings import NO_CASE

__all__ = ["Entry", "Hit"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase means: its section and key, how it was inflected, and its attributes.

    `negated` is true for a form that says no by itself ("bombalamadı": did not bomb). `cases` are
    those a paradigm names for the form ("genitive/accusative").
    """

    section: str
    key: str
    form: str = ""
    negated: bool = False
    attributes: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)
    cases: frozenset[str] = NO_CASE


class Hit(NamedTuple):
    """A phrase found: its tokens, the end of its unbroken first part, letters cut at the front.

    `cases` are those the ending of its last word can stand for, empty where it says nothing.
    """

    start: int
    end: int
    head: int
    trim: int
    entry: Entry
    tokens: frozenset[int]
    cases: frozenset[str] = NO_CASE
