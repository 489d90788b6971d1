"""Place names and where they are: the compiled file, and files of the user's."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from hudna.geo.entry import Entry
from hudna.geo.keys import name_key, spellings
from hudna.geo.tables import read_table

__all__ = ["Gazetteer", "load"]


class Gazetteer:
    """Places by id and by name."""

    def __init__(self, entries: Iterable[Entry], not_alone: Iterable[str] = ()) -> None:
        self._by_id: dict[str, Entry] = {entry.id: entry for entry in entries}
        self._not_alone = frozenset(name_key(name) for name in not_alone)
        self._by_key: dict[str, list[str]] | None = None

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._by_id.values())

    def __contains__(self, place_id: str) -> bool:
        return place_id in self._by_id

    def entry(self, place_id: str) -> Entry:
        """Return the place with this id, or raise `KeyError`."""
        return self._by_id[place_id]

    def by_name(self, name: str) -> list[Entry]:
        """Return every place of that name in any language, most people first."""
        if self._by_key is None:
            self._by_key = self._index()
        found = [self._by_id[i] for i in self._by_key.get(name_key(name), ())]
        return sorted(found, key=lambda entry: (-entry.population, entry.id))

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield (surface name, place id) of every name that is safe to look for in a text.

        Names that are also common words are left out; a place word before them ("the town of")
        has to be seen first.
        """
        for entry in self._by_id.values():
            for names in entry.names.values():
                for name in names:
                    if name_key(name) not in self._not_alone:
                        for spelling in spellings(name):
                            yield spelling, entry.id

    def _index(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for entry in self._by_id.values():
            every = (s for names in entry.names.values() for n in names for s in spellings(n))
            for key in dict.fromkeys(name_key(name) for name in every):
                index.setdefault(key, []).append(entry.id)
        return index


@cache
def _shipped() -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    folder = Path(str(files("hudna"))) / "data" / "gazetteer"
    lines = (folder / "not_alone.txt").read_text("utf-8").splitlines()
    words = tuple(line for line in lines if line and not line.startswith("#"))
    return tuple(read_table(folder / "places.tsv")), words


def load() -> Gazetteer:
    """Return the gazetteer shipped with the product."""
    entries, not_alone = _shipped()
    return Gazetteer(entries, not_alone)
