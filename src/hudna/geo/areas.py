"""The area each of many positions lies in: by polygon where we have one, else by what is near."""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.gazetteer import load
from hudna.geo.geodesy import EARTH_RADIUS_KM
from hudna.geo.shapes import governorates

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

__all__ = ["areas_at", "nearest_settlements"]

FARTHEST_KM = 50.0
"""Past this from any settlement we know, a position lies in no area."""

_WITH_POLYGONS = ("SY",)


def areas_at(latitude: ArrayLike, longitude: ArrayLike) -> NDArray[np.str_]:
    """Return the canonical English name of the area of each position, empty where not known.

    Positions are WGS 84 degrees, n of them; n names come back.
    """
    lat, lon = np.asarray(latitude, np.float64), np.asarray(longitude, np.float64)
    found = np.full(len(lat), "", dtype="<U64")
    for country in _WITH_POLYGONS:
        for place_id, polygon in governorates(country).items():
            open_ = found == ""
            inside = shapely.contains_xy(polygon, lon[open_], lat[open_])
            found[np.flatnonzero(open_)[inside]] = _names().get(place_id, "")
    rest = np.flatnonzero(found == "")
    if len(rest):
        near, distance = _nearest(lat[rest], lon[rest])
        areas = np.array([entry.admin1 or "" for entry in _settlements()], dtype="<U64")
        found[rest] = np.where(distance <= FARTHEST_KM, areas[near], "")
    return found


def nearest_settlements(latitude: ArrayLike, longitude: ArrayLike) -> tuple[str, ...]:
    """Return the place id of the settlement nearest to each position."""
    near, _ = _nearest(np.asarray(latitude, np.float64), np.asarray(longitude, np.float64))
    settlements = _settlements()
    return tuple(settlements[at].id for at in near)


def _nearest(
    latitude: NDArray[np.float64], longitude: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    chord, at = _tree().query(_on_sphere(latitude, longitude))
    return at, 2 * EARTH_RADIUS_KM * np.arcsin(np.clip(chord / 2, 0, 1))


def _on_sphere(
    latitude: NDArray[np.float64], longitude: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return positions as points of the unit sphere, where near is near everywhere."""
    lat, lon = np.radians(latitude), np.radians(longitude)
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


@cache
def _settlements() -> tuple[Entry, ...]:
    return tuple(entry for entry in load() if entry.kind is PlaceKind.SETTLEMENT)


@cache
def _tree() -> "cKDTree":
    from scipy.spatial import cKDTree  # half a second that a desk would pay at each start

    lat = np.array([entry.latitude for entry in _settlements()])
    lon = np.array([entry.longitude for entry in _settlements()])
    return cKDTree(_on_sphere(lat, lon))


@cache
def _names() -> dict[str, str]:
    governorates_ = (e for e in load() if e.kind is PlaceKind.GOVERNORATE)
    return {entry.id: entry.admin1 for entry in governorates_ if entry.admin1}
