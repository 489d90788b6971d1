"""From a route, speeds and a corridor to volumes of space and time, uncertainty included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from hudna.errors import InputError
from hudna.geo.geodesy import azimuth, destination, distance_km
from hudna.model.judgement import HeightDatum
from hudna.model.movement import RoutePoint, Volume

__all__ = ["GROUND_M", "Plan", "span_of", "volumes_of"]

PIECE_KM = 20.0
"""Legs are cut into pieces no longer than this, each with a time of its own."""

GROUND_M = 10.0
"""What moves on the ground takes up the air this high above it."""

MOST_PIECES = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """How a route is gone: slowest and fastest speed in km/h, half the corridor in metres.

    It may begin `early` or `late`, and stays at its last point until `until` where that is given.
    """

    route: tuple[RoutePoint, ...]
    start: datetime
    slowest_kmh: float | None
    fastest_kmh: float | None
    half_width_m: float
    early: timedelta
    late: timedelta
    until: datetime | None
    lower_m: float | None
    upper_m: float | None
    height_datum: HeightDatum


def volumes_of(plan: Plan) -> tuple[Volume, ...]:
    """Return the volumes of a plan in the order they are gone through.

    A piece begins when the fastest may reach it after starting early, and ends when the slowest
    has left it after starting late. Raises `InputError` where no time follows from what is given.
    """
    points = [(p.longitude, p.latitude) for p in plan.route]
    if len(points) == 1:
        return (_volume(plan, points, plan.start, _until(plan)),)
    if plan.fastest_kmh is None or plan.slowest_kmh is None:
        raise InputError("a route needs a speed", where="speed_kmh", advice="Give it in km/h")
    made, gone = [], 0.0
    for piece, length in _pieces(points):
        first = plan.start + timedelta(hours=gone / plan.fastest_kmh)
        gone += length
        made.append(
            _volume(plan, piece, first, plan.start + timedelta(hours=gone / plan.slowest_kmh))
        )
    if plan.until is not None:
        arrival = plan.start + timedelta(hours=gone / plan.fastest_kmh)
        if plan.until < plan.start + timedelta(hours=gone / plan.slowest_kmh):
            raise InputError(
                f"the route takes until {made[-1].end - plan.late:%Y-%m-%d %H:%M %Z} at this speed",
                where="end",
                advice="Give a later end, a higher speed, or no end",
            )
        made.append(_volume(plan, points[-1:], arrival, plan.until))
    return tuple(made)


def span_of(volumes: Sequence[Volume]) -> tuple[datetime, datetime]:
    """Return when the first volume begins and the last ends."""
    return min(v.start for v in volumes), max(v.end for v in volumes)


def _volume(
    plan: Plan, points: Sequence[tuple[float, float]], first: datetime, last: datetime
) -> Volume:
    return Volume(
        points=tuple(points),
        radius_m=plan.half_width_m,
        start=first - plan.early,
        end=last + plan.late,
        lower_m=plan.lower_m,
        upper_m=plan.upper_m,
        height_datum=plan.height_datum,
    )


def _until(plan: Plan) -> datetime:
    if plan.until is None:
        raise InputError(
            "what stays at one place needs an end",
            where="end",
            advice="Give the end, or more points of a route and a speed",
        )
    return plan.until


def _pieces(
    points: Sequence[tuple[float, float]],
) -> Iterator[tuple[list[tuple[float, float]], float]]:
    """Yield the pieces of a route along great circles, each with its length in kilometres."""
    made = 0
    for (lon, lat), (next_lon, next_lat) in pairwise(points):
        length = float(distance_km(lat, lon, next_lat, next_lon))
        count = max(1, -int(-length // PIECE_KM))
        made += count
        if made > MOST_PIECES:
            raise InputError(
                f"the route is longer than {MOST_PIECES * PIECE_KM:,.0f} km",
                where="route",
                advice="Announce it in parts",
            )
        course = azimuth(lat, lon, next_lat, next_lon)
        steps = [destination(lat, lon, course, length * i / count) for i in range(1, count)]
        inner = [(float(x), float(y)) for y, x in steps]
        stops = [(lon, lat), *inner, (next_lon, next_lat)]
        for here, there in pairwise(stops):
            yield [here, there], length / count
