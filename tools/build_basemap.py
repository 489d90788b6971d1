"""Build the web's basemap and the outline for printed maps; see tools/README.md.

    python tools/build_basemap.py NODE_MODULES

Countries come from world-atlas (Natural Earth 1:10 million), Syria's governorates from
`data/borders`, towns from the compiled gazetteer. Boundaries are drawn as lines of their own, each
saying whether it is disputed, so that no fill decides whose ground it is.
"""

import csv
import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from build_shapes import BORDERS, tidy, write_geojson
from shapely import line_merge, set_precision, union_all
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel
from shapes_sources import read_world

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.gazetteer import load
from hudna.geo.shapes import governorates

WEB = Path(__file__).resolve().parent.parent / "src/hudna/web/static/basemap"
LANGUAGES = ("ar", "en", "ru", "tr", "fa")
REGION = box(27, 27, 51, 42.5)
PRINTED = box(34.4, 31.7, 43.2, 37.9)
TOWNS_SYRIA, TOWNS_NEAR = 15_000, 300_000
# Labels the middle of a shape would put on top of each other, or in a corner: latitude, longitude.
LABELS = {
    "SY-DI": (33.515, 36.28),
    "SY-RD": (33.68, 37.05),
    "SY-QU": (33.05, 35.86),
    "SY-HM": (35.2, 37.2),
    "SY-HL": (36.25, 37.55),
    "SY-HI": (34.35, 38.4),
    "SY-ID": (35.85, 36.6),
    "SY-LA": (35.57, 36.02),
    "SY-TA": (34.96, 36.08),
    "TR": (37.3, 37.7),
    "IQ": (34.0, 41.9),
    "JO": (32.0, 37.3),
    "IL": (31.9, 34.95),
    "CY": (35.0, 33.1),
}


def countries(packages: Path) -> dict[str, BaseGeometry]:
    """Return the countries of the region by ISO code; Cyprus is one island of one fill."""
    numeric = dict(csv.reader((BORDERS / "iso_3166_numeric.csv").open(encoding="utf-8")))
    found = {}
    for code, name, shape in read_world(packages / "world-atlas" / "countries-10m.json"):
        alpha2 = "CY" if "Cyprus" in name else numeric.get(code or "")
        if alpha2 and shape.intersects(REGION):
            part = shape.intersection(REGION)
            found[alpha2] = found[alpha2].union(part.buffer(0.01)) if alpha2 in found else part
    return found


def names_of(entry: Entry) -> dict[str, str]:
    """Return the name to show in every language of the desk."""
    return {f"name_{code}": entry.name(code) for code in LANGUAGES}


def country_names(code: str) -> dict[str, str]:
    """Return a country's name in every language of the desk."""
    return {f"name_{lang}": Locale(lang).territories.get(code, "") for lang in LANGUAGES}


def boundaries(shapes: dict[str, BaseGeometry]) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """Return the line each pair of neighbours shares, with whether it is disputed and why."""
    listed = yaml.safe_load((BORDERS / "disputed_boundaries.yaml").read_text("utf-8"))
    disputed = {item["pair"]: item["note"] for item in listed}
    lines = []
    for one, other in combinations(sorted(shapes), 2):
        shared = shapes[one].boundary.intersection(shapes[other].boundary)
        if shared.length > 0:
            parts = [part for part in getattr(shared, "geoms", [shared]) if part.length > 0]
            merged = union_all(parts)
            line = line_merge(merged) if merged.geom_type == "MultiLineString" else merged
            pair = f"{one}-{other}"
            properties: dict[str, Any] = {"id": pair, "disputed": pair in disputed}
            if pair in disputed:
                properties |= {f"note_{lang}": words for lang, words in disputed[pair].items()}
            lines.append((properties, set_precision(line.simplify(0.006), 0.0001)))
    return lines


def label_point(place_id: str, shape: BaseGeometry) -> Point:
    """Return where a shape's name is written."""
    if place_id in LABELS:
        latitude, longitude = LABELS[place_id]
        return Point(longitude, latitude)
    part = max(getattr(shape, "geoms", [shape]), key=lambda piece: piece.area)
    return set_precision(polylabel(part, 0.05), 0.001)


def main(packages: Path) -> None:
    """Write every layer."""
    WEB.mkdir(parents=True, exist_ok=True)
    gazetteer, shapes = load(), countries(packages)
    write_geojson(
        WEB / "countries.geojson",
        [({"id": code, **country_names(code)}, tidy(s, 0.012)) for code, s in shapes.items()],
    )
    write_geojson(WEB / "boundaries.geojson", boundaries(shapes))
    syria = governorates("SY")
    write_geojson(
        WEB / "governorates.geojson",
        [({"id": i, **names_of(gazetteer.entry(i))}, s) for i, s in syria.items()],
    )
    labels: list[tuple[dict[str, Any], BaseGeometry]] = [
        ({"id": i, "kind": "governorate", **names_of(gazetteer.entry(i))}, label_point(i, s))
        for i, s in syria.items()
    ]
    labels += [
        ({"id": code, "kind": "country", **country_names(code)}, label_point(code, s))
        for code, s in shapes.items()
        if code != "SY" and s.area > 0.4 and country_names(code)["name_en"]
    ]
    golan = gazetteer.entry("area:golan")
    spot = Point(golan.longitude, golan.latitude)
    notes = {f"note_{lang}": words for lang, words in golan.disputed.items()}
    note = {"id": golan.id, "kind": "disputed", **notes}
    labels.append((note | names_of(golan), spot))
    write_geojson(WEB / "labels.geojson", labels)
    write_geojson(WEB / "towns.geojson", towns(gazetteer))
    legend = yaml.safe_load((BORDERS / "legend.yaml").read_text("utf-8"))
    (WEB / "legend.json").write_text(json.dumps(legend, ensure_ascii=False) + "\n", "utf-8")
    write_geojson(
        BORDERS / "printed_neighbours.geojson",
        [
            ({"id": code, **country_names(code)}, tidy(s.intersection(PRINTED), 0.01))
            for code, s in shapes.items()
            if code != "SY" and s.intersects(PRINTED)
        ],
    )
    write_geojson(
        BORDERS / "labels.geojson",
        [
            (properties, point)
            for properties, point in labels
            if properties["kind"] == "governorate"
        ],
    )


def towns(gazetteer: Any) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """Return towns to label, the largest with the lowest rank so that they are placed first."""
    found = []
    for entry in sorted(gazetteer, key=lambda e: (-e.population, e.id)):
        least = TOWNS_SYRIA if entry.country == "SY" else TOWNS_NEAR
        spot = Point(round(entry.longitude, 4), round(entry.latitude, 4))
        if (
            entry.kind is PlaceKind.SETTLEMENT
            and entry.population >= least
            and REGION.contains(spot)
            and entry.names.get("ar")
        ):
            rank = 1 if entry.population >= 400_000 else 2 if entry.population >= 90_000 else 3
            properties = {"id": entry.id, "country": entry.country, "rank": rank}
            found.append((properties | names_of(entry), spot))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
