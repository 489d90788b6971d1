"""The outline of a shape in degrees, brought onto a plane with its edges as they are meant."""

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from hudna.errors import InputError
from hudna.geo.crossing.edges import Chain, Edges, edges_of
from hudna.geo.crossing.frame import ELLIPSOID, Frame
from hudna.geo.geodesy import distance_km

__all__ = ["GEODESIC", "STRAIGHT", "edges_on", "path_on", "refined"]

Floats = NDArray[np.float64]

Vertex = tuple[float, float]

STRAIGHT, GEODESIC = "straight", "geodesic"

_DEGREE_M = 111_700.0
_PLACES = 10
_LONGEST_DEGREES = 0.5

_TRUE_TO_M = 0.002
"""How far a drawn edge may lie from the true one."""

_ALONG = 0.02
"""A point may be out along its edge by as much as this allows: by 0.1 m, a millisecond's way."""


def edges_on(
    frame: Frame, shape: BaseGeometry, side: str, edges: str, within_m: float = math.inf
) -> Edges:
    """Return the edges of a polygon or line in longitude and latitude, on the plane of a frame.

    `side` says what counts as inside: of a polygon its `inside`, of a line what lies `left` or
    `right` of it. `edges` join vertices `straight` in longitude and latitude (RFC 7946, 3.1.1) or
    by the `geodesic`. Each is cut so that it lies within 2 mm of the true one up to 100 km from
    the middle, and in proportion beyond. Edges that can be nearest to no point `within_m` of the
    middle are left out. Raises `InputError` for another kind of shape.
    """
    strokes = _without_cuts(_strokes(shape, side))
    if math.isfinite(within_m) and not _meet(strokes):
        strokes = _near(frame, strokes, within_m)
    chains: list[Chain] = []
    for longitude, latitude in strokes:
        lat, lon, _ = refined(frame, latitude, longitude, edges)
        chains.append(frame.to_plane(lat, lon))
    return edges_of(chains)


def path_on(frame: Frame, latitude: Floats, longitude: Floats) -> tuple[Floats, Floats, Floats]:
    """Return a path on the plane of a frame: x, y, and the position of each vertex on it.

    Points are joined by geodesics; where one is not straight on the plane, vertices are put
    between. A position is the number of the leg and the fraction of it.
    """
    lat, lon, position = refined(frame, latitude, longitude, GEODESIC)
    x, y = frame.to_plane(lat, lon)
    return x, y, position


def _strokes(shape: BaseGeometry, side: str) -> list[tuple[Floats, Floats]]:
    """Return vertices stroke by stroke, what counts as inside to their left."""
    parts = list(shapely.get_parts(shape))
    strokes: list[Floats] = []
    for part in parts:
        if part.geom_type == "Polygon" and side == "inside":
            whole = shapely.orient_polygons(part)
            strokes += [shapely.get_coordinates(ring) for ring in _rings(whole)]
        elif part.geom_type == "LineString" and side in ("left", "right"):
            points = shapely.get_coordinates(part)
            strokes.append(points if side == "left" else points[::-1])
        else:
            raise InputError(
                f"a {part.geom_type} has no side '{side}'",
                advice="A polygon has an inside, a line a left and a right",
            )
    return [(points[:, 0], points[:, 1]) for points in strokes]


def _near(
    frame: Frame, strokes: list[tuple[Floats, Floats]], within_m: float
) -> list[tuple[Floats, Floats]]:
    """Return the strokes without the edges that can be nearest to no point within a distance."""
    bounds = []
    for longitude, latitude in strokes:
        away = 1000 * distance_km(frame.latitude, frame.longitude, latitude, longitude)
        length = _at_most(latitude, longitude)
        bounds.append((np.minimum(away[:-1], away[1:]), length))
    nearest = min(float(near.min()) for near, _ in bounds)
    # The sphere is true to 0.6 %, and an edge straight in degrees is longer than a great circle.
    limit = 1.02 * (nearest + 2 * within_m) + 1000.0
    kept = []
    for (longitude, latitude), (near, length) in zip(strokes, bounds, strict=True):
        stays = near - 0.6 * length <= limit
        for first, last in _runs(stays):
            kept.append((longitude[first : last + 2], latitude[first : last + 2]))
    return kept


def _meet(strokes: list[tuple[Floats, Floats]]) -> bool:
    """Return whether more than two edges meet in a vertex: then all of them tell the side."""
    starts = Counter(edge[0] for lon, lat in strokes for edge in _named_ends(lon, lat))
    return max(starts.values()) > 1


def _at_most(latitude: Floats, longitude: Floats) -> Floats:
    """Return what no edge is longer than, by geodesic or straight in degrees: metres."""
    shrink = np.cos(np.radians(np.minimum(np.abs(latitude[:-1]), np.abs(latitude[1:]))))
    return np.asarray(_DEGREE_M * (np.abs(np.diff(latitude)) + np.abs(np.diff(longitude)) * shrink))


def _without_cuts(strokes: list[tuple[Floats, Floats]]) -> list[tuple[Floats, Floats]]:
    """Return the strokes without cuts to a pole or along the antimeridian.

    Those run back and forth between the same vertices, or from the pole to the pole.
    """
    ends = [_named_ends(longitude, latitude) for longitude, latitude in strokes]
    there = Counter(edge for own in ends for edge in own)
    kept = []
    for own, (longitude, latitude) in zip(ends, strokes, strict=True):
        stays = [edge[0] != edge[1] or abs(edge[0][1]) < 90 for edge in own]
        stays = [s and not there[edge[1], edge[0]] for s, edge in zip(stays, own, strict=True)]
        for first, last in _runs(np.array(stays, np.bool_)):
            kept.append((longitude[first : last + 2], latitude[first : last + 2]))
    return kept or strokes


def _named_ends(longitude: Floats, latitude: Floats) -> list[tuple[Vertex, Vertex]]:
    turned = np.round(longitude % 360, _PLACES) % 360
    turned = np.where(np.abs(latitude) == 90, 0.0, turned)
    named = list(zip(turned.tolist(), np.round(latitude, _PLACES).tolist(), strict=True))
    return list(pairwise(named))


def _runs(stays: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the first and last of each run of true values."""
    change = np.flatnonzero(np.diff(np.r_[False, stays, False].astype(np.int8)))
    return list(zip(change[::2].tolist(), (change[1::2] - 1).tolist(), strict=True))


def _rings(polygon: shapely.Polygon) -> list[BaseGeometry]:
    return [polygon.exterior, *polygon.interiors]


def refined(
    frame: Frame, latitude: Floats, longitude: Floats, edges: str
) -> tuple[Floats, Floats, Floats]:
    """Return latitude, longitude and position of vertices, with those needed put between.

    Long edges are cut in any case, as their middle does not tell how they wind.
    """
    lat, lon = np.asarray(latitude, np.float64), np.asarray(longitude, np.float64)
    if len(lat) < 2:
        return lat, lon, np.arange(len(lat), dtype=np.float64)
    span = np.maximum(np.abs(np.diff(lat)), np.abs(np.diff(lon)))
    pieces = np.clip(np.ceil(span / _LONGEST_DEGREES), 1, 10_000).astype(np.int64)
    lat, lon, first = _cut(lat, lon, pieces, edges)
    lat, lon, second = _cut(lat, lon, _pieces(frame, lat, lon, edges), edges)
    return lat, lon, np.interp(second, np.arange(len(first)), first)


def _cut(
    lat: Floats, lon: Floats, pieces: NDArray[np.int64], edges: str
) -> tuple[Floats, Floats, Floats]:
    """Return vertices and their positions with each edge cut into a number of pieces."""
    leg = np.repeat(np.arange(len(pieces)), pieces)
    first = np.cumsum(pieces) - pieces
    fraction = (np.arange(len(leg)) - first[leg]) / pieces[leg]
    between_lat, between_lon = _between(lat, lon, leg, fraction, edges)
    # Given vertices stay as they are, to the last digit.
    given = fraction == 0
    return (
        np.append(np.where(given, lat[leg], between_lat), lat[-1]),
        np.append(np.where(given, lon[leg], between_lon), lon[-1]),
        np.append(leg + fraction, float(len(pieces))),
    )


def _pieces(frame: Frame, lat: Floats, lon: Floats, edges: str) -> NDArray[np.int64]:
    """Return into how many pieces each edge has to be cut, from how far its middle bulges."""
    x, y = frame.to_plane(lat, lon)
    legs = np.arange(len(lat) - 1)
    bulge = np.zeros(len(legs))
    for fraction in (0.25, 0.5, 0.75):
        mid_lat, mid_lon = _between(lat, lon, legs, np.full(len(legs), fraction), edges)
        mx, my = frame.to_plane(mid_lat, mid_lon)
        cx, cy = x[:-1] + fraction * np.diff(x), y[:-1] + fraction * np.diff(y)
        length = np.maximum(np.hypot(np.diff(x), np.diff(y)), 1e-9)
        across = np.abs(np.diff(x) * (my - cy) - np.diff(y) * (mx - cx)) / length
        bulge = np.maximum(bulge, np.maximum(across, _ALONG * np.hypot(mx - cx, my - cy)))
    away = np.minimum(np.hypot(x[:-1], y[:-1]), np.hypot(x[1:], y[1:]))
    allowed = _TRUE_TO_M * np.maximum(1.0, away / 100_000.0)
    return np.clip(np.ceil(np.sqrt(bulge / allowed)), 1, 10_000).astype(np.int64)


def _between(
    lat: Floats, lon: Floats, leg: NDArray[np.int64], fraction: Floats, edges: str
) -> tuple[Floats, Floats]:
    if edges == STRAIGHT:
        step_lat, step_lon = np.diff(lat), np.diff(lon)
        return lat[leg] + fraction * step_lat[leg], lon[leg] + fraction * step_lon[leg]
    if edges != GEODESIC:
        raise InputError(f"edges are not '{edges}'", advice="Say straight or geodesic")
    azimuth, _, length = ELLIPSOID.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
    mid_lon, mid_lat, _ = ELLIPSOID.fwd(
        lon[leg], lat[leg], np.asarray(azimuth)[leg], fraction * np.asarray(length)[leg]
    )
    return np.asarray(mid_lat), np.asarray(mid_lon)
