"""Names in the texts of a language that inflects them: found in every case it lists."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from hudna.text.endings import NO_CASE, Endings, Split
from hudna.text.fold import Folded, fold_key
from hudna.text.names import NameHit

__all__ = ["InflectedNameIndex"]

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s\-.'/]{1,3}")
_TAIL = re.compile(r"'([^\W\d_]{1,6})(?![^\W_])")
_SHORT = 5
_REMEMBERED = 50_000
_JOINED = 4
"""Words of a name that may be written as one."""


@dataclass(slots=True)
class _Node:
    next: dict[tuple[str, bool], "_Node"] = field(default_factory=dict)
    name: tuple[str, str, bool] | None = None
    """The id, the capitals it must be written in, and whether it begins with a capital."""


_Path = tuple[_Node, tuple[Split, ...]]
"""A place in the tree of names, and how the words up to it were cut."""


class InflectedNameIndex:
    """Finds every name of a list, each word in any of its forms; see `Endings`.

    Entries are (surface name, id). Where names overlap the longest wins, the first listed among
    equals. Short names in capitals match capitals only, whatever ending follows them.
    """

    def __init__(self, entries: Iterable[tuple[str, str]], endings: Endings) -> None:
        self._endings = endings
        self._root = _Node()
        self._begun: dict[str, list[_Path]] = {}
        self._last: tuple[Folded, list[NameHit]] | None = None
        for surface, name_id in entries:
            key = fold_key(surface)
            words = _WORD.findall(key)
            if len(key) < 2 or not words:
                continue
            short = surface if surface.isupper() and len(surface) < _SHORT else ""
            for spelling in _spellings(surface, words) if endings.half_space else (words,):
                for node in self._places(self._root, spelling):
                    node.name = node.name or (name_id, short, surface[:1].isupper())

    def _places(self, node: _Node, words: list[str]) -> Iterator[_Node]:
        if not words:
            yield node
            return
        for stem in self._endings.stems(words[0]):
            yield from self._places(node.next.setdefault(stem, _Node()), words[1:])

    def ranges(self, folded: Folded) -> list[NameHit]:
        """Return the names in folded offsets, longest first served, in the order of the text."""
        if self._last is not None and self._last[0] is folded:
            return self._last[1]
        words = _words(folded.text)
        found: list[NameHit] = []
        at = 0
        while at < len(words):
            hit, at = self._longest(folded, words, at)
            if hit is not None:
                found.append(hit)
        self._last = (folded, found)
        return found

    def _longest(
        self, folded: Folded, words: tuple[tuple[int, int, str], ...], first: int
    ) -> tuple[NameHit | None, int]:
        """Return the longest name that begins at a word, and the word to go on with."""
        longest, past = None, first + 1
        open_paths = self._beginning(words[first][2])
        at = first + 1
        while open_paths:
            for node, path in open_paths:
                hit = self._hit(folded, words[first], words[at - 1], node, path)
                if hit is not None:
                    longest, past = hit, at
                    break
            if at == len(words) or not _adjacent(folded.text, words[at - 1], words[at]):
                break
            open_paths = self._onward(open_paths, words[at][2])
            at += 1
        return longest, past

    def _beginning(self, word: str) -> list[_Path]:
        """Return the ways into the tree by a first word, most words having none."""
        known = self._begun.get(word)
        if known is None:
            if len(self._begun) > _REMEMBERED:
                self._begun.clear()
            known = self._begun[word] = self._onward([(self._root, ())], word)
        return known

    def _onward(self, paths: list[_Path], word: str) -> list[_Path]:
        splits = self._endings.splits(word)
        return [
            (after, (*path, split))
            for node, path in paths
            for split in splits
            if (after := node.next.get((split.stem, split.whole))) is not None
        ]

    def _hit(
        self,
        folded: Folded,
        first: tuple[int, int, str],
        last: tuple[int, int, str],
        node: _Node,
        path: tuple[Split, ...],
    ) -> NameHit | None:
        if node.name is None:
            return None
        name_id, capitals, capital = node.name
        start, end = first[0], last[1]
        if capitals and folded.quote(start, start + len(capitals)) != capitals:
            return None
        must = capital and self._endings.names_capitalised
        if must and not folded.quote(start, start + 1).isupper():
            return None
        return NameHit(start, end, name_id, self._cases(folded.text, end, path))

    def _cases(self, text: str, end: int, path: tuple[Split, ...]) -> frozenset[str]:
        tail = _TAIL.match(text, end)
        if tail is not None:
            return self._endings.cases.get(tail[1], NO_CASE)
        ordered = path if self._endings.head == "first" else tuple(reversed(path))
        told = [split.cases for split in ordered if split.ending]
        if self._endings.head == "first" and len(told) > 1:
            return told[0] & told[1] or told[0]  # an adjective and its noun agree
        return told[0] if told else NO_CASE


def _spellings(surface: str, words: list[str]) -> Iterator[list[str]]:
    """Yield a name with each gap of its words kept or closed, and each half-space made a gap.

    Names in letters with capitals are left as they are: their languages know no half-space.
    """
    yield words
    apart = _WORD.findall(fold_key(surface.replace("\u200c", " ")))
    if apart != words:
        yield apart
    if surface.lower() != surface.upper() or not 1 < len(apart) <= _JOINED:
        return
    for gaps in product(("", " "), repeat=len(apart) - 1):
        parts = zip(gaps, apart[1:], strict=True)
        whole = (apart[0] + "".join(gap + word for gap, word in parts)).split(" ")
        if whole not in (words, apart):
            yield whole


def _adjacent(text: str, one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return _BETWEEN.fullmatch(text, one[1], other[0]) is not None


@lru_cache(maxsize=2)
def _words(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((m.start(), m.end(), m.group()) for m in _WORD.finditer(text))
