"""Stays of very many tracks: the globe cut into tiles, each with one plane and one grid."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hudna.geo.crossing.fast_frame import to_plane_near
from hudna.geo.crossing.frame import Frame
from hudna.geo.crossing.grid import grid_over, level_for
from hudna.geo.crossing.outline import edges_on
from hudna.geo.crossing.passages import passages
from hudna.geo.crossing.stays import Shape, depths_on_ground, stays
from hudna.geo.geodesy import distance_km

__all__ = ["Rows", "bulk_stays"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_TILE_DEGREES = 0.5
_LONGEST_M = 10_000.0
_POLAR = 80.0
_SEAM = 1e-6


class Rows(NamedTuple):
    """m stays in order of track and time, a column each; see `stays.Stay`."""

    track: Ints
    kind: Ints
    entry: Floats
    exit: Floats
    depth_m: Floats
    deepest: Floats
    length_m: Floats


def bulk_stays(
    shape: Shape, starts: Ints, lat: Floats, lon: Floats, altitude_m: Floats | None = None
) -> Rows:
    """Return the stays of k tracks, whose plots run from `starts[i]` to `starts[i + 1]`.

    The same as `stays` for each, to the centimetre; positions count from each track's first plot.
    Tracks with legs over 10 km, or near a pole, are taken one by one.
    """
    single = _by_themselves(starts, lat, lon)
    found = [_one_by_one(shape, starts, np.flatnonzero(single), lat, lon, altitude_m)]
    legs, track = _legs(starts, ~single)
    row, column = _tiles(lat, lon)
    tile = row * 100_000 + column
    order = np.argsort(tile[legs], kind="stable")
    legs, track = legs[order], track[order]
    ends = np.flatnonzero(np.r_[np.diff(tile[legs]) != 0, True]) + 1 if len(legs) else np.empty(0)
    first = 0
    for end in ends.astype(int).tolist():
        own = slice(first, end)
        middle = _middle(int(row[legs[first]]), int(column[legs[first]]))
        found.append(_in_tile(shape, middle, legs[own], track[own], starts, lat, lon, altitude_m))
        first = end
    return _joined(found)


def _by_themselves(starts: Ints, lat: Floats, lon: Floats) -> NDArray[np.bool_]:
    """Return which tracks have long legs, a single plot, or come near a pole."""
    single = np.diff(starts) < 2
    if len(lat) > 1:
        far = 1000 * distance_km(lat[:-1], lon[:-1], lat[1:], lon[1:]) > _LONGEST_M
        far[starts[1:-1] - 1] = False
        owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        single[owner[:-1][far]] = True
        single[owner[np.abs(lat) > _POLAR]] = True
    return single


def _legs(starts: Ints, wanted: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Return the first plot of each leg of the wanted tracks, and whose leg it is."""
    owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    legs = np.arange(len(owner))
    last = np.zeros(len(owner), np.bool_)
    last[starts[1:] - 1] = True
    keep = wanted[owner] & ~last
    return legs[keep], owner[keep]


def _tiles(lat: Floats, lon: Floats) -> tuple[Ints, Ints]:
    row = np.floor((lat + 90) / _TILE_DEGREES).astype(np.int64)
    middle = np.radians((row + 0.5) * _TILE_DEGREES - 90)
    width = _TILE_DEGREES / np.maximum(np.cos(middle), 0.05)
    return row, np.floor(((lon + 180) % 360) / width).astype(np.int64)


def _middle(row: int, column: int) -> tuple[float, float]:
    lat = (row + 0.5) * _TILE_DEGREES - 90
    width = _TILE_DEGREES / max(float(np.cos(np.radians(lat))), 0.05)
    return lat, (column + 0.5) * width - 180


def _in_tile(
    shape: Shape,
    middle: tuple[float, float],
    legs: Ints,
    track: Ints,
    starts: Ints,
    lat: Floats,
    lon: Floats,
    altitude_m: Floats | None,
) -> Rows:
    """Return the stays on the legs that start in one tile."""
    # Legs that follow one another are one path; each path ends with the plot its last leg leads to.
    fresh = np.r_[True, np.diff(legs) != 1]
    first = np.flatnonzero(fresh)
    n = np.diff(np.r_[first, len(legs)]) + 1
    path_starts = np.r_[0, np.cumsum(n)]
    point = np.arange(path_starts[-1]) - np.repeat(path_starts[:-1], n) + np.repeat(legs[first], n)
    x, y = to_plane_near(*middle, lat[point], lon[point])
    z = None if altitude_m is None else altitude_m[point]
    frame = Frame(*middle)
    box = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
    farthest = float(np.hypot(x, y).max())
    edges = edges_on(frame, shape.geometry, shape.side, shape.edges, farthest)
    # A finer grid than there are points costs more than it saves.
    level = int(np.clip(np.ceil(np.log2(len(point)) / 2), 3, level_for(len(edges.ends))))
    grid = grid_over(edges, box, level)
    found = passages(grid, path_starts, x, y, z, shape.floor_m, shape.ceiling_m)
    own = track[first][found.path]
    offset = (legs[first] - path_starts[:-1])[found.path] - starts[own]
    at = np.arange(len(x))
    px, py = np.interp(found.deepest, at, x), np.interp(found.deepest, at, y)
    depth = np.where(found.kind == 1, depths_on_ground(frame, grid, px, py), 0.0)
    return Rows(
        own,
        found.kind,
        found.entry + offset,
        found.exit + offset,
        depth,
        found.deepest + offset,
        found.length_m,
    )


def _one_by_one(
    shape: Shape, starts: Ints, tracks: Ints, lat: Floats, lon: Floats, altitude_m: Floats | None
) -> Rows:
    rows = []
    for track in tracks.tolist():
        own = slice(int(starts[track]), int(starts[track + 1]))
        if own.start == own.stop:
            continue
        height = None if altitude_m is None else altitude_m[own]
        for stay in stays(shape, lat[own], lon[own], height):
            whole = (stay.entry, stay.exit, stay.depth_m, stay.deepest, stay.length_m)
            rows.append((track, stay.kind, *whole))
    table = np.array(rows, np.float64).reshape(-1, 7)
    return Rows(
        table[:, 0].astype(np.int64),
        table[:, 1].astype(np.int64),
        *(table[:, i] for i in range(2, 7)),
    )


def _joined(parts: list[Rows]) -> Rows:
    """Return all rows in order, those put together that only a tile's edge parts."""
    columns = [np.concatenate([part[i] for part in parts]) for i in range(7)]
    order = np.lexsort((columns[2], columns[0]))
    track, kind, entry, end, depth, deepest, length = (column[order] for column in columns)
    seam = (track[1:] == track[:-1]) & (kind[1:] == kind[:-1])
    seam &= np.abs(entry[1:] - end[:-1]) < _SEAM
    first = np.flatnonzero(np.r_[True, ~seam]) if len(track) else np.empty(0, np.int64)
    if len(first) == len(track):
        return Rows(track, kind, entry, end, depth, deepest, length)
    group = np.cumsum(np.r_[True, ~seam]) - 1
    by_depth = np.lexsort((-depth, group))
    top = by_depth[np.searchsorted(group[by_depth], np.arange(len(first)))]
    last = np.r_[first[1:], len(track)] - 1
    return Rows(
        track[first],
        kind[first],
        entry[first],
        end[last],
        depth[top],
        deepest[top],
        np.add.reduceat(length, first),
    )
