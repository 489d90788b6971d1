"""What the words of a query may mean: places, actors, kinds of events, weapons, in any language."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from hudna.db.search.marks import mark
from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.gazetteer import load
from hudna.text.asking import words_of
from hudna.text.languages import codes
from hudna.text.languages import load as load_language
from hudna.text.names import load_actors
from hudna.text.stems import stems_asked, written_in
from hudna.text.terms import terms

__all__ = ["LONGEST_NAME", "Lexicon", "Meaning", "lexicon"]

LONGEST_NAME = 5
"""Words of a name that are looked at together."""

MOST = 8
"""Meanings of one name, those of most people first; and names beginning with some letters."""

_PER_LANGUAGE = 3
_SHORTEST = 3
_INFLECTED = ("ru", "tr")
_LEAST_INFLECTED = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """Something with an id that words may mean, the mark of it, and its names by language."""

    kind: str
    id: str
    mark: str
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Lexicon:
    """Meanings by name; made once."""

    def __init__(self, named: Iterable[tuple[Meaning, Iterable[tuple[str, str]]]]) -> None:
        self._by_name: dict[tuple[str, ...], list[Meaning]] = {}
        self._inflected: dict[tuple[str, ...], list[Meaning]] = {}
        self._by_stem: dict[tuple[str, ...], list[Meaning]] = {}
        for meaning, names in named:
            for language, name in names:
                self._add(meaning, language, tuple(words_of(name)))
        self._sorted = sorted(" ".join(name) for name in self._by_name)

    def _add(self, meaning: Meaning, language: str, words: tuple[str, ...]) -> None:
        if len("".join(words)) < _SHORTEST:
            return
        _put(self._by_name, words, meaning)
        if language in _INFLECTED:
            _put(self._inflected, _inflected(words, language), meaning)
        if meaning.kind in ("event", "weapon"):
            for word in words:
                for stem in stems_asked(word, language) if len(word) >= _SHORTEST else ():
                    _put(self._by_stem, (language, stem), meaning)

    def named(self, words: tuple[str, ...]) -> tuple[Meaning, ...]:
        """Return what has this name, or a name these words are a form of."""
        found = self._by_name.get(words)
        if found is None:
            found = next((f for form in _bare(words) if (f := self._by_name.get(form))), None)
        if found is None and len(words[0]) >= _LEAST_INFLECTED:
            forms = (_inflected(words, code) for code in _INFLECTED)
            found = next((f for form in forms if (f := self._inflected.get(form))), None)
        return tuple((found or [])[:MOST])

    def told_by(self, word: str) -> tuple[Meaning, ...]:
        """Return kinds of events and weapons in whose words this one is, in any of its forms."""
        found: dict[Meaning, None] = {}
        for code in written_in(word):
            for stem in stems_asked(word, code):
                found |= dict.fromkeys(self._by_stem.get((code, stem), ()))
        return tuple(found)[:MOST]

    def begun(self, letters: str) -> tuple[Meaning, ...]:
        """Return what has a name that begins with these letters."""
        found: dict[Meaning, None] = {}
        at = bisect_left(self._sorted, letters)
        while at < len(self._sorted) and self._sorted[at].startswith(letters):
            found |= dict.fromkeys(self._by_name[tuple(self._sorted[at].split())][:2])
            if len(found) >= MOST:
                break
            at += 1
        return tuple(found)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the shipped gazetteer, actors and terms."""
    return Lexicon((*_places(), *_actors(), *_terms("event_type", "event"), *_terms("weapon")))


def _places() -> Iterator[tuple[Meaning, list[tuple[str, str]]]]:
    for entry in sorted(load(), key=lambda e: (-e.population, e.id)):
        names = [(code, name) for code, several in entry.names.items() for name in several]
        yield Meaning("place", entry.id, _place_mark(entry), _few(entry.names.items())), names


def _place_mark(entry: Entry) -> str:
    if entry.kind is PlaceKind.GOVERNORATE and entry.admin1:
        return mark("area", entry.admin1)
    return mark("place", entry.id)


def _actors() -> Iterator[tuple[Meaning, list[tuple[str, str]]]]:
    for actor in load_actors().actors.values():
        names = [(code, name) for code, several in actor.names.items() for name in several]
        found = _few(actor.names.items())
        yield Meaning("actor", actor.id, mark("actor", actor.id), found), names


def _terms(kind: str, sign: str | None = None) -> Iterator[tuple[Meaning, list[tuple[str, str]]]]:
    for key in terms("en").get(kind, {}):
        said = [(code, terms(code).get(kind, {}).get(key)) for code in codes()]
        names = [(code, words) for code, words in said if words]
        yield Meaning(sign or kind, key, mark(sign or kind, key)), names


def _few(names: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the first names of each language, as words, each spelling once.

    One that holds another finds nothing more than it: "Idlib city".
    """
    found: dict[tuple[str, ...], str] = {}
    for code, several in names:
        kept: list[tuple[str, ...]] = []
        for name in several:
            words = tuple(words_of(name))
            long_enough = len("".join(words)) >= _SHORTEST
            if long_enough and not any(set(one) <= set(words) for one in kept):
                kept.append(words)
        for words in kept[:_PER_LANGUAGE]:
            found.setdefault(words, code)
    return tuple((code, words) for words, code in found.items())


def _bare(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words without what Arabic writes onto the first of them."""
    if "ar" in written_in(words[0]):
        for prefix in sorted(load_language("ar").prefixes, key=len):
            bare = words[0].removeprefix(prefix)
            if bare != words[0] and len(bare) >= _SHORTEST:
                yield (bare, *words[1:])


def _inflected(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    return (language, *(stems_asked(word, language)[0] for word in words))


def _put(kept: dict[tuple[str, ...], list[Meaning]], key: tuple[str, ...], one: Meaning) -> None:
    those = kept.setdefault(key, [])
    if one not in those:
        those.append(one)
