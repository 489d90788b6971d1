"""A plan against an incident: recent before the movement, and near to it."""

from datetime import timedelta

import shapely

from hudna.deconflict.found import Found, found
from hudna.deconflict.intersect import (
    CLOSE_M,
    Meeting,
    Plane,
    both,
    centre_of,
    gap_seconds,
    times_meet,
    volume_shape,
)
from hudna.deconflict.zone import Told
from hudna.model.movement import Approach, Movement, MovementRules, Opponent

__all__ = ["against_incident"]


def against_incident(movement: Movement, told: Told, rules: MovementRules) -> Found:
    """Return whether an incident is recent and near: its height plays no part.

    One known only to lie in an area wider than what counts as near, or whose time nobody knows,
    cannot be told where it may be near. One without any place is counted elsewhere.
    """
    since = movement.start - timedelta(hours=rules.incident_hours)
    recent = times_meet(since, movement.end, told.first, told.last)
    timed = told.first is not None and since <= told.first and told.last is not None
    surely = recent if timed else both(recent, Meeting.UNKNOWN)
    gap = gap_seconds(since, movement.end, told.first, told.last)
    place, distance = _near(movement, told, rules)
    approach = Approach(
        Opponent.INCIDENT, told.id, {}, distance, gap if recent is Meeting.NO else 0.0
    )
    values = {"event_type": told.event_type, "place": told.place}
    meeting = both(surely, place)
    if meeting is Meeting.YES:
        return found(meeting, approach, "incident_near", values, ("route", "later"))
    key = "incident_place_unsure" if place is Meeting.UNKNOWN else "incident_time_unsure"
    change = "incident_place" if place is Meeting.UNKNOWN else "incident_time"
    return found(meeting, approach, key, values, (change,))


def _near(movement: Movement, told: Told, rules: MovementRules) -> tuple[Meeting, float | None]:
    """Return whether the disc an incident lies in is near, and the least metres to its middle."""
    if told.latitude is None or told.longitude is None:
        return Meeting.NO, None
    plane = Plane(*centre_of([point for v in movement.volumes for point in v.points]))
    here = plane.flat(shapely.Point(told.longitude, told.latitude))
    shapes = [plane.flat(volume_shape(v)) for v in movement.volumes]
    stretch = plane.stretch([*shapes, here])
    apart = [
        float(one.distance(here)) / stretch - v.radius_m
        for one, v in zip(shapes, movement.volumes, strict=True)
    ]
    least, radius = min(apart), told.radius_m or 0.0
    if least - radius > rules.incident_m + CLOSE_M:
        return Meeting.NO, max(0.0, least)
    sure = told.radius_m is not None and radius <= rules.incident_m
    return Meeting.YES if sure else Meeting.UNKNOWN, max(0.0, least)
