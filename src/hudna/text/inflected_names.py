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
_JOINED = 4
"""Words of a name that may be written as one."""


@dataclass(slots=True)
class _Node:
    next: dict[tuple[str, bool], "_Node"] = field(default_factory=dict)
    name: tuple[str, str, bool] | None = None
    """The id, the capitals it must be written in, and whether it begins with a capital."""


class InflectedNameIndex:
    """Finds every name of a list, each word in any of its forms; see `Endings`.

    Entries are (surface name, id). Where names overlap the longest wins, the first listed among
    equals. Short names in capitals match capitals only, whatever ending follows them.
    """

    def __init__(self, entries: Iterable[tuple[str, str]], endings: Endings) -> None:
        self._endings = endings
        self._root = _Node()
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
            best = max(self._from(folded, words, at), key=lambda hit: hit[0], default=(0, None))
            if best[1] is None:
                at += 1
            else:
                found.append(best[1])
                at += best[0]
        self._last = (folded, found)
        return found

    def _from(
        self, folded: Folded, words: tuple[tuple[int, int, str], ...], first: int
    ) -> Iterator[tuple[int, NameHit]]:
        """Yield each name that begins at a word, with how many words it has."""
        open_paths: list[tuple[_Node, tuple[Split, ...]]] = [(self._root, ())]
        at = first
        while open_paths and at < len(words):
            if at > first and not _adjacent(folded.text, words[at - 1], words[at]):
                return
            splits = self._endings.splits(words[at][2])
            open_paths = [
                (after, (*path, split))
                for node, path in open_paths
                for split in splits
                if (after := node.next.get((split.stem, split.whole))) is not None
            ]
            at += 1
            for node, path in open_paths:
                hit = self._hit(folded, words[first], words[at - 1], node, path)
                if hit is not None:
                    yield at - first, hit
                    break

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
