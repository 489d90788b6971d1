"""Every stay of a path inside, along or touching an area, with its depth and length."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hudna.geo.crossing.compiled import kernel, shared_out
from hudna.geo.crossing.depth import depth_at
from hudna.geo.crossing.extremes import DEPTH_TRUE_TO_M, deepest_on
from hudna.geo.crossing.grid import Grid
from hudna.geo.crossing.segment import ALONG, INSIDE, ON_EDGE_M, OUTSIDE, pieces_of

__all__ = ["TOUCH", "Passages", "passages"]

Floats = NDArray[np.float64]

TOUCH = 3


class Passages(NamedTuple):
    """m stays, in order of path and time, one column each.

    `entry` and `exit` are positions along the path: the whole part is the leg, counted over all
    points, the fraction how far along it. `kind` is 1 inside, 2 along an edge, 3 touching it.
    """

    path: NDArray[np.int64]
    kind: NDArray[np.int64]
    entry: Floats
    exit: Floats
    depth_m: Floats
    deepest: Floats
    length_m: Floats


def passages(
    grid: Grid,
    starts: NDArray[np.int64],
    x: Floats,
    y: Floats,
    z: Floats | None = None,
    floor: float = -math.inf,
    ceiling: float = math.inf,
) -> Passages:
    """Return the stays of k paths, whose points run from `starts[i]` to `starts[i + 1]`.

    x and y are metres on the plane of the grid, z metres or NaN, n each; points are joined by
    straight legs. A stay that an edge only touches from within is one stay.
    """
    heights = np.full(len(x), np.nan) if z is None else np.asarray(z, np.float64)
    path_of = np.asarray(starts, np.int64)

    def part(low: int, high: int) -> Floats:
        rows: Floats = _paths(grid, path_of, x, y, heights, float(floor), float(ceiling), low, high)
        return rows

    rows = np.concatenate(shared_out(part, len(path_of) - 1, small=16))
    whole = rows[:, :2].astype(np.int64)
    return Passages(whole[:, 0], whole[:, 1], *(rows[:, i].copy() for i in (2, 3, 4, 5, 6)))


@kernel
def _paths(grid, starts, x, y, z, floor, ceiling, low, high):
    rows = np.empty((64, 7), np.float64)
    n = 0
    cuts, states = np.empty(64, np.float64), np.empty(64, np.int8)
    for path in range(low, high):
        first, last = starts[path], starts[path + 1]
        if last - first < 2:
            rows, n = _points(grid, path, first, last, x, y, z, floor, ceiling, rows, n)
            continue
        rows, n, cuts, states = _path(
            grid, path, first, last, x, y, z, floor, ceiling, rows, n, cuts, states
        )
    return rows[:n]


@kernel
def _points(grid, path, first, last, x, y, z, floor, ceiling, rows, n):
    """Put down the points that are inside, each a stay of no length."""
    for i in range(first, last):
        depth = depth_at(grid, x[i], y[i])[0]
        if depth >= -ON_EDGE_M and not (z[i] < floor or z[i] > ceiling):
            kind = INSIDE if depth > ON_EDGE_M else TOUCH
            rows, n = _put(rows, n, path, kind, float(i), float(i), max(depth, 0.0), float(i), 0.0)
    return rows, n


@kernel
def _path(grid, path, first, last, x, y, z, floor, ceiling, rows, n, cuts, states):
    depth = depth_at(grid, x[first], y[first])[0]
    state, since, best, where, length = OUTSIDE, float(first), 0.0, float(first), 0.0
    before = ALONG
    for i in range(first, last - 1):
        ahead = depth_at(grid, x[i + 1], y[i + 1])[0]
        cuts, states, pieces = pieces_of(
            grid, x[i], y[i], z[i], depth, x[i + 1], y[i + 1], z[i + 1], ahead,
            floor, ceiling, cuts, states,
        )  # fmt: skip
        step = math.hypot(x[i + 1] - x[i], y[i + 1] - y[i])
        for k in range(pieces):
            here = i + cuts[k]
            now = states[k]
            if now != state:
                if state != OUTSIDE:
                    rows, n = _put(rows, n, path, state, since, here, best, where, length)
                state, since, best, where, length = now, here, 0.0, here, 0.0
            elif before == OUTSIDE and (k > 0 or abs(depth) <= ON_EDGE_M):
                touching = now == OUTSIDE and _touches(grid, x, y, z, i, cuts[k], floor, ceiling)
                if touching:
                    rows, n = _put(rows, n, path, TOUCH, here, here, 0.0, here, 0.0)
            before = now
            if now != OUTSIDE:
                length += (cuts[k + 1] - cuts[k]) * step
            if now == INSIDE and (max(depth, 0.0) + max(ahead, 0.0) + step) / 2 > best:
                deeper, t = _deepest(grid, x, y, i, cuts[k], cuts[k + 1], best)
                if t >= 0.0:
                    best, where = deeper, here + t * (cuts[k + 1] - cuts[k])
        depth = ahead
    if state != OUTSIDE:
        rows, n = _put(rows, n, path, state, since, float(last - 1), best, where, length)
    return rows, n, cuts, states


@kernel
def _touches(grid, x, y, z, i, t, floor, ceiling):
    """Return whether leg i lies on an edge at t, between floor and ceiling."""
    height = z[i] + t * (z[i + 1] - z[i])
    if height < floor or height > ceiling:
        return False
    px, py = x[i] + t * (x[i + 1] - x[i]), y[i] + t * (y[i + 1] - y[i])
    return abs(depth_at(grid, px, py)[0]) <= ON_EDGE_M


@kernel
def _deepest(grid, x, y, i, low, high, best):
    dx, dy = x[i + 1] - x[i], y[i + 1] - y[i]
    ax, ay, bx, by = x[i] + low * dx, y[i] + low * dy, x[i] + high * dx, y[i] + high * dy
    return deepest_on(grid, ax, ay, bx, by, best, DEPTH_TRUE_TO_M)


@kernel
def _put(rows, n, path, kind, entry, end, depth, deepest, length):
    if n == len(rows):
        more = np.empty((2 * n, 7), np.float64)
        for i in range(n):
            for k in range(7):
                more[i, k] = rows[i, k]
        rows = more
    rows[n, 0], rows[n, 1], rows[n, 2], rows[n, 3] = path, kind, entry, end
    rows[n, 4], rows[n, 5], rows[n, 6] = depth, deepest, length
    return rows, n + 1
