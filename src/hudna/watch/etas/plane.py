"""Degrees to kilometres on a plane around the study area, and back."""

from dataclasses import dataclass

import numpy as np

from hudna.geo.geodesy import EARTH_RADIUS_KM
from hudna.watch.events import Floats

__all__ = ["KM_PER_DEGREE", "Frame"]

KM_PER_DEGREE = float(EARTH_RADIUS_KM * np.pi / 180)


@dataclass(frozen=True, slots=True)
class Frame:
    """A plane about a meridian: equal-area (sinusoidal; Snyder 1987, eqs. 30-1 and 30-2).

    With a `parallel` it is equirectangular instead, true to scale there (Snyder 1987, eq. 12-1).
    """

    meridian: float
    parallel: float | None = None

    @classmethod
    def around(cls, longitude: Floats) -> "Frame":
        """Return the plane about the middle meridian of some points, across 180 degrees too."""
        turned = np.exp(1j * np.radians(longitude)).sum() if len(longitude) else 1.0
        rough = float(np.degrees(np.angle(turned)))
        east = (longitude - rough + 180) % 360 - 180
        middle = rough + (float(east.min()) + float(east.max())) / 2 if len(east) else rough
        return cls((middle + 180) % 360 - 180)

    def plane(self, latitude: Floats, longitude: Floats) -> tuple[Floats, Floats]:
        """Return kilometres east of the meridian and north of the equator."""
        east = (longitude - self.meridian + 180) % 360 - 180
        at = latitude if self.parallel is None else np.full_like(latitude, self.parallel)
        return east * np.cos(np.radians(at)) * KM_PER_DEGREE, latitude * KM_PER_DEGREE

    def degrees(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return latitude and longitude of points on the plane."""
        latitude = np.asarray(y / KM_PER_DEGREE)
        at = latitude if self.parallel is None else np.full_like(latitude, self.parallel)
        east = x / (np.cos(np.radians(at)) * KM_PER_DEGREE)
        return latitude, np.asarray((self.meridian + east + 180) % 360 - 180)
