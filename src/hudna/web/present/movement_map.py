"""A movement on a still map, with what it meets, and on a line of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import shapely
from shapely.geometry.base import BaseGeometry

from hudna.assess.zone_shapes import on_plane
from hudna.deconflict.intersect import volume_shape
from hudna.deconflict.zone import Zone
from hudna.geo.shapes import governorates
from hudna.model.movement import DeclaredZone, Movement, RoutePoint, Volume
from hudna.publish.naming import in_language
from hudna.web.present.drawing import Frame, frame_of, ground_of

__all__ = ["ClickMap", "MovementMap", "TimeBar", "click_map", "movement_map", "time_bars"]

KM_PER_DEGREE = 111.195


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something on the map: its path, what it is and what it is called."""

    path: str
    kind: str
    name: str
    number: int
    at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class MovementMap:
    """An SVG of `width` by `height`: the ground, what the plan meets, its corridor and route.

    Figures of the drawing are text, as no language of the page may write them its own way.
    """

    width: str
    height: str
    ground: str
    others: tuple[Drawn, ...]
    corridor: str
    route: str
    points: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True, slots=True)
class TimeBar:
    """A line of time: its name, where it begins and how long it is, of 100."""

    name: str
    kind: str
    start: datetime
    end: datetime | None
    x: str
    width: str


def movement_map(
    movement: Movement,
    plans: Sequence[Movement],
    zones: Sequence[Zone],
    declared: Sequence[DeclaredZone],
    language: str,
) -> MovementMap:
    """Return the map of a movement; the plan sets what it shows, zones may reach out of it."""
    middle = movement.route[0].latitude
    corridor = shapely.union_all([_flat(v, middle) for v in movement.volumes])
    route = [_point(p, middle) for p in movement.route]
    given: list[tuple[str, str, BaseGeometry]] = [
        ("zone", in_language(dict(zone.name), language), on_plane(zone.shape, (0.0, middle)))
        for zone in zones
        if zone.shape is not None
    ]
    given += [("zone declared", zone.title, _flat(zone.volume, middle)) for zone in declared]
    given += [
        ("plan", plan.title, shapely.union_all([_flat(v, middle) for v in plan.volumes]))
        for plan in plans
    ]
    frame = frame_of([corridor, *(shape for kind, _, shape in given if kind != "zone")])
    drawn = [
        Drawn(frame.path(shape), kind, name, n, _label(frame, shape, corridor))
        for n, (kind, name, shape) in enumerate(given, start=1)
    ]
    ground = ground_of(corridor_degrees(movement), middle)
    return MovementMap(
        width=f"{frame.width:.1f}",
        height=f"{frame.height:.1f}",
        ground=frame.path(ground),
        others=tuple(drawn),
        corridor=frame.path(corridor),
        route=frame.path(shapely.LineString([(p.x, p.y) for p in route])) if len(route) > 1 else "",
        points=tuple(
            (*frame.point(flat), point.name)
            for flat, point in zip(route, movement.route, strict=True)
        ),
    )


def corridor_degrees(movement: Movement) -> BaseGeometry:
    """Return the box a movement lies in, in degrees."""
    return shapely.box(*shapely.total_bounds([volume_shape(v) for v in movement.volumes]))


def _point(point: RoutePoint, middle: float) -> shapely.Point:
    flat = on_plane(shapely.Point(point.longitude, point.latitude), (0.0, middle))
    assert isinstance(flat, shapely.Point)
    return flat


def _flat(volume: Volume, middle: float) -> BaseGeometry:
    flat = on_plane(volume_shape(volume), (0.0, middle))
    return flat.buffer(max(volume.radius_m / 1000, 0.01))


def _label(frame: Frame, shape: BaseGeometry, corridor: BaseGeometry) -> tuple[float, float]:
    """Return where the number of a shape stands: in the picture where some of it is there."""
    seen = shape.intersection(corridor.envelope)
    x, y = frame.point((shape if seen.is_empty else seen).representative_point())
    return min(max(x, 6.0), frame.width - 6.0), min(max(y, 6.0), frame.height - 6.0)


def time_bars(
    movement: Movement,
    plans: Sequence[Movement],
    zones: Sequence[Zone],
    declared: Sequence[DeclaredZone],
    language: str,
) -> tuple[TimeBar, ...]:
    """Return the movement and what it meets on one line of time, from an hour before it."""
    first = min([movement.start, *(p.start for p in plans)]) - timedelta(hours=1)
    last = max([movement.end, *(p.end for p in plans)]) + timedelta(hours=1)
    given: list[tuple[str, str, datetime, datetime | None]] = [
        (movement.title, "own", movement.start, movement.end),
        *((p.title, "plan", p.start, p.end) for p in plans),
        *((z.title, "zone", z.volume.start, z.volume.end) for z in declared),
        *(
            (in_language(dict(z.name), language), "zone", z.start, z.end)
            for z in zones
            if z.start is not None
        ),
    ]
    whole = (last - first).total_seconds()
    bars = []
    for name, kind, start, end in given:
        left = max(0.0, (start - first).total_seconds() / whole)
        right = 1.0 if end is None else min(1.0, (end - first).total_seconds() / whole)
        x, wide = f"{left * 100:.2f}", f"{(right - left) * 100:.2f}"
        bars.append(TimeBar(name, kind, start, end, x, wide))
    return tuple(bars)


@dataclass(frozen=True, slots=True)
class ClickMap:
    """An SVG to click a route on; degrees follow from `scale`, the corner and the middle."""

    width: str
    height: str
    ground: str
    scale: str
    west: str
    north: str
    middle: str


def click_map() -> ClickMap:
    """Return the map of the country that routes are clicked on."""
    country = shapely.union_all(list(governorates("SY").values()))
    middle = float(country.centroid.y)
    frame = frame_of([on_plane(country, (0.0, middle))])
    ground = frame.path(ground_of(country, middle))
    west, north = frame.corner
    figures = [f"{one:.6f}" for one in (frame.scale, west, north, middle)]
    return ClickMap(f"{frame.width:.1f}", f"{frame.height:.1f}", ground, *figures)
