"""How a place moves and widens by the words around its name."""

from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.geodesy import destination, distance_km
from hudna.geo.shapes import border, governorates
from hudna.locate.reasons import Step
from hudna.locate.words import PlaceWord, Words
from hudna.model.place import PlacePrecision

__all__ = ["Area", "area_of", "border_area"]

_AROUND_KM = 5.0  # "near" a place, beyond its own edge
_COUNTRYSIDE_KM = 15.0  # the countryside of a town
_OVER_KM = 10.0  # "over" a town: what flies is not above its centre
_BEYOND_KM = 5.0  # "north of" a town with no distance given
_FAR = 5.0  # degrees, beyond any governorate


@dataclass(frozen=True, slots=True)
class Area:
    """The circle a place lies in, how closely it is known, and what made it so."""

    latitude: float
    longitude: float
    radius_km: float
    precision: PlacePrecision
    note: tuple[Step, ...] = ()


def _circle(geometry: BaseGeometry) -> tuple[float, float, float]:
    """Return latitude, longitude and km of the circle around a shape's middle."""
    centre = geometry.centroid
    corners = shapely.get_coordinates(geometry)
    reach = distance_km(centre.y, centre.x, corners[:, 1], corners[:, 0])
    return centre.y, centre.x, float(np.ceil(reach.max()))


def _side(polygon: BaseGeometry, azimuth: float) -> BaseGeometry:
    """Return the part of a shape on one side of the line through its middle across `azimuth`."""
    centre, angle = polygon.centroid, np.radians(azimuth)
    forward = np.array([np.sin(angle), np.cos(angle)]) * _FAR
    across = np.array([forward[1], -forward[0]])
    middle = np.array([centre.x, centre.y])
    half = Polygon(
        [middle - across, middle + across, middle + across + forward, middle - across + forward]
    )
    part: BaseGeometry = polygon.intersection(half)
    return polygon if part.is_empty else part


def _compass(azimuth: float) -> str:
    names = (
        "north",
        "north_east",
        "east",
        "south_east",
        "south",
        "south_west",
        "west",
        "north_west",
    )
    return names[round(azimuth / 45) % 8]


def area_of(entry: Entry, words: Words) -> Area:
    """Return where in or around a place the words put the event."""
    whole = Area(entry.latitude, entry.longitude, entry.radius_km, entry.precision)
    if entry.kind in (PlaceKind.COUNTRY, PlaceKind.BORDER):
        return whole
    if words.km is not None:
        return _at_distance(entry, words.km, words.azimuth)
    if entry.kind in (PlaceKind.GOVERNORATE, PlaceKind.AREA):
        return _part(entry, whole, words.azimuth)
    if words.azimuth is not None:
        there = _at_distance(entry, _BEYOND_KM, words.azimuth)
        beyond = (("towards", _compass(words.azimuth)),)
        return replace(there, radius_km=entry.radius_km + 2 * _BEYOND_KM, note=beyond)
    for said, km, key in (
        (words.kind is PlaceWord.COUNTRYSIDE, _COUNTRYSIDE_KM, "countryside"),
        (words.over, _OVER_KM, "over"),
        (words.near, _AROUND_KM, "near"),
    ):
        if said:
            near = PlacePrecision.NEAR_SETTLEMENT
            return replace(whole, radius_km=entry.radius_km + km, precision=near, note=((key, ""),))
    return whole


def _at_distance(entry: Entry, km: float, azimuth: float | None) -> Area:
    near = PlacePrecision.NEAR_SETTLEMENT
    if azimuth is None:
        note = (("at_km", f"{km:g}"),)
        return Area(entry.latitude, entry.longitude, entry.radius_km + km, near, note)
    latitude, longitude = destination(entry.latitude, entry.longitude, azimuth, km)
    # A direction named by one of eight winds is true to 22.5 degrees either way.
    radius = max(entry.radius_km, 1.0) + km * float(np.sin(np.radians(22.5)))
    note = (("at_km_towards", f"{km:g} {_compass(azimuth)}"),)
    return Area(float(latitude), float(longitude), round(radius, 1), near, note)


def _part(entry: Entry, whole: Area, azimuth: float | None) -> Area:
    polygon = governorates(entry.country).get(entry.id)
    if azimuth is None or polygon is None:
        return whole
    circle = _circle(_side(polygon, azimuth))
    return Area(*circle, PlacePrecision.DISTRICT, (("part", _compass(azimuth)),))


def border_area(first: str, second: str, governorate: str | None, km: float | None) -> Area | None:
    """Return the circle around the line between two countries, or its part along a governorate."""
    line = border(first, second, governorate)
    if line is None:
        return None
    latitude, longitude, radius = _circle(line)
    note = (("on_line", ""),) if km is None else (("km_from_line", f"{km:g}"),)
    return Area(latitude, longitude, radius + (km or 0.0), PlacePrecision.BORDER, note)
