"""The zones of an agreement on one map: shapes as drawn, and how far an edge may lie from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from hudna.assess.zone_shapes import on_plane, shape_of
from hudna.model.agreement import Agreement, Zone
from hudna.web.present.drawing import frame_of, ground_of

__all__ = ["AgreementMap", "DrawnZone", "agreement_map"]

_MOST = 0.9
"""A zone that covers more of the ground than this does not set what the map shows."""


@dataclass(frozen=True, slots=True)
class DrawnZone:
    """A zone with its number on the map, where that stands, and its paths.

    `edge` is empty for a zone whose edge is exact.
    """

    zone: Zone
    number: int
    at: tuple[float, float]
    path: str
    edge: str


@dataclass(frozen=True, slots=True)
class AgreementMap:
    """An SVG of `width` by `height`; zones the largest first, so that the small lie on top."""

    width: float
    height: float
    ground: str
    zones: tuple[DrawnZone, ...]

    @property
    def numbered(self) -> tuple[DrawnZone, ...]:
        """The zones in the order of the agreement."""
        return tuple(sorted(self.zones, key=lambda drawn: drawn.number))

    def number_of(self, zone: str) -> int:
        """Return the number of a zone on the map, 0 where it is not drawn."""
        return next((drawn.number for drawn in self.zones if drawn.zone.id == zone), 0)


def agreement_map(agreement: Agreement) -> AgreementMap | None:
    """Return the map of the zones that clauses hold in, null where none of them is drawn."""
    named = {clause.zone for clause in agreement.clauses}
    named |= {zone for clause in agreement.clauses for _, zone in clause.zone_by}
    shapes = [(zone, shape_of(zone)) for zone in agreement.zones if zone.id in named]
    known = [(zone, shape) for zone, shape in shapes if shape is not None]
    if not known:
        return None
    width, height, ground, drawn = _drawn(
        tuple((shapely.to_wkb(shape), zone.within_km, zone.true_to_km) for zone, shape in known)
    )
    zones = [
        DrawnZone(zone, number, *paths)
        for number, ((zone, _), paths) in enumerate(zip(known, drawn, strict=True), start=1)
    ]
    order = _largest_first([shape for _, shape in known])
    return AgreementMap(width, height, ground, tuple(zones[at] for at in order))


Paths = tuple[tuple[float, float], str, str]


@lru_cache(maxsize=64)
def _drawn(
    shapes: tuple[tuple[bytes, float, float], ...],
) -> tuple[float, float, str, tuple[Paths, ...]]:
    """Return width, height, ground and each zone's place of its number, path and edge."""
    given = [shapely.from_wkb(wkb) for wkb, _, _ in shapes]
    middle = shapely.union_all([shapely.box(*shape.bounds) for shape in given]).centroid.y
    zones = []
    for shape, (_, within_km, _) in zip(given, shapes, strict=True):
        flat = on_plane(shape, (0.0, middle))
        zones.append(flat.buffer(within_km) if within_km else flat)
    edges = [
        zone.buffer(true_to_km) if true_to_km else None
        for zone, (_, _, true_to_km) in zip(zones, shapes, strict=True)
    ]
    ground = next((found for s in given if (found := ground_of(s, middle)) is not None), None)
    frame = frame_of(_shown(zones, edges, ground))
    return (
        frame.width,
        frame.height,
        frame.path(ground),
        tuple(
            (frame.point(_label(zone, zones)), frame.path(zone), frame.path(edge))
            for zone, edge in zip(zones, edges, strict=True)
        ),
    )


def _shown(
    zones: Sequence[BaseGeometry], edges: Iterable[BaseGeometry | None], ground: BaseGeometry | None
) -> list[BaseGeometry]:
    """Return what the map has to show whole: the smaller zones, or all the ground."""
    whole = ground.area if ground is not None else float("inf")
    pairs = zip(zones, edges, strict=True)
    small = [edge or zone for zone, edge in pairs if zone.area < _MOST * whole]
    return small or [ground if ground is not None else zones[0]]


def _label(zone: BaseGeometry, zones: Iterable[BaseGeometry]) -> shapely.Point:
    """Return a point of a zone, outside the smaller zones in it where there is such."""
    smaller = [other for other in zones if other.area < zone.area and other.intersects(zone)]
    rest = zone.difference(shapely.union_all(smaller)) if smaller else zone
    return (zone if rest.is_empty else rest).representative_point()


def _largest_first(shapes: Sequence[BaseGeometry]) -> list[int]:
    return sorted(range(len(shapes)), key=lambda at: -shapes[at].area)
