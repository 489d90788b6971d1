"""Zones as shapes on a plane of kilometres, and how much of a place lies in them."""

import math
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from hudna.geo.shapes import governorates
from hudna.model.agreement import Zone
from hudna.model.place import Place, PlacePrecision

__all__ = ["Share", "on_plane", "shape_of", "share_in_zone"]

_KM_PER_DEGREE = 111.195
_SMALLEST_KM = 0.01
_SLIVER = 0.02
"""Degrees: gaps between neighbouring governorates of the source are closed up to twice this."""

_BY_NAME = (
    PlacePrecision.SETTLEMENT,
    PlacePrecision.DISTRICT,
    PlacePrecision.GOVERNORATE,
    PlacePrecision.COUNTRY,
)
"""Places whose name settles the country they lie in; a point or border is tested on the map."""

Share = tuple[float, float, float]
"""Share of a place inside a zone: at its smallest, as drawn, and at its largest extent."""


def share_in_zone(place: Place, zone: Zone) -> Share | None:
    """Return the share of the place inside the zone, null where nothing is known.

    Of a zone that holds in undrawn parts only, the smallest extent is nothing.
    """
    share = _share_as_drawn(place, zone)
    return (0.0, *share[1:]) if share is not None and zone.parts_only else share


def _share_as_drawn(place: Place, zone: Zone) -> Share | None:
    """Return the share of the place inside the zone as its file draws it.

    A governorate is taken in its borders, any other place as the disc it lies in; on a plane about
    the place, true to about 1 % up to 100 km. The zone's edge lies up to `true_to_km` further in
    or out than drawn.
    """
    if place.precision in _BY_NAME and place.country is not None and zone.geometry is None:
        if place.country in zone.places or place.id in zone.places:
            return 1.0, 1.0, 1.0
        if not any(z.startswith(f"{place.country}-") for z in zone.places):
            return 0.0, 0.0, 0.0
    drawn = shape_of(zone)
    if drawn is None or place.latitude is None or place.longitude is None:
        return None
    origin = (place.longitude, place.latitude)
    region, flat = _region(place, origin), on_plane(drawn, origin)
    if shapely.box(*flat.bounds).distance(region) > zone.within_km + zone.true_to_km:
        return 0.0, 0.0, 0.0
    core = flat.buffer(zone.within_km) if zone.within_km else flat
    smallest, largest = core, core
    if zone.true_to_km:
        smallest, largest = core.buffer(-zone.true_to_km), core.buffer(zone.true_to_km)
    return _share(region, smallest), _share(region, core), _share(region, largest)


def _share(region: BaseGeometry, zone: BaseGeometry) -> float:
    if not region.intersects(zone):
        return 0.0
    return float(min(1.0, shapely.intersection(region, zone).area / region.area))


def _region(place: Place, origin: tuple[float, float]) -> BaseGeometry:
    if place.precision is PlacePrecision.GOVERNORATE and place.country and place.id:
        known = governorates(place.country).get(place.id)
        if known is not None:
            return on_plane(known, origin)
    return shapely.Point(0, 0).buffer(max(place.radius_km or 0.0, _SMALLEST_KM), quad_segs=32)


def on_plane(drawn: BaseGeometry, origin: tuple[float, float]) -> BaseGeometry:
    """Return a shape in kilometres east and north of `origin`, a longitude and latitude."""
    longitude, latitude = origin
    scale = [_KM_PER_DEGREE * math.cos(math.radians(latitude)), _KM_PER_DEGREE]

    def project(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray((points - [longitude, latitude]) * scale)

    return shapely.transform(drawn, project)


def shape_of(zone: Zone) -> BaseGeometry | None:
    """Return a zone as drawn in WGS 84 degrees, without what lies near it; null without a map."""
    return _shape(zone.geometry, zone.places)


@lru_cache(maxsize=512)
def _shape(geometry: str | None, places: tuple[str, ...]) -> BaseGeometry | None:
    parts = [] if geometry is None else [shapely.from_geojson(geometry)]
    for place in places:
        known = governorates(place.partition("-")[0])
        parts += [known[place]] if place in known else []
        parts += known.values() if "-" not in place else []
    if geometry is None and len(parts) > 1:
        return shapely.union_all(parts).buffer(_SLIVER).buffer(-_SLIVER)
    return shapely.union_all(parts) if parts else None
