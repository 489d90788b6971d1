"""Did it happen inside the zone of the clause?"""

import math

import shapely
from shapely.geometry.base import BaseGeometry

from hudna.assess.question import SURE, Check, Question, Standing, spread
from hudna.assess.words import place_name, say
from hudna.geo.shapes import governorates
from hudna.model.agreement import Zone
from hudna.model.place import Place, PlacePrecision

__all__ = ["in_zone", "share_in_zone"]

_KM_PER_DEGREE = 111.195
_BY_NAME = (
    PlacePrecision.SETTLEMENT,
    PlacePrecision.DISTRICT,
    PlacePrecision.GOVERNORATE,
    PlacePrecision.COUNTRY,
)
"""Places whose name settles the country they lie in; a point or border is tested on the map."""


def in_zone(question: Question) -> Check:
    """Return whether the place lies in the zone; a place known roughly gives a range."""
    place, zone = question.incident.place, question.area
    facts = (
        ("incident.place", place.id or place.name or "?"),
        ("incident.place.precision", place.precision.value),
        ("clause.zone", zone.id),
    )
    values: dict[str, object] = {"place": place_name(place), "zone": zone.names}
    undrawn = (say("change_undrawn", **values),) if zone.uncertainty else ()
    share = share_in_zone(place, zone)
    if share is None:
        return Check(
            Standing.OPEN,
            (say("place_unknown", **values),),
            facts,
            (say("change_place", **values),),
            (0.0, 1.0),
        )
    low, high = spread(share)
    values |= {"low": f"{low:.0%}", "high": f"{high:.0%}"}
    if high <= 1 - SURE:
        reason = say("place_out" if share == 0 else "place_hardly", **values)
        return Check(Standing.OUT, (reason,), facts, (say("change_place", **values),), (low, high))
    if low >= SURE:
        return Check(Standing.IN, (say("place_in", **values),), facts, undrawn, (low, high))
    return Check(
        Standing.OPEN,
        (say("place_partly", **values),),
        facts,
        (say("change_place", **values), *undrawn),
        (low, high),
    )


def share_in_zone(place: Place, zone: Zone) -> float | None:
    """Return the share of the place's circle inside the zone, null where nothing is known.

    The share is of the disc on a local plane, true to about 1 % for radii up to 100 km.
    """
    if place.precision in _BY_NAME and place.country is not None:
        if place.country in zone.places or place.id in zone.places:
            return 1.0
        if not any(z.startswith(f"{place.country}-") for z in zone.places):
            return 0.0
    shape = _shape(zone)
    if shape is None or place.latitude is None or place.longitude is None:
        return None
    disc = _disc(place.latitude, place.longitude, place.radius_km or 0.0)
    return min(1.0, shapely.intersection(disc, shape).area / disc.area)


def _disc(latitude: float, longitude: float, radius_km: float) -> BaseGeometry:
    unit = shapely.Point(0, 0).buffer(1.0, quad_segs=32)
    north = max(radius_km, 0.01) / _KM_PER_DEGREE
    east = north / math.cos(math.radians(latitude))
    return shapely.transform(unit, lambda points: points * [east, north] + [longitude, latitude])


def _shape(zone: Zone) -> BaseGeometry | None:
    parts = []
    for place in zone.places:
        known = governorates(place.partition("-")[0])
        parts += [known[place]] if place in known else []
        parts += known.values() if "-" not in place else []
    return shapely.union_all(parts) if parts else None
