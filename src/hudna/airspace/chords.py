"""Whether a line has anywhere a straight crossing as long and as deep as a side states."""

import math

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from hudna.airspace.zone import Zone
from hudna.geo.crossing.frame import Frame

__all__ = ["WIDEST_M", "Chord", "nearest_chord", "sector_of"]

Floats = NDArray[np.float64]

Chord = tuple[float, float]
"""Metres inside along a straight course, and how far the piece it cuts off reaches from it."""

WIDEST_M = 150_000.0
"""Lines drawn over more than this are not searched: the statement says of no place in them."""

_HEADINGS = 36
_APART_M = 200.0
_RIM_M = 20.0


def sector_of(zone: Zone) -> BaseGeometry | None:
    """Return a zone's shape on a plane of metres, null where it is too wide to be searched."""
    west, south, east, north = zone.geometry.bounds
    frame = Frame((south + north) / 2, (west + east) / 2)
    flat = shapely.transform(
        zone.geometry, lambda points: np.column_stack(frame.to_plane(points[:, 1], points[:, 0]))
    )
    west, south, east, north = flat.bounds
    return flat if math.hypot(east - west, north - south) <= WIDEST_M else None


def nearest_chord(sector: BaseGeometry, length_m: float, depth_m: float) -> Chord | None:
    """Return the straight crossing most like the one stated, null where no line is crossed twice.

    Courses are tried every 5 degrees and 200 m. The depth of a crossing is how far the piece of
    the area that it cuts off reaches from it: of a salient, from the course to its tip.
    """
    outlines = _outlines(sector)
    best: Chord | None = None
    least = math.inf
    for a, b in _chords(sector, length_m):
        for outline in outlines:
            depth = _cut_off(outline, a, b)
            length = float(np.hypot(*(b - a)))
            off = max(abs(length / length_m - 1), abs(depth / depth_m - 1) if depth_m else 0.0)
            if off < least:
                best, least = (length, depth), off
    return best


def _outlines(sector: BaseGeometry) -> list[shapely.LineString]:
    parts = shapely.get_parts(sector).tolist()
    return [p.exterior if isinstance(p, shapely.Polygon) else shapely.LineString(p) for p in parts]


def _chords(sector: BaseGeometry, length_m: float) -> list[tuple[Floats, Floats]]:
    """Return the ends of straight crossings up to half as long again as stated."""
    west, south, east, north = sector.bounds
    middle = np.array([(west + east) / 2, (south + north) / 2])
    reach = math.hypot(east - west, north - south) / 2 + 1.0
    area = sector if sector.area > 0 else None
    found: list[tuple[Floats, Floats]] = []
    for heading in np.arange(_HEADINGS) * math.pi / _HEADINGS:
        along = np.array([math.sin(heading), math.cos(heading)])
        across = np.array([along[1], -along[0]])
        offsets = np.arange(-reach, reach, _APART_M)[:, None] * across + middle
        ends = np.stack([offsets - reach * along, offsets + reach * along], 1)
        lines = np.asarray(shapely.linestrings(ends))
        found += _inside(lines, area) if area is not None else _between(lines, sector, along)
    return [
        (a, b)
        for a, b in found
        if 0 < np.hypot(*(b - a)) <= 1.5 * length_m
        and not _on_rim(a, sector.bounds)
        and not _on_rim(b, sector.bounds)
    ]


def _on_rim(point: Floats, bounds: tuple[float, float, float, float]) -> bool:
    """Return whether a point lies on the box about a shape: there maps are cut, not borders."""
    west, south, east, north = bounds
    x, y = point
    return bool(min(x - west, y - south, east - x, north - y) < _RIM_M)


def _inside(lines: NDArray[np.object_], area: BaseGeometry) -> list[tuple[Floats, Floats]]:
    pieces = shapely.get_parts(shapely.intersection(lines, area))
    pieces = pieces[shapely.get_type_id(pieces) == shapely.GeometryType.LINESTRING]
    ends = [shapely.get_coordinates(piece) for piece in pieces]
    return [(points[0], points[-1]) for points in ends if len(points) > 1]


def _between(
    lines: NDArray[np.object_], line: BaseGeometry, along: Floats
) -> list[tuple[Floats, Floats]]:
    """Return the stretches between neighbouring crossings of an open line."""
    found: list[tuple[Floats, Floats]] = []
    for met in shapely.intersection(lines, line):
        points = shapely.get_coordinates(met)
        points = points[np.argsort(points @ along)]
        found += [(points[i], points[i + 1]) for i in range(len(points) - 1)]
    return found


def _cut_off(outline: shapely.LineString, a: Floats, b: Floats) -> float:
    """Return how far the nearer arc of an outline between two points of it reaches from them."""
    points = shapely.get_coordinates(outline)
    ends = sorted(outline.project(shapely.Point(point)) for point in (a, b))
    steps = np.r_[0.0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
    between = (steps > ends[0]) & (steps < ends[1])
    length = max(float(np.hypot(*(b - a))), 1e-9)
    away = np.abs((b - a)[0] * (points - a)[:, 1] - (b - a)[1] * (points - a)[:, 0]) / length
    arcs = [between, ~between] if outline.is_ring else [between]
    return min((float(away[arc].max()) if arc.any() else 0.0) for arc in arcs)
