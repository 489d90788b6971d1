"""Names in text: an Aho-Corasick index with word boundaries and written-on prefixes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick

from hudna.model.span import Span
from hudna.text.actor_files import load_actors
from hudna.text.actors import ActorDirectory
from hudna.text.fold import Folded, fold_key

__all__ = ["ActorDirectory", "Match", "NameHit", "NameIndex", "load_actors"]

_PREFIX = re.compile(r"^[وف]?(?:[بلك]?(?:ال)?|لل)$")
"""What Arabic writes onto the next word: and, in, to, as, the."""

_ARTICLE = "ال"
_GAPS = str.maketrans("\n\t\r-", "    ")


@dataclass(frozen=True, slots=True)
class Match:
    """A name found: its id, the original characters, and the folded range they came from."""

    id: str
    span: Span
    surface: str
    start: int
    end: int


class NameHit(NamedTuple):
    """A name in folded offsets; `cases` are those its ending can stand for, if it says any."""

    start: int
    end: int
    id: str
    cases: frozenset[str] = frozenset()


class NameIndex:
    """Finds every name of a list in one pass over a text.

    Entries are (surface name, id). Names in capitals of up to four letters, such as "US" or "IS",
    match capitals only. Where names overlap the longest wins, the first listed among equals.
    """

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._automaton = ahocorasick.Automaton()
        seen: set[str] = set()
        for surface, name_id in entries:
            key = fold_key(surface).translate(_GAPS)
            if len(key) < 2 or key in seen:
                continue
            seen.add(key)
            capitals = surface if surface.isascii() and surface.isupper() else ""
            short = capitals if len(key) < 5 else ""
            self._automaton.add_word(key, (len(key), name_id, short, False))
            bare = key.removeprefix(_ARTICLE)
            if bare != key and len(bare) > 3 and bare not in seen:
                # "to the X" is written with a double lam in place of the article.
                seen.add(bare)
                self._automaton.add_word(bare, (len(bare), name_id, "", True))
        if seen:
            self._automaton.make_automaton()
        self._empty = not seen
        self._last: tuple[Folded, list[NameHit]] | None = None

    def find(self, folded: Folded) -> list[Match]:
        """Return the names in `folded`, longest first served, in the order of the text."""
        return [
            Match(name_id, folded.span(start, end), folded.quote(start, end), start, end)
            for start, end, name_id, _ in self.ranges(folded)
        ]

    def ranges(self, folded: Folded) -> list[NameHit]:
        """Return the names in folded offsets; see `find`."""
        if self._empty:
            return []
        if self._last is None or self._last[0] is not folded:
            self._last = (folded, self._search(folded))
        return self._last[1]

    def _search(self, folded: Folded) -> list[NameHit]:
        text = folded.text.translate(_GAPS)
        found: list[NameHit] = []
        for last, (length, name_id, capitals, lam) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if end < len(text) and text[end].isalnum():
                continue
            if lam and text[max(0, start - 2) : start] != "لل":
                continue
            if start and text[start - 1].isalnum() and not _prefixed(text, start):
                continue
            if capitals and folded.quote(start, end) != capitals:
                continue
            found.append(NameHit(start, end, name_id))
        return _longest(found)


def _prefixed(text: str, start: int) -> bool:
    at = start
    while at and text[at - 1].isalnum():
        at -= 1
        if start - at > 5:
            return False
    prefix = text[at:start]
    if text.startswith(_ARTICLE, start):
        return prefix in ("و", "ف", "ب", "ك", "وب", "وك", "فب")
    return bool(_PREFIX.match(prefix))


def _longest(found: list[NameHit]) -> list[NameHit]:
    chosen: list[NameHit] = []
    for item in sorted(found, key=lambda m: (m[0], -m[1])):
        if chosen and item[0] < chosen[-1][1]:
            last = chosen[-1]
            if item[1] - item[0] > last[1] - last[0]:
                chosen[-1] = item
            continue
        chosen.append(item)
    return chosen
