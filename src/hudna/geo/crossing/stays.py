"""Every stay of a track on the ellipsoid in a shape: crossings, depth, length and time."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from hudna.geo.crossing.depth import depth_at, feet
from hudna.geo.crossing.frame import ELLIPSOID, WITHIN_M, Frame
from hudna.geo.crossing.grid import Grid, grid_over
from hudna.geo.crossing.outline import edges_on, path_on
from hudna.geo.crossing.passages import passages
from hudna.geo.crossing.segment import INSIDE
from hudna.geo.crossing.touched import grid_along

__all__ = [
    "Shape",
    "Stay",
    "depth_of",
    "depths_on_ground",
    "frame_over",
    "stays",
    "windows",
]

Floats = NDArray[np.float64]

_LONGEST_M = 20_000.0
_WINDOW_M = 60_000.0
_SEAM = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A polygon or line in WGS 84 longitude and latitude; see `outline.edges_on`."""

    geometry: BaseGeometry
    side: str = "inside"
    edges: str = "straight"
    floor_m: float = -math.inf
    ceiling_m: float = math.inf

    def grid(self, frame: Frame, x: Floats, y: Floats, margin_m: float = 0.0) -> Grid:
        """Return a grid on the plane of a frame for a path and what lies near it."""
        farthest = float(np.hypot(x, y).max()) + 1.5 * margin_m + 1.0
        edges = edges_on(frame, self.geometry, self.side, self.edges, farthest)
        return grid_along(edges, x, y, margin_m)


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay, by positions along the track: the plot's number, and the fraction to the next.

    `kind` is 1 inside, 2 along an edge, 3 touching it.
    """

    kind: int
    entry: float
    exit: float
    depth_m: float
    deepest: float
    length_m: float


def stays(
    shape: Shape, latitude: Floats, longitude: Floats, altitude_m: Floats | None = None
) -> tuple[Stay, ...]:
    """Return the stays of a track of n plots, joined by geodesics, in order.

    Degrees are WGS 84; heights are metres in the datum of the shape's limits, NaN where unknown.
    Crossings are true to a millisecond's way and depths to a centimetre, at any latitude.
    """
    found: list[Stay] = []
    for lat, lon, position in windows(latitude, longitude):
        frame = frame_over(lat, lon)
        x, y, part = path_on(frame, lat, lon)
        place = np.interp(part, np.arange(len(lat)), position)
        z = None
        if altitude_m is not None:
            z = np.interp(place, np.arange(len(altitude_m)), altitude_m)
        grid = shape.grid(frame, x, y)
        own = _stays_on(grid, x, y, z, place, shape)
        found += _deepened(shape, frame, grid, own, x, y, place)
    return _joined(found)


def windows(latitude: Floats, longitude: Floats) -> list[tuple[Floats, Floats, Floats]]:
    """Return pieces of a track small enough for one plane, each from where the last one ended."""
    lat, lon = np.asarray(latitude, np.float64), np.asarray(longitude, np.float64)
    if len(lat) == 1:
        return [(lat, lon, np.zeros(1))]
    azimuth, _, length = (
        np.asarray(a) for a in ELLIPSOID.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
    )
    pieces = np.maximum(np.ceil(length / _LONGEST_M), 1).astype(np.int64)
    leg = np.repeat(np.arange(len(lat) - 1), pieces)
    fraction = (np.arange(len(leg)) - (np.cumsum(pieces) - pieces)[leg]) / pieces[leg]
    mid_lon, mid_lat, _ = ELLIPSOID.fwd(lon[leg], lat[leg], azimuth[leg], fraction * length[leg])
    at_plot = fraction == 0
    all_lat = np.append(np.where(at_plot, lat[leg], mid_lat), lat[-1])
    all_lon = np.append(np.where(at_plot, lon[leg], mid_lon), lon[-1])
    position = np.append(leg + fraction, float(len(lat) - 1))
    windows, first = [], 0
    while first < len(all_lat) - 1:
        ahead = slice(first, first + 20_000)
        n = len(all_lat[ahead])
        _, _, away = ELLIPSOID.inv(
            np.full(n, all_lon[first]), np.full(n, all_lat[first]), all_lon[ahead], all_lat[ahead]
        )
        beyond = np.flatnonzero(np.asarray(away) > _WINDOW_M)
        last = first + max(int(beyond[0]) - 1 if len(beyond) else n - 1, 1)
        piece = slice(first, last + 1)
        windows.append((all_lat[piece], all_lon[piece], position[piece]))
        first = last
    return windows


def frame_over(lat: Floats, lon: Floats) -> Frame:
    """Return a frame in the middle of some points, wherever on the globe they are."""
    phi, lam = np.radians(lat), np.radians(lon)
    x, y, z = (np.cos(phi) * np.cos(lam)), (np.cos(phi) * np.sin(lam)), np.sin(phi)
    middle = [(v.min() + v.max()) / 2 for v in (x, y, z)]
    return Frame(
        math.degrees(math.atan2(middle[2], math.hypot(middle[0], middle[1]))),
        math.degrees(math.atan2(middle[1], middle[0])),
    )


def _stays_on(
    grid: Grid, x: Floats, y: Floats, z: Floats | None, place: Floats, shape: Shape
) -> list[Stay]:
    starts = np.array([0, len(x)])
    rows = passages(grid, starts, x, y, z, shape.floor_m, shape.ceiling_m)
    steps = np.arange(len(place))
    columns = [np.interp(rows[i], steps, place).tolist() for i in (2, 3, 5)]
    return [
        Stay(int(kind), entry, end, float(depth), deepest, float(length))
        for kind, entry, end, deepest, depth, length in zip(
            rows.kind, *columns, rows.depth_m, rows.length_m, strict=True
        )
    ]


def _deepened(
    shape: Shape, frame: Frame, grid: Grid, found: list[Stay], x: Floats, y: Floats, place: Floats
) -> list[Stay]:
    """Return stays with their depths taken on the ellipsoid, to the foot found on the plane."""
    if not found:
        return found
    at = np.interp([stay.deepest for stay in found], place, np.arange(len(place)))
    px, py = (np.interp(at, np.arange(len(place)), column) for column in (x, y))
    depths_m = depths_on_ground(frame, grid, px, py)
    return [
        replace(stay, depth_m=_exactly(shape, frame, stay, float(depth), float(ex), float(ey)))
        for stay, depth, ex, ey in zip(found, depths_m, px, py, strict=True)
    ]


def _exactly(shape: Shape, frame: Frame, stay: Stay, depth: float, x: float, y: float) -> float:
    """Return the depth of a stay; far from every edge another one may be nearer than it seems."""
    if stay.kind != INSIDE:
        return 0.0
    if stay.depth_m < WITHIN_M:
        return depth
    latitude, longitude = frame.from_plane(x, y)
    return depth_of(shape, float(latitude), float(longitude))


def depths_on_ground(frame: Frame, grid: Grid, x: Floats, y: Floats) -> Floats:
    """Return the geodesic distance of n points of a plane from the nearest edge, metres."""
    foot_lat, foot_lon = frame.from_plane(*feet(grid, x, y))
    lat, lon = frame.from_plane(x, y)
    _, _, distance = ELLIPSOID.inv(lon, lat, foot_lon, foot_lat)
    return np.asarray(distance)


def depth_of(shape: Shape, latitude: float, longitude: float) -> float:
    """Return the distance of a point from the nearest edge, metres, negative outside."""
    frame = Frame(latitude, longitude)
    edges = edges_on(frame, shape.geometry, shape.side, shape.edges, 1.0)
    grid = grid_over(edges, (-1.0, -1.0, 1.0, 1.0), level=1)
    return float(depth_at(grid, 0.0, 0.0)[0])


def _joined(found: list[Stay]) -> tuple[Stay, ...]:
    """Return stays with those put together that only the seam of two planes parts."""
    whole: list[Stay] = []
    for stay in found:
        last = whole[-1] if whole else None
        if last and last.kind == stay.kind and abs(last.exit - stay.entry) < _SEAM:
            deeper = last if last.depth_m >= stay.depth_m else stay
            length = last.length_m + stay.length_m
            whole[-1] = Stay(
                stay.kind, last.entry, stay.exit, deeper.depth_m, deeper.deepest, length
            )
        else:
            whole.append(stay)
    return tuple(whole)
