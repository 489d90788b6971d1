"""A plane about a point of the ellipsoid on which distances near it are true."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import Geod, Proj

__all__ = ["ELLIPSOID", "WITHIN_M", "Frame"]

Floats = NDArray[np.float64]

ELLIPSOID = Geod(ellps="WGS84")

WITHIN_M = 50_000.0
"""Distances between points this near to the middle are true to 1 in 100,000."""


class Frame:
    """The azimuthal equidistant projection of WGS 84 about a point.

    Distances from the middle are exact at any range; others are too long by up to c^2 / 6 R^2 at
    the distance c from it (Snyder 1987, "Map Projections", 25). Longitudes may run past 180.
    """

    def __init__(self, latitude: float, longitude: float) -> None:
        self.latitude, self.longitude = float(latitude), float(longitude)
        self.definition = f"+proj=aeqd +ellps=WGS84 +lat_0={latitude} +lon_0={longitude}"
        self._plane = Proj(self.definition)

    def to_plane(self, latitude: ArrayLike, longitude: ArrayLike) -> tuple[Floats, Floats]:
        """Return metres east and north of the middle for WGS 84 degrees."""
        x, y = self._plane(np.asarray(longitude, np.float64), np.asarray(latitude, np.float64))
        return np.asarray(x), np.asarray(y)

    def from_plane(self, x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
        """Return WGS 84 latitude and longitude for metres east and north of the middle."""
        longitude, latitude = self._plane(
            np.asarray(x, np.float64), np.asarray(y, np.float64), inverse=True
        )
        return np.asarray(latitude), np.asarray(longitude)
