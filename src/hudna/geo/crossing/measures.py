"""What is needed of very many paths: how deep each came, and how long and far it was inside."""

import math

import numpy as np
from numpy.typing import NDArray

from hudna.geo.crossing.compiled import kernel, shared_out
from hudna.geo.crossing.depth import depth_at
from hudna.geo.crossing.extremes import deepest_on, nearest_on
from hudna.geo.crossing.grid import Grid
from hudna.geo.crossing.segment import INSIDE, OUTSIDE, pieces_of

__all__ = ["measures"]

Floats = NDArray[np.float64]

_TRUE_TO_M = 0.1
"""Draws scatter by far more than this."""


def measures(
    grid: Grid,
    x: Floats,
    y: Floats,
    z: Floats,
    time: Floats,
    floor: float = -math.inf,
    ceiling: float = math.inf,
) -> Floats:
    """Return how far k paths reached inside, how far and how long they were inside; k x 3.

    x and y are metres, k x n; z (metres, NaN unknown) and time (seconds) are n. The reach is the
    greatest depth while within floor and ceiling, negative by the least distance where a path
    stayed out, and minus infinity where it never was between floor and ceiling.
    """
    found = np.empty((len(x), 3), np.float64)

    def part(low: int, high: int) -> None:
        _measures(grid, x, y, z, time, float(floor), float(ceiling), found, low, high)

    shared_out(part, len(x), small=64)
    return found


@kernel
def _measures(grid, x, y, z, time, floor, ceiling, found, low, high):
    cuts, states = np.empty(64, np.float64), np.empty(64, np.int8)
    depth = np.empty(x.shape[1], np.float64)
    for path in range(low, high):
        best = -math.inf
        for i in range(x.shape[1]):
            depth[i] = depth_at(grid, x[path, i], y[path, i])[0]
            if not (z[i] < floor or z[i] > ceiling):
                best = max(best, depth[i])
        length = duration = 0.0
        for i in range(x.shape[1] - 1):
            px, py, qx, qy = x[path, i], y[path, i], x[path, i + 1], y[path, i + 1]
            step = math.hypot(qx - px, qy - py)
            level = not (z[i] < floor or z[i] > ceiling or z[i + 1] < floor or z[i + 1] > ceiling)
            far = abs(depth[i]) + abs(depth[i + 1]) > step and depth[i] * depth[i + 1] > 0.0
            # Depth changes no faster than the way: most legs cannot come deeper than a plot did.
            deeper = (depth[i] + depth[i + 1] + step) / 2 > best
            if level and far:
                if depth[i] > 0.0:
                    length += step
                    duration += time[i + 1] - time[i]
                if not deeper:
                    continue
            cuts, states, pieces = pieces_of(
                grid, px, py, z[i], depth[i], qx, qy, z[i + 1], depth[i + 1],
                floor, ceiling, cuts, states,
            )  # fmt: skip
            for k in range(pieces):
                share = cuts[k + 1] - cuts[k]
                if states[k] == INSIDE and not (level and far):
                    length += share * step
                    duration += share * (time[i + 1] - time[i])
                middle = z[i] + (cuts[k] + share / 2) * (z[i + 1] - z[i])
                if deeper and not (middle < floor or middle > ceiling):
                    ax, ay = px + cuts[k] * (qx - px), py + cuts[k] * (qy - py)
                    bx, by = px + cuts[k + 1] * (qx - px), py + cuts[k + 1] * (qy - py)
                    best = max(best, _reach(grid, states[k], ax, ay, bx, by, best))
        found[path, 0], found[path, 1], found[path, 2] = best, length, duration


@kernel
def _reach(grid, state, ax, ay, bx, by, best):
    """Return how far inside a piece of a leg comes at most, or `best` where that is more."""
    if state == INSIDE:
        return deepest_on(grid, ax, ay, bx, by, best, _TRUE_TO_M)[0]
    if state == OUTSIDE:
        return -nearest_on(grid, ax, ay, bx, by)[0]
    return 0.0
