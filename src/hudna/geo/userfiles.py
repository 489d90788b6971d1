"""Gazetteers of the user's: GeoNames dumps and OCHA tables of places."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from hudna.errors import InputError
from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.geodesy import distance_km
from hudna.geo.keys import name_key
from hudna.geo.ocha import read_ocha
from hudna.geo.scripts import language_of
from hudna.geo.shapes import governorate_at
from hudna.model.place import PlacePrecision

__all__ = ["read_user_file"]

_SAME_KM = 5.0
_GEONAMES_COLUMNS = 19


def _settlement(
    place_id: str, names: Mapping[str, tuple[str, ...]], point: tuple[float, float], country: str
) -> Entry:
    return Entry(
        id=place_id,
        kind=PlaceKind.SETTLEMENT,
        names=names,
        country=country,
        admin1=None,
        iso_3166_2=None,
        pcode=None,
        latitude=point[0],
        longitude=point[1],
        radius_km=1.0,
        precision=PlacePrecision.SETTLEMENT,
        population=0,
        source="user",
    )


def _geonames(path: Path) -> Iterator[Entry]:
    """Yield populated places (feature class P) of a dump as described in GeoNames' readme.txt."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        field = line.split("\t")
        if len(field) < _GEONAMES_COLUMNS:
            raise InputError("not a GeoNames line", where=f"{path.name}, line {number}")
        if field[6] != "P":
            continue
        names: dict[str, tuple[str, ...]] = {"en": tuple(dict.fromkeys((field[1], field[2])))}
        for name in filter(None, field[3].split(",")):
            language = language_of(name)
            if language is not None:
                names[language] = (*names.get(language, ()), name)
        point = (float(field[4]), float(field[5]))
        entry = _settlement(f"gn:{field[0]}", names, point, field[8])
        yield replace(entry, population=int(field[14] or 0))


def _layout(path: Path) -> Callable[[Path], Iterator[Entry]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
    if first.count("\t") >= _GEONAMES_COLUMNS - 1:
        return _geonames
    if "pcode" in first.casefold():
        return read_ocha
    raise InputError(
        "not a gazetteer we can read",
        where=path.name,
        advice="Give a GeoNames dump such as SY.txt, or an OCHA table of places as CSV.",
    )


def _canonical(entry: Entry, provinces: Mapping[str, Entry]) -> Entry:
    """Return the entry with our name of its governorate, looked up by P-code or name."""
    found = provinces.get((entry.pcode or "")[:4]) or provinces.get(name_key(entry.admin1 or ""))
    if found is None and entry.admin1 is None:
        around = governorate_at(entry.country, entry.latitude, entry.longitude)
        found = provinces.get(around or "")
    if found is None:
        return entry
    return replace(entry, admin1=found.admin1, iso_3166_2=found.iso_3166_2)


def read_user_file(path: Path, shipped: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the places of a user's file; one that is shipped already keeps the shipped id.

    A place is the same when it has the same P-code, or lies within 5 km and shares a name; then
    names of both are kept.
    """
    known: dict[str, list[Entry]] = {}
    coded: dict[str, Entry] = {}
    provinces: dict[str, Entry] = {}
    for entry in shipped:
        if entry.pcode:
            coded[entry.pcode] = entry
        for name in (name for names in entry.names.values() for name in names):
            known.setdefault(name_key(name), []).append(entry)
            if entry.kind is PlaceKind.GOVERNORATE:
                provinces[name_key(name)] = provinces[entry.id] = entry
                provinces[entry.pcode or entry.id] = entry
    for raw in _layout(path)(path):
        entry = _canonical(raw, provinces)
        same = (
            other
            for names in entry.names.values()
            for name in names
            for other in known.get(name_key(name), ())
            if other.kind is entry.kind is PlaceKind.SETTLEMENT and _near(entry, other)
        )
        twin = coded.get(entry.pcode or "") or next(same, None)
        yield entry if twin is None else _merged(twin, entry)


def _near(one: Entry, other: Entry) -> bool:
    apart = distance_km(one.latitude, one.longitude, other.latitude, other.longitude)
    return float(apart) <= _SAME_KM


def _merged(shipped: Entry, extra: Entry) -> Entry:
    languages = dict.fromkeys((*shipped.names, *extra.names))
    names = {
        code: tuple(dict.fromkeys((*shipped.names.get(code, ()), *extra.names.get(code, ()))))
        for code in languages
    }
    return replace(shipped, names=names, pcode=extra.pcode or shipped.pcode)
