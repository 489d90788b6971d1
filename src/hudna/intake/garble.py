"""Whether extracted text is a text: letters, and words some language has."""

import re
import unicodedata
from dataclasses import dataclass

from hudna.text.fold import fold
from hudna.text.languages import codes, load

__all__ = ["Legibility", "legibility", "turned_round"]

_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = frozenset({"Co", "Cn", "Cs"})
_SAMPLE = 6_000
_LEAST_WORDS = 40
_LEAST_KNOWN = 0.02
_MOST_BROKEN = 0.03
_CLEARLY = 2.0


@dataclass(frozen=True, slots=True)
class Legibility:
    """How many words there are, what share of them is common, what share of signs is broken."""

    words: int
    known: float
    broken: float

    @property
    def garbled(self) -> bool:
        """Whether it is no text: broken signs, or enough words and hardly one a language has.

        In running text every third to sixth word is a common one; lists of names have few.
        """
        strange = self.words >= _LEAST_WORDS and self.known < _LEAST_KNOWN
        return self.broken > _MOST_BROKEN or strange


def legibility(text: str) -> Legibility:
    """Return what the beginning of a text looks like."""
    head = text[:_SAMPLE]
    words = _words(head)
    signs = [char for char in head if not char.isspace()]
    broken = sum(char == "\ufffd" or unicodedata.category(char) in _BROKEN for char in signs)
    return Legibility(len(words), _known(words), broken / max(len(signs), 1))


def turned_round(text: str) -> str | None:
    """Return the text with every line reversed where that reads far better, else null.

    Some programs lay right-to-left letters out from the left: the page itself shows them reversed.
    """
    words = _words(text[:_SAMPLE])
    backward = _known([word[::-1] for word in words])
    if len(words) < _LEAST_WORDS / 4 or backward <= max(_known(words) * _CLEARLY, _LEAST_KNOWN):
        return None
    return "\n".join(_reversed(line) for line in text.split("\n"))


def _reversed(line: str) -> str:
    """Return a line reversed, with its numbers as they were."""
    return re.sub(r"\d[\d.,:/]*", lambda number: number.group()[::-1], line[::-1])


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text).text) if len(word) > 1]


def _known(words: list[str]) -> float:
    """Return the share of words that are common in the language that has most of them."""
    if not words:
        return 0.0
    tables = (load(code).common_words for code in codes())
    return max(sum(word in table for word in words) for table in tables) / len(words)
