"""A plan against a zone."""

from shapely.geometry.base import BaseGeometry

from hudna.deconflict.found import Found, found
from hudna.deconflict.intersect import (
    CLOSE_M,
    Meeting,
    Plane,
    both,
    centre_of,
    gap_seconds,
    heights_meet,
    heights_of,
    times_meet,
    volume_shape,
)
from hudna.deconflict.zone import Zone
from hudna.model.movement import Approach, Movement, Opponent, Volume

__all__ = ["against_zone"]


def against_zone(movement: Movement, zone: Zone) -> Found:
    """Return whether a movement meets a zone, over all its volumes.

    A zone whose beginning nobody knows, that nobody drew, or whose edge may lie on either side of
    the plan cannot be told; nor can unlike heights.
    """
    parts = _parts(movement, zone)
    yes = [p for p in parts if p[0] is Meeting.YES]
    unknown = [p for p in parts if p[0] is Meeting.UNKNOWN]
    meeting, place, height, distance, gap = min(
        yes or unknown or parts, key=lambda p: (p[3] or 0.0, p[4])
    )
    approach = Approach(Opponent.ZONE, zone.id, zone.name, distance, gap)
    values = {"source": zone.source}
    if meeting is Meeting.YES:
        return found(meeting, approach, zone.key, values, ("route", "time", "agreed"))
    if zone.shape is None:
        key = "zone_not_drawn"
    elif zone.start is None:
        key = "zone_time_unknown"
    elif height is Meeting.UNKNOWN:
        key = "height_not_comparable"
    else:
        key = "zone_edge_unsure" if place is Meeting.UNKNOWN else zone.key
    return found(meeting, approach, key, values, (_CHANGE[key],) if key in _CHANGE else ())


_CHANGE = {
    "zone_not_drawn": "zone_drawn",
    "zone_time_unknown": "zone_time",
    "height_not_comparable": "heights",
    "zone_edge_unsure": "zone_edge",
}

Part = tuple[Meeting, Meeting, Meeting, float | None, float]
"""The meeting of a volume with a zone, its place and height, metres and seconds between them."""


def _parts(movement: Movement, zone: Zone) -> list[Part]:
    volumes = movement.volumes
    if zone.shape is None:
        return [_part(v, zone, Meeting.UNKNOWN, None) for v in volumes]
    plane = Plane(*centre_of([point for v in volumes for point in v.points]))
    flat = plane.flat(zone.shape)
    shapes = [plane.flat(volume_shape(v)) for v in volumes]
    stretch = plane.stretch(shapes)
    core = _core(flat, zone)
    return [
        _part(v, zone, *_place(v, one, flat, core, zone, stretch))
        for v, one in zip(volumes, shapes, strict=True)
    ]


def _core(flat: BaseGeometry, zone: Zone) -> BaseGeometry | None:
    """Return what belongs to the zone wherever its true edge lies, null where nothing surely does.

    A zone of what is near a line is widened later, by distance; so is what is exact.
    """
    if zone.parts_only:
        return None
    if zone.true_to_m <= zone.within_m:
        return flat
    smaller = flat.buffer(zone.within_m - zone.true_to_m)
    return None if smaller.is_empty else smaller


def _place(
    volume: Volume,
    shape: BaseGeometry,
    flat: BaseGeometry,
    core: BaseGeometry | None,
    zone: Zone,
    stretch: float,
) -> tuple[Meeting, float]:
    """Return whether a volume lies in the zone, and the metres from it to what is drawn."""
    apart = float(shape.distance(flat))
    outer = volume.radius_m + zone.within_m + zone.true_to_m
    left = max(0.0, apart - volume.radius_m - zone.within_m)
    if apart > outer * stretch + CLOSE_M:
        return Meeting.NO, left
    inner = volume.radius_m + max(0.0, zone.within_m - zone.true_to_m)
    if core is not None and shape.distance(core) <= inner * stretch + CLOSE_M:
        return Meeting.YES, left
    return Meeting.UNKNOWN, left


def _part(volume: Volume, zone: Zone, place: Meeting, distance: float | None) -> Part:
    time = times_meet(volume.start, volume.end, zone.start, zone.end)
    if zone.start is None and time is Meeting.YES:
        time = Meeting.UNKNOWN
    height = heights_meet(heights_of(volume), zone.heights)
    gap = gap_seconds(volume.start, volume.end, zone.start, zone.end)
    return both(time, place, height), place, height, distance, gap
