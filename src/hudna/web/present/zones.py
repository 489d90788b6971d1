"""Zones of agreements as small maps: the shape as drawn, and how far its edge may lie from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import shapely

from hudna.assess.zone_shapes import on_plane, shape_of
from hudna.model.agreement import Agreement, Clause, Zone
from hudna.model.party import Names
from hudna.web.present.drawing import frame_of, ground_of

__all__ = ["ClauseView", "ZoneMap", "clause_views", "zone_map"]


@dataclass(frozen=True, slots=True)
class ZoneMap:
    """Paths of an SVG of `width` by `height`: ground, zone, and the outer edge where it is unsure.

    `edge` is null for a zone whose edge is exact, `true_to_km` how far it may lie off.
    """

    names: Names
    source: Names
    uncertainty: Names
    width: float
    height: float
    ground: str
    zone: str
    edge: str | None
    true_to_km: float
    within_km: float
    parts_only: bool


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause with the zone it holds in and, where that was not drawn above it, its map."""

    clause: Clause
    zone: Zone
    map: ZoneMap | None


def clause_views(agreement: Agreement) -> Iterator[ClauseView]:
    """Yield the clauses of an agreement; the map of a zone stands beside its first clause."""
    drawn: set[str] = set()
    for clause in agreement.clauses:
        zone = agreement.zone(clause.zone)
        fresh = zone.id not in drawn
        drawn.add(zone.id)
        yield ClauseView(clause, zone, zone_map(zone) if fresh else None)


def zone_map(zone: Zone) -> ZoneMap | None:
    """Return the map of a zone, null where nothing is drawn."""
    shape = shape_of(zone)
    if shape is None:
        return None
    drawn = _drawn(shapely.to_wkb(shape), zone.within_km, zone.true_to_km)
    return ZoneMap(
        zone.names,
        zone.source,
        zone.uncertainty,
        *drawn,
        zone.true_to_km,
        zone.within_km,
        zone.parts_only,
    )


@lru_cache(maxsize=256)
def _drawn(
    wkb: bytes, within_km: float, true_to_km: float
) -> tuple[float, float, str, str, str | None]:
    shape = shapely.from_wkb(wkb)
    middle = shape.centroid.y
    flat = on_plane(shape, (0.0, middle))
    zone = flat.buffer(within_km) if within_km else flat
    edge = zone.buffer(true_to_km) if true_to_km else None
    ground = ground_of(shape, middle)
    frame = frame_of([ground or edge or zone])
    drawn = frame.path(ground), frame.path(zone), frame.path(edge) or None
    return frame.width, frame.height, *drawn
