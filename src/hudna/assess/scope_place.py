"""Did it happen inside the zone of the clause?"""

from hudna.assess.question import SURE, Check, Question, Standing, any_of, spread
from hudna.assess.words import per_cent, place_name, say
from hudna.assess.zone_shapes import share_in_zone
from hudna.model.agreement import Zone
from hudna.model.place import PlacePrecision

__all__ = ["fell_or_stood", "in_zone"]

_FALLS = ("shelling", "air_strike", "drone_attack", "small_arms_fire")
"""Kinds of events whose place is where it fell, not where the weapon stood."""


def in_zone(question: Question) -> Check:
    """Return whether the place lies in the zone; a place known roughly gives a range.

    Where those accused count from lines of their own, each is asked by its own.
    """
    return any_of([_in(question, zone) for zone in question.areas])


def _in(question: Question, zone: Zone) -> Check:
    place = question.incident.place
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
    low, high = spread(share[0])[0], spread(share[2])[1]
    values |= {"low": per_cent(low), "high": per_cent(high), "share": per_cent(share[1])}
    if high <= 1 - SURE:
        reason = say("place_out" if high == 0 else "place_hardly", **values)
        return Check(Standing.OUT, (reason,), facts, (say("change_place", **values),), (low, high))
    if low >= SURE:
        return Check(Standing.IN, (say("place_in", **values),), facts, undrawn, (low, high))
    governorate = place.precision is PlacePrecision.GOVERNORATE
    edge = zone.true_to_km and share[0] != share[2]
    key = "place_governorate" if governorate else "place_edge" if edge else "place_partly"
    values["km"] = zone.true_to_km
    drawn = ("zone.share_as_drawn", f"{share[1]:.3f}")
    more = (*facts, drawn, ("zone.true_to_km", f"{zone.true_to_km:g}"))
    return Check(
        Standing.OPEN,
        (say(key, **values),),
        more,
        (say("change_place", **values), *undrawn),
        (low, high),
    )


def fell_or_stood(question: Question) -> Check:
    """Return whether the place told is where a weapon stood: what fell there says little of it."""
    facts = (("incident.event_type", question.incident.event_type),)
    if question.incident.event_type in _FALLS:
        return Check(Standing.OPEN, (say("place_of_fall"),), facts, (say("change_fired_from"),))
    return Check(Standing.IN, (), facts)
