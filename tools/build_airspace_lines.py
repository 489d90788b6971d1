"""Write the lines of data/airspace/lines: a sector of a land border, and 12 nautical miles of sea.

Run with `npm pack world-atlas@2.0.2` and `npm pack @rapideditor/country-coder` unpacked, and the
borders of country-coder as GeoJSON:

    python tools/build_airspace_lines.py --atlas package --country-coder borders.json
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely.geometry import MultiPolygon, Polygon, box, mapping, shape
from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).resolve().parents[1] / "src/hudna/data/airspace/lines"

TURKEY, SYRIA, IRAN = "792", "760", "364"
BESIDE = {"turkey_salient": "TUR", "syria_beside_salient": "SYR"}
SALIENT = box(36.04, 35.75, 36.23, 36.02)
"""Turkey south of Yayladagi. Its sides meet the border of every version far from a right course
through the salient, so that no way cut off by the sides is taken for one cut off by the border."""

SEA = box(55.9, 24.9, 58.3, 27.0)
"""Where the sea is drawn; it reaches more than 12 miles beyond every place of the case."""

COAST = box(55.0, 25.0, 59.0, 28.0)
TERRITORIAL_SEA_M = 12 * 1852.0
TRUE_TO_DEGREES = 1e-6


def country(atlas: Path, scale: str, code: str) -> MultiPolygon:
    """Return one country out of TopoJSON, by its ISO 3166 number."""
    topology = json.loads((atlas / f"countries-{scale}.json").read_text("utf-8"))
    wide, high = topology["transform"]["scale"]
    west, south = topology["transform"]["translate"]

    def arc(number: int) -> list[tuple[float, float]]:
        steps = np.cumsum(topology["arcs"][~number if number < 0 else number], axis=0)
        points = [(x * wide + west, y * high + south) for x, y in steps.tolist()]
        return points[::-1] if number < 0 else points

    def ring(numbers: list[int]) -> list[tuple[float, float]]:
        points = arc(numbers[0])
        for number in numbers[1:]:
            points += arc(number)[1:]
        return points

    found = [g for g in topology["objects"]["countries"]["geometries"] if g.get("id") == code]
    areas = found[0]["arcs"] if found[0]["type"] == "MultiPolygon" else [found[0]["arcs"]]
    return MultiPolygon(
        [Polygon(ring(area[0]), [ring(hole) for hole in area[1:]]) for area in areas]
    )


def territorial_sea(land: BaseGeometry) -> BaseGeometry:
    """Return what lies within 12 nautical miles of the land, and the land, clipped to `SEA`."""
    middle = SEA.centroid
    there = Transformer.from_crs(
        "EPSG:4326", f"+proj=aeqd +lat_0={middle.y} +lon_0={middle.x} +ellps=WGS84", always_xy=True
    )

    def flat(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(there.transform(points[:, 0], points[:, 1]))

    def back(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(there.transform(points[:, 0], points[:, 1], direction="INVERSE"))

    coast = shapely.segmentize(shapely.intersection(land, COAST), 0.01)
    sea = shapely.buffer(shapely.transform(coast, flat), TERRITORIAL_SEA_M, quad_segs=64)
    return largest(shapely.intersection(shapely.transform(sea, back), SEA))


def largest(area: BaseGeometry) -> BaseGeometry:
    """Return the greatest part of an area: slivers at the sides of a box are no place."""
    return max(shapely.get_parts(area), key=lambda part: float(part.area))


def write(name: str, area: BaseGeometry, called: str, digits: int) -> None:
    """Write one polygon, its ring anticlockwise as RFC 7946 asks."""
    thin = shapely.simplify(area, TRUE_TO_DEGREES) if digits < 7 else area
    turned = shapely.geometry.polygon.orient(thin)
    drawn: dict[str, Any] = mapping(turned)
    rings = [np.round(ring, digits).tolist() for ring in drawn["coordinates"]]
    feature = {
        "type": "Feature",
        "properties": {"name": called},
        "geometry": {"type": "Polygon", "coordinates": rings},
    }
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (HERE / f"{name}.geojson").write_text(text + "\n", "utf-8")


def main() -> None:
    """Write the eight files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--atlas", type=Path, required=True)
    parser.add_argument("--country-coder", type=Path, required=True)
    given = parser.parse_args()
    for scale in ("10m", "50m"):
        for name, code in (("turkey_salient", TURKEY), ("syria_beside_salient", SYRIA)):
            part = largest(shapely.intersection(country(given.atlas, scale, code), SALIENT))
            write(f"{name}_natural_earth_{scale}", part, name.replace("_", " "), 7)
        sea = territorial_sea(country(given.atlas, scale, IRAN))
        write(f"iran_sea_natural_earth_{scale}", sea, "Iran to 12 nautical miles", 5)
    coded = json.loads(given.country_coder.read_text("utf-8"))["features"]
    for name, code in BESIDE.items():
        drawn = next(shape(f["geometry"]) for f in coded if is_of(f["properties"], code))
        part = largest(shapely.intersection(drawn, SALIENT))
        write(f"{name}_country_coder", part, name.replace("_", " "), 7)


def is_of(properties: dict[str, Any], code: str) -> bool:
    """Return whether a feature of country-coder is the country of an ISO 3166 alpha-3 code."""
    return code in (properties.get("iso1A3"), properties.get("A3"))


if __name__ == "__main__":
    main()
