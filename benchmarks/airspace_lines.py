"""The lines and tracks the airspace measurements work on, on a plane about the salient's tip."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from hudna.geo.crossing.frame import Frame
from hudna.geo.crossing.grid import Grid, grid_over
from hudna.geo.crossing.outline import edges_on

HALF_M = 8_000.0
TIP = Frame(35.80768, 36.153943)
SHIPPED = ("natural_earth_10m", "natural_earth_50m", "country_coder")
BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "borders"
OTHERS = ("osm_geomaps_1m", "dcw_gmt")


def grid_of(*, five: bool = False) -> Iterator[tuple[str, BaseGeometry, Grid]]:
    """Yield name, shape on the plane and grid of lines: the finest and the coarsest, or five."""
    shapes = dict(_shapes())
    names = list(shapes)
    if not five:
        names = [names[0], names[-1]] if len(names) > len(SHIPPED) else names[:1]
    for name in (names * 2)[:5] if five else names:
        geometry = shapes[name]
        edges = edges_on(TIP, geometry, "inside", "straight")
        # Peers get the very edges we have, cut as the ellipsoid asks.
        lines = shapely.linestrings(edges.ends.reshape(-1, 2, 2))
        flat = shapely.union_all(shapely.get_parts(shapely.polygonize(lines)))
        yield name, flat, grid_over(edges, (-HALF_M, -HALF_M, HALF_M, HALF_M))


def _shapes() -> Iterator[tuple[str, BaseGeometry]]:
    folder = Path(str(files("hudna"))) / "data" / "airspace" / "lines"
    for name in SHIPPED:
        document = json.loads((folder / f"turkey_salient_{name}.geojson").read_text("utf-8"))
        yield name, _areas(document)
    for name in OTHERS:
        path = BESIDE / f"{name}_hatay_latakia.geojson"
        if path.is_file():
            document = json.loads(path.read_text("utf-8"))
            own = [f for f in document["features"] if f["properties"].get("A3") == "TUR"]
            yield name, _areas({"features": own})


def _areas(document: dict) -> BaseGeometry:  # type: ignore[type-arg]
    features = document.get("features", [document])
    return shapely.union_all([shapely.geometry.shape(f["geometry"]) for f in features])


def tracks(k: int, n: int):  # type: ignore[no-untyped-def]
    """Return k tracks of n plots a second, 150 m apart, in gentle turns about the salient."""
    rng = np.random.default_rng(3)
    turn = np.cumsum(rng.normal(0, 0.02, (k, n)), axis=1)
    course = rng.uniform(0, 2 * np.pi, (k, 1)) + turn
    x = rng.uniform(-HALF_M, HALF_M, (k, 1)) + np.cumsum(150 * np.sin(course), axis=1)
    y = rng.uniform(-HALF_M, HALF_M, (k, 1)) + np.cumsum(150 * np.cos(course), axis=1)
    # Kept in the box by folding: a track that leaves it comes back.
    x, y = (HALF_M - np.abs((v + HALF_M) % (4 * HALF_M) - 2 * HALF_M) for v in (x, y))
    time_s = np.tile(np.arange(n, dtype=float), k)
    return np.arange(k + 1) * n, x.ravel(), y.ravel(), time_s
