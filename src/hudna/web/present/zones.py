"""Zones of agreements as small maps: the shape as drawn, and how far its edge may lie from it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from hudna.assess.zone_shapes import shape_of
from hudna.geo.shapes import governorates
from hudna.model.agreement import Agreement, Clause, Zone
from hudna.model.party import Names

__all__ = ["ClauseView", "ZoneMap", "clause_views", "zone_map"]

_KM_PER_DEGREE = 111.195
_SIZE = 240.0
_MARGIN = 0.06


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
    drawn = _drawn(shapely.to_wkb(shape), zone.within_km, zone.true_to_km, tuple(zone.places))
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
    wkb: bytes, within_km: float, true_to_km: float, places: tuple[str, ...]
) -> tuple[float, float, str, str, str | None]:
    shape = shapely.from_wkb(wkb)
    middle = shape.centroid.y
    flat = _plane(shape, middle)
    zone = flat.buffer(within_km) if within_km else flat
    edge = zone.buffer(true_to_km) if true_to_km else None
    ground = _ground(shape, middle)
    west, south, east, north = (ground or edge or zone).bounds
    pad = _MARGIN * max(east - west, north - south)
    scale = _SIZE / (max(east - west, north - south) + 2 * pad)
    corner = (west - pad, north + pad)

    def path(one: BaseGeometry | None) -> str:
        return "" if one is None else _path(one, corner, scale)

    width, height = (east - west + 2 * pad) * scale, (north - south + 2 * pad) * scale
    return round(width, 1), round(height, 1), path(ground), path(zone), path(edge) or None


def _ground(shape: BaseGeometry, middle: float) -> BaseGeometry | None:
    """Return the governorates of Syria where the zone lies among them, else nothing."""
    country = shapely.union_all(list(governorates("SY").values()))
    if not country.intersects(shape):
        return None
    borders = shapely.multipolygons(
        [part for g in governorates("SY").values() for part in shapely.get_parts(g)]
    )
    return _plane(borders, middle)


def _plane(shape: BaseGeometry, middle: float) -> BaseGeometry:
    scale = [_KM_PER_DEGREE * math.cos(math.radians(middle)), _KM_PER_DEGREE]
    return shapely.transform(shape, lambda points: points * scale)


def _path(shape: BaseGeometry, corner: tuple[float, float], scale: float) -> str:
    rings = []
    simple = shape.simplify(0.4 / scale)
    for part in shapely.get_parts(simple):
        lines = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        closed = "Z" if part.geom_type == "Polygon" else ""
        for line in lines:
            points = [
                f"{(x - corner[0]) * scale:.1f} {(corner[1] - y) * scale:.1f}"
                for x, y in line.coords
            ]
            rings.append("M" + "L".join(points) + closed)
    return "".join(rings)
