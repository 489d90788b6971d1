"""Draw the zones of the shipped agreements: `python tools/build_zones.py`.

No agreement read here publishes coordinates. The shapes go through places that the texts or the
press name, whose positions are GeoNames's (CC BY 4.0); each agreement's file says how true they
are. They are the project's own drawings, and no party's map.
"""

import json
import math
from pathlib import Path

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

FOLDER = Path(__file__).resolve().parents[1] / "src" / "hudna" / "data" / "agreements" / "zones"
_KM = 111.195

# Longitude, latitude. The edge from Jisr al-Shughur's north-west to Anadan is the border of Turkey.
IDLIB_LINE = [
    (36.17, 35.83), (36.20, 35.66), (36.33, 35.57), (36.39, 35.42), (36.69, 35.376),
    (36.90, 35.45), (37.05, 35.62), (36.98, 35.85), (36.99, 36.02), (37.05, 36.15),
    (37.045, 36.294),
]  # fmt: skip
IDLIB_BORDER = [
    (36.852, 36.33), (36.69, 36.31), (36.69, 36.24), (36.58, 36.22), (36.45, 36.20), (36.39, 36.08),
    (36.38, 36.00), (36.30, 35.96), (36.20, 35.93),
]  # fmt: skip
NORTH_HOMS = [
    (36.45, 34.84),
    (36.60, 34.80),
    (36.80, 34.79),
    (36.86, 34.97),
    (36.72, 35.02),
    (36.48, 34.96),
]
EASTERN_GHOUTA = [
    (36.33, 33.51),
    (36.38, 33.47),
    (36.52, 33.44),
    (36.57, 33.55),
    (36.46, 33.63),
    (36.36, 33.60),
]
MINSK = [
    (37.80, 47.10), (37.70, 47.40), (37.55, 47.75), (37.55, 48.02), (37.74, 48.12), (38.00, 48.33),
    (38.40, 48.36), (38.45, 48.60), (38.52, 48.695), (38.95, 48.74), (39.484, 48.662),
    (39.75, 48.80),
]  # fmt: skip


def degrees_of(km: float, latitude: float) -> tuple[float, float]:
    """Return kilometres as degrees of longitude and latitude."""
    return km / (_KM * math.cos(math.radians(latitude))), km / _KM


def grown(shape: BaseGeometry, km: float, latitude: float) -> BaseGeometry:
    """Return a shape with its edge moved out by so many kilometres (in, where negative)."""
    east, north = degrees_of(1.0, latitude)
    flat = shapely.transform(shape, lambda p: p / [east, north])
    return shapely.transform(flat.buffer(km), lambda p: p * [east, north])


def write(name: str, shape: BaseGeometry, drawn_through: str) -> None:
    """Write one zone as a GeoJSON feature, to 0.001 degrees."""
    rounded = shapely.set_precision(shape, 0.001)
    feature = {
        "type": "Feature",
        "properties": {"name": name, "drawn_through": drawn_through, "by": "Hudna, no party's map"},
        "geometry": mapping(rounded),
    }
    text = json.dumps(feature, ensure_ascii=False)
    (FOLDER / f"{name}.geojson").write_text(text + "\n", "utf-8")


def main() -> None:
    """Write every zone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    idlib = shapely.Polygon([*IDLIB_LINE, *IDLIB_BORDER])
    posts = "Idlib and Turkish posts: Darat Izza, Anadan, Rashidin, Al-Eis, Tell Tuqan, Morek"
    write("idlib_area", idlib, posts)
    strip = grown(shapely.LineString(IDLIB_LINE), 17.5, 35.8).intersection(idlib)
    write("idlib_demilitarised", strip, "17.5 km inward from the edge that faces the other side")
    write("north_homs", shapely.Polygon(NORTH_HOMS), "Rastan, Talbiseh, Houla")
    write("eastern_ghouta", shapely.Polygon(EASTERN_GHOUTA), "Jobar, Arbin, Zamalka, Douma")
    places = "Mariupol's east, Donetsk, Horlivka, Debaltseve, Zolote, Stanytsia Luhanska"
    write("minsk_line", shapely.LineString(MINSK), places)


if __name__ == "__main__":
    main()
