"""Zones that are told by a distance: a circle, or what lies near a line."""

import numpy as np
import shapely
from pyproj import CRS, Geod, Transformer
from shapely.geometry.base import BaseGeometry

from hudna.airspace.plots import Floats
from hudna.airspace.rings import Drawn
from hudna.errors import InputError

__all__ = ["circle", "within"]

_GEOD = Geod(ellps="WGS84")
_TRUE_TO_M = 0.01
"""How far the sides of a polygon lie inside the circle they stand for."""

_WIDEST_M = 500_000.0
_STEP_M = 1000.0
_STEP_DEGREES = 0.01
_ARC = 64


def circle(latitude: float, longitude: float, radius_m: float, drawn: Drawn) -> BaseGeometry:
    """Return the circle on the ellipsoid as a polygon true to 1 cm."""
    n = int(np.clip(np.ceil(np.pi / np.sqrt(2 * _TRUE_TO_M / radius_m)), 90, 20_000))
    courses = np.linspace(360, 0, n, endpoint=False)
    start = np.full(n, longitude), np.full(n, latitude)
    east, north, _ = _GEOD.fwd(*start, courses, np.full(n, radius_m))
    around = np.column_stack((east, north))
    return shapely.Polygon(drawn.ring([*around.tolist(), around[0].tolist()]))


def within(shape: BaseGeometry, distance_m: float, edges: str, where: str) -> BaseGeometry:
    """Return what lies within a distance of a shape, in WGS 84 with straight short edges.

    Drawn in an azimuthal equidistant frame about its middle: true to 1 in 3,000 of the distance
    up to 250 km from there (Snyder 1987, ch. 25). Raises `InputError` for wider shapes.
    """
    middle = shape.centroid
    if edges == "straight":
        shape = shapely.segmentize(shape, _STEP_DEGREES)
    crs = CRS.from_proj4(f"+proj=aeqd +lat_0={middle.y} +lon_0={middle.x} +ellps=WGS84")
    there = Transformer.from_crs(CRS.from_epsg(4326), crs, always_xy=True)

    def flat(points: Floats) -> Floats:
        return np.column_stack(there.transform(points[:, 0], points[:, 1]))

    def round_(points: Floats) -> Floats:
        east, north = there.transform(points[:, 0], points[:, 1], direction="INVERSE")
        east = middle.x + (np.asarray(east) - middle.x + 180.0) % 360.0 - 180.0
        return np.column_stack((east, north))

    drawn = shapely.transform(shape, flat)
    reach = np.hypot(*shapely.get_coordinates(drawn).T).max() + distance_m
    if reach > _WIDEST_M or abs(middle.y) + reach / 111_000 > 89:
        raise InputError(
            "a distance around a shape this wide, or near a pole, cannot be drawn true",
            where=where,
            advice="Keep the part of the line that is disputed, within 500 km",
        )
    area = shapely.buffer(drawn, distance_m, quad_segs=_ARC)
    return shapely.transform(shapely.segmentize(area, _STEP_M), round_)
