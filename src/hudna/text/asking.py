"""What somebody types into a search box, read as words, quoted phrases and words to leave out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hudna.text.fold import Folded, fold

__all__ = [
    "LONGEST",
    "MOST_WORDS",
    "AskedWords",
    "parts_of",
    "read_query",
    "words_of",
    "words_with_place",
]

LONGEST = 300
"""Characters of a query that are read; nobody types more, and each word costs."""

MOST_WORDS = 16

HALF_SPACE = "\u200c"
"""What Persian writes between the parts of a word; many write a space, or nothing."""

_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class AskedWords:
    """One thing asked for: a word, or several that have to follow each other.

    `begun` is a word that may go on; `without` asks for what does not have it. `parts` are the
    same words where a half-space in them is written as a space.
    """

    words: tuple[str, ...]
    quoted: bool = False
    without: bool = False
    begun: bool = False
    parts: tuple[str, ...] = ()


def words_of(text: str) -> list[str]:
    """Return the folded words of a text: letters and digits, nothing else."""
    return _WORD.findall(fold(text).text)


def parts_of(text: str) -> list[str]:
    """Return the folded words that half-spaces join to others, each for itself."""
    if HALF_SPACE not in text:
        return []
    joined = (word for word in text.split() if HALF_SPACE in word)
    return [part for word in joined for part in words_of(word.replace(HALF_SPACE, " "))]


def words_with_place(folded: Folded) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a folded text with their folded offsets."""
    return ((m.start(), m.end(), m.group()) for m in _WORD.finditer(folded.text))


def read_query(query: str) -> tuple[AskedWords, ...]:
    """Return what a query asks for, in its order; marks that mean nothing are passed over.

    The last word may go on, unless something follows it: it may still be being typed.
    """
    original = fold(query[:LONGEST])
    folded = original.text
    found: list[AskedWords] = []
    left = MOST_WORDS
    for piece in _PIECE.finditer(folded):
        words = tuple(_WORD.findall(piece["quoted"] or piece["plain"] or ""))[:left]
        if not words:
            continue
        left -= len(words)
        last = piece.end() == len(folded) and piece["plain"] is not None and len(words) == 1
        parts = tuple(parts_of(original.quote(*piece.span())))[:MOST_WORDS]
        begun = last and piece["plain"].endswith(words[0]) and len(words[0]) > 1
        quoted, without = piece["quoted"] is not None, bool(piece["minus"])
        found.append(AskedWords(words, quoted, without, begun, () if quoted else parts))
    return tuple(found)
