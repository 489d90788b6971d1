"""A level frame of metres round a case, and its lines and tracks in it.

Azimuthal equidistant on WGS 84 (Snyder 1987, "Map Projections", p. 191), so that neither the
antimeridian nor a pole cuts a drawing.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Transformer
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from hudna.model.judgement import Fix, Judgement, LineVersion

__all__ = ["Frame", "centre_of", "geometry_of", "key_fixes"]

_STEP_DEGREES = 0.02
_GEOD = Geod(ellps="WGS84")
_LONG_EDGE = 20_000.0  # metres of a geodesic edge drawn in one stroke
_MOST_BETWEEN = 200  # points added on one edge

Floats = NDArray[np.float64]


def key_fixes(judgement: Judgement) -> tuple[Fix, ...]:
    """Return where something happens: entries, exits, deepest and nearest places."""
    found: list[Fix] = []
    for one in judgement.results:
        for stay in one.intervals:
            found += [stay.entry, stay.deepest, stay.exit]
        if one.nearest is not None:
            found.append(one.nearest)
    return tuple(found)


def centre_of(judgement: Judgement) -> tuple[float, float] | None:
    """Return latitude and longitude of the middle of a case; null where it has no place."""
    fixes = key_fixes(judgement) or tuple(f for t in judgement.tracks for f in t.smoothed)
    if not fixes:
        fixes = tuple(f for t in judgement.tracks for f in t.plots)
    if fixes:
        return _middle([(f.latitude, f.longitude) for f in fixes])
    points = [
        (float(y), float(x))
        for line in judgement.lines
        for x, y in shapely.get_coordinates(geometry_of(line))
    ]
    return _middle(points) if points else None


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of the box of some points, the short way round the Earth."""
    latitudes, longitudes = (np.array(column) for column in zip(*points, strict=True))
    turned = (longitudes - longitudes[0] + 180) % 360 - 180
    longitude = longitudes[0] + (turned.min() + turned.max()) / 2
    return float(latitudes.min() + latitudes.max()) / 2, float((longitude + 180) % 360 - 180)


def geometry_of(line: LineVersion) -> BaseGeometry:
    """Return a version's shape; an empty one where the text is no GeoJSON."""
    try:
        found = json.loads(line.shape)
        if found.get("type") == "FeatureCollection":
            return shapely.union_all([shape(f["geometry"]) for f in found["features"]])
        return shape(found.get("geometry") or found)
    except (ValueError, AttributeError, KeyError, TypeError, shapely.errors.ShapelyError):
        return shapely.GeometryCollection()


@dataclass(frozen=True)
class Frame:
    """Metres east and north of a centre."""

    latitude: float
    longitude: float

    @cached_property
    def _transformer(self) -> Transformer:
        centred = f"+proj=aeqd +lat_0={self.latitude} +lon_0={self.longitude} +datum=WGS84"
        return Transformer.from_crs("EPSG:4326", f"{centred} +units=m", always_xy=True)

    def points(self, fixes: Iterable[Fix]) -> Floats:
        """Return fixes as n rows of metres east and north."""
        found = [(f.longitude, f.latitude) for f in fixes]
        if not found:
            return np.empty((0, 2))
        return self._metres(np.array(found))

    def _metres(self, degrees: Floats) -> Floats:
        """Return n rows of longitude and latitude in metres."""
        return np.column_stack(self._transformer.transform(degrees[:, 0], degrees[:, 1]))

    def line(self, line: LineVersion) -> BaseGeometry:
        """Return a version's shape in metres, its edges followed as they are said to run."""
        geometry = geometry_of(line)
        if geometry.is_empty:
            return geometry
        flat = shapely.force_2d(geometry)
        followed = (
            _on_geodesics(flat)
            if line.edges == "geodesic"
            else shapely.segmentize(flat, _STEP_DEGREES)
        )
        made = shapely.transform(followed, self._metres)
        return _of_one_kind(made if made.is_valid else shapely.make_valid(made))


def _of_one_kind(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a shape, or its lines where it has none."""
    parts = shapely.get_parts(geometry, return_index=False)
    flat = [p for part in parts for p in shapely.get_parts(part)]
    for kind in ("Polygon", "LineString"):
        found = [part for part in flat if part.geom_type == kind]
        if found:
            return found[0] if len(found) == 1 else shapely.union_all(found)
    return shapely.GeometryCollection()


def _on_geodesics(geometry: BaseGeometry) -> BaseGeometry:
    """Return a shape with points added on its long edges, along the shortest way."""
    if isinstance(geometry, shapely.Polygon):
        rings = [_along(r.coords) for r in (geometry.exterior, *geometry.interiors)]
        return shapely.Polygon(rings[0], rings[1:])
    if isinstance(geometry, shapely.LineString):
        return shapely.LineString(_along(geometry.coords))
    parts = [_on_geodesics(part) for part in getattr(geometry, "geoms", ())]
    return shapely.union_all(parts) if parts else geometry


def _along(coordinates: Iterable[tuple[float, ...]]) -> list[tuple[float, float]]:
    points = [(x, y) for x, y, *_ in coordinates]
    found = points[:1]
    for start, end in pairwise(points):
        between = min(int(_GEOD.inv(*start, *end)[2] // _LONG_EDGE), _MOST_BETWEEN)
        found += [*(_GEOD.npts(*start, *end, between) if between else ()), end]
    return found
