"""Shapes whose crossings are known, by the geodesics of geographiclib."""

import numpy as np
import shapely
from geographiclib.geodesic import Geodesic
from pyproj import Geod

EARTH = Geodesic.WGS84


def circle(lat: float, lon: float, radius_m: float, n: int = 4000) -> shapely.Polygon:
    """A circle of geodesic radius, drawn counter-clockwise, its longitudes running on past 180."""
    azimuth = np.linspace(360, 0, n, False)
    same = np.ones(n)
    longitude, latitude, _ = Geod(ellps="WGS84").fwd(
        lon * same, lat * same, azimuth, radius_m * same
    )
    return shapely.Polygon(np.column_stack([np.unwrap(longitude, period=360), latitude]))


def straight_on(lat: float, lon: float, course: float, metres: np.ndarray) -> tuple:
    """Positions on a geodesic through a point, at distances from it."""
    at = [EARTH.Direct(lat, lon, course, float(s)) for s in metres]
    return np.array([p["lat2"] for p in at]), np.array([p["lon2"] for p in at])


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(EARTH.Inverse(*one, *other)["s12"])
