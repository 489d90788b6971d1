"""Place names and where they are: the compiled file, and files of the user's."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.keys import name_key, spellings
from hudna.geo.tables import read_table
from hudna.geo.userfiles import read_user_file

__all__ = ["Gazetteer", "NotAlone", "load"]

_FOLDER = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
_SHORT_LATIN = re.compile(r"[A-Za-zÀ-ɏ‘’'`-]{1,3}$")
_LITTLE_KNOWN = 8
_NEVER_SHORT = frozenset({PlaceKind.COUNTRY, PlaceKind.GOVERNORATE})

NotAlone = Mapping[tuple[str, str], tuple[str, ...]]
"""By language and key of a name that is a common word too: the patterns, such as "town of {}",
that free it. Under an empty key: the patterns for names too short to stand alone."""


class Gazetteer:
    """Places by id and by name."""

    def __init__(self, entries: Iterable[Entry], not_alone: NotAlone | None = None) -> None:
        self._by_id: dict[str, Entry] = {entry.id: entry for entry in entries}
        self._not_alone = not_alone or {}
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

    def names(self, languages: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield (surface name, place id) of the names that are safe to look for in a text.

        `languages` are those whose names are wanted, all where null.

        Names that are also common words come only with a place word before them, such as
        "the town of".
        """
        for entry in self._by_id.values():
            for language, names in entry.names.items():
                if languages is not None and language not in languages:
                    continue
                for name in names:
                    # Turkish letters without their marks spell other words: Şam, Sam.
                    for spelling in (name,) if language == "tr" else spellings(name):
                        for surface in self._safe(entry, language, spelling):
                            yield surface, entry.id

    def _safe(self, entry: Entry, language: str, name: str) -> Iterator[str]:
        short = _SHORT_LATIN.match(name) and entry.kind not in _NEVER_SHORT
        # Little-known villages written in Latin letters only: many are words or people's names.
        plain = entry.source == "ucdp" and "ar" not in entry.names and len(name) < _LITTLE_KNOWN
        patterns = self._not_alone.get((language, name_key(name)))
        if patterns is None and (short or plain):
            patterns = self._not_alone.get((language, ""), ())
        if patterns is None:
            yield name
        else:
            yield from (pattern.replace("{}", name) for pattern in patterns)

    def _index(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for entry in self._by_id.values():
            every = (s for names in entry.names.values() for n in names for s in spellings(n))
            for key in dict.fromkeys(name_key(name) for name in every):
                index.setdefault(key, []).append(entry.id)
        return index


@cache
def _shipped() -> tuple[tuple[Entry, ...], NotAlone]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (_FOLDER / "not_alone.yaml").read_text("utf-8")
    rules = yaml.load(text, Loader=loader)  # noqa: S506 (both are safe loaders)
    not_alone: dict[tuple[str, str], tuple[str, ...]] = {}
    for language, groups in rules.items():
        not_alone[language, ""] = tuple(groups[0]["patterns"])
        for group in groups:
            borrowed = (rules[code] for code in group.get("names_of", ()))
            names = [name for other in borrowed for g in other for name in g["names"]]
            for name in (*names, *group.get("names", ())):
                key = (language, name_key(name))
                both = (*not_alone.get(key, ()), *group["patterns"])
                not_alone[key] = tuple(dict.fromkeys(both))
    return tuple(read_table(_FOLDER / "places.tsv")), not_alone


def load(extra: Path | None = None) -> Gazetteer:
    """Return the shipped gazetteer, with the places of a user's file added.

    `extra` is a GeoNames dump (`SY.txt`, tab-separated) or a table of OCHA's common operational
    dataset as CSV; a place in both keeps its shipped entry and takes the file's P-code. Raises
    `InputError` for any other file.
    """
    entries, not_alone = _shipped()
    if extra is None:
        return Gazetteer(entries, not_alone)
    return Gazetteer([*entries, *read_user_file(extra, entries)], not_alone)
