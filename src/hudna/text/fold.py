"""Offset-preserving normalisation: one spelling per word, every character mapped back.

Folded text is for matching only. What is quoted is always cut from the original by `span`.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

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
        if at >= len(self.text):
            return len(self.original)
        index = bisect_right(self._folded_at, at) - 1
        position = self._original_at[index] + at - self._folded_at[index]
        if index + 1 < len(self._original_at):
            return min(position, self._original_at[index + 1] - 1)
        return position


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
