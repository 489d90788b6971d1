"""Offset-preserving normalisation: one spelling per word, every character mapped back.

Folded text is for matching only. What is quoted is always cut from the original by `span`.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise

from hudna.model.span import Span
from hudna.text.folding_table import LETTERS, RESIZED

__all__ = ["Folded", "fold", "fold_key"]

_JOINED = {"и\u0306": "й", "И\u0306": "й", "و\u0654": "ؤ", "ي\u0654": "ئ", "ی\u0654": "ئ"}
"""Letters whose mark makes them other letters, written as two characters."""

_RESIZED = re.compile(
    "|".join(_JOINED) + "|[" + "".join(re.escape(char) for char in sorted(RESIZED)) + "]+"
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Folded:
    """Text in its folded spelling, and the anchors that lead back to the original.

    Between two anchors the folded and the original text run in step, one character each.
    """

    text: str
    original: str
    _folded_at: list[int] = field(repr=False, compare=False)
    _original_at: list[int] = field(repr=False, compare=False)
    _origins: list[int] = field(default_factory=list, repr=False, compare=False)
    """Where each folded character comes from, once somebody has asked."""

    def span(self, start: int, end: int) -> Span:
        """Return the code points of the original behind folded `start` to `end`.

        Vowel signs that follow the last letter belong to it and are covered as well.
        """
        if end <= start:
            at = self._original(start)
            return Span(at, at)
        last = self._original(end - 1) + 1
        while last < len(self.original) and unicodedata.category(self.original[last]) == "Mn":
            last += 1
        return Span(self._original(start), last)

    def quote(self, start: int, end: int) -> str:
        """Return the original words behind folded `start` to `end`."""
        return self.span(start, end).of(self.original)

    def _original(self, at: int) -> int:
        origins = self._origins or self._spread()
        return origins[at] if at < len(origins) else len(self.original)

    def _spread(self) -> list[int]:
        """Fill in where each folded character comes from."""
        anchors = zip(self._folded_at, self._original_at, strict=True)
        for (first, origin), (past, last) in pairwise(anchors):
            in_step = min(past - first, last - origin)
            self._origins.extend(range(origin, origin + in_step))
            self._origins.extend([last - 1] * (past - first - in_step))
        rest = len(self.text) - self._folded_at[-1]
        self._origins.extend(range(self._original_at[-1], self._original_at[-1] + rest))
        return self._origins

    def origin(self, at: int) -> int:
        """Return the code point of the original behind a folded character."""
        return self._original(at)


def fold(text: str) -> Folded:
    """Return `text` folded: one spelling for letter variants, digits, quotes, dashes and case."""
    pieces: list[str] = []
    folded_at, original_at = [0], [0]
    length = done = 0
    for match in _RESIZED.finditer(text):
        length += match.start() - done
        pieces.append(text[done : match.start()])
        for offset, char in _replacements(match.group()):
            if char:
                folded_at.append(length)
                original_at.append(match.start() + offset)
                pieces.append(char)
                length += len(char)
                folded_at.append(length)
                original_at.append(match.start() + offset + 1)
        done = match.end()
        folded_at.append(length)
        original_at.append(done)
    pieces.append(text[done:])
    return Folded("".join(pieces).translate(LETTERS).lower(), text, folded_at, original_at)


def _replacements(run: str) -> list[tuple[int, str]]:
    if run in _JOINED:
        return [(0, _JOINED[run])]
    return [(offset, RESIZED[char]) for offset, char in enumerate(run)]


def fold_key(text: str) -> str:
    """Return the folded spelling with single spaces, as a search key."""
    return _SPACES.sub(" ", fold(text).text).strip()
