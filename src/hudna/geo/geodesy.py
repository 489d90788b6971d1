"""Distances and directions on a sphere, for single values and NumPy arrays alike.

Angles are WGS 84 degrees, distances kilometres. The sphere has the mean radius R1 of WGS 84
(6371.0088 km, Moritz 2000, "Geodetic Reference System 1980"), so a distance differs from that on
the ellipsoid by at most 0.6 %.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["EARTH_RADIUS_KM", "azimuth", "destination", "distance_km"]

EARTH_RADIUS_KM = 6371.0088

Floats = NDArray[np.float64]


def _radians(*values: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.radians(np.asarray(value, dtype=np.float64)) for value in values)


def distance_km(lat1: ArrayLike, lon1: ArrayLike, lat2: ArrayLike, lon2: ArrayLike) -> Floats:
    """Return the great-circle distance in kilometres, broadcasting over arrays.

    Haversine formula, Sinnott 1984, "Virtues of the Haversine", Sky and Telescope 68(2), 159.
    """
    phi1, lam1, phi2, lam2 = _radians(lat1, lon1, lat2, lon2)
    half = np.sin((phi2 - phi1) / 2) ** 2
    half = half + np.cos(phi1) * np.cos(phi2) * np.sin((lam2 - lam1) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))))


def azimuth(lat1: ArrayLike, lon1: ArrayLike, lat2: ArrayLike, lon2: ArrayLike) -> Floats:
    """Return the initial course from the first point to the second, degrees from north, 0 to 360.

    Napier's rules for the spherical triangle; Snyder 1987, "Map Projections", eq. 5-4b.
    """
    phi1, lam1, phi2, lam2 = _radians(lat1, lon1, lat2, lon2)
    east = np.sin(lam2 - lam1) * np.cos(phi2)
    north = np.cos(phi1) * np.sin(phi2) - np.sin(phi1) * np.cos(phi2) * np.cos(lam2 - lam1)
    return np.asarray(np.degrees(np.arctan2(east, north)) % 360)


def destination(
    lat: ArrayLike, lon: ArrayLike, course: ArrayLike, distance: ArrayLike
) -> tuple[Floats, Floats]:
    """Return latitude and longitude reached after `distance` km on the given initial course.

    Snyder 1987, "Map Projections", eqs. 5-5 and 5-6.
    """
    phi, lam, theta = _radians(lat, lon, course)
    arc = np.asarray(distance, dtype=np.float64) / EARTH_RADIUS_KM
    end = np.arcsin(np.sin(phi) * np.cos(arc) + np.cos(phi) * np.sin(arc) * np.cos(theta))
    turn = np.arctan2(
        np.sin(theta) * np.sin(arc) * np.cos(phi), np.cos(arc) - np.sin(phi) * np.sin(end)
    )
    return np.asarray(np.degrees(end)), np.asarray((np.degrees(lam + turn) + 540) % 360 - 180)
