"""How deep points lie inside: their distance from the nearest edge, negative outside."""

import math

import numpy as np
from numpy.typing import NDArray

from hudna.geo.crossing.compiled import kernel, shared_out
from hudna.geo.crossing.grid import Grid
from hudna.geo.crossing.nearest import apart, ends_of, side_at, side_by_crossings

__all__ = ["cell_of", "depth_at", "depths", "feet", "sides"]

Floats = NDArray[np.float64]

_BESIDE_M = 1e-6
"""Nearer than this, which edge is the nearest is lost in rounding."""


@kernel
def cell_of(grid: Grid, px: float, py: float) -> int:
    """Return the cell a point lies in, -1 outside the grid and where it is not filled."""
    column = math.floor((px - grid.west) / grid.width)
    row = math.floor((py - grid.south) / grid.height)
    if 0 <= column < grid.n and 0 <= row < grid.n:
        cell = int(row) * grid.n + int(column)
        if grid.start[cell] < grid.start[cell + 1]:
            return cell
    return -1


@kernel
def _nearest(grid: Grid, px: float, py: float) -> tuple[float, int, int]:
    """Return the squared distance of the nearest edge, which it is, and the side of the point."""
    edges = grid.edges
    cell = cell_of(grid, px, py)
    nearest, edge, where, side = math.inf, -1, 0.0, 0
    if cell >= 0:
        for k in range(grid.start[cell], grid.start[cell + 1]):
            d, t = apart(edges, grid.members[k], px, py)
            if d < nearest:
                nearest, edge, where = d, grid.members[k], t
        side = int(grid.side[cell])
    else:
        for e in range(len(edges.ends)):
            d, t = apart(edges, e, px, py)
            if d < nearest:
                nearest, edge, where = d, e, t
    if side == 0:
        if nearest < _BESIDE_M**2 and edges.closed:
            side = side_by_crossings(edges, px, py)
        else:
            side = side_at(edges, edge, where, px, py)
    return nearest, edge, side


@kernel
def depth_at(grid: Grid, px: float, py: float) -> tuple[float, int]:
    """Return the depth of a point, metres, and its nearest edge."""
    nearest, edge, side = _nearest(grid, px, py)
    return math.sqrt(nearest) * side, edge


def depths(grid: Grid, x: Floats, y: Floats) -> Floats:
    """Return the depth of n points, metres; n values, 0 on an edge and negative outside."""
    found = np.empty(len(x), np.float64)
    shared_out(lambda low, high: _depths(grid, x, y, found, low, high), len(x))
    return found


@kernel
def _depths(grid, x, y, found, low, high):
    for i in range(low, high):
        found[i] = depth_at(grid, x[i], y[i])[0]


def sides(grid: Grid, x: Floats, y: Floats) -> NDArray[np.int8]:
    """Return for n points 1 inside, 0 on an edge, -1 outside."""
    found = np.empty(len(x), np.int8)
    shared_out(lambda low, high: _sides(grid, x, y, found, low, high), len(x))
    return found


@kernel
def _sides(grid, x, y, found, low, high):
    # Not by the sign of the depth: beside an edge that can be nothing, and the side still known.
    for i in range(low, high):
        cell = cell_of(grid, x[i], y[i])
        if cell >= 0 and grid.side[cell] != 0:
            found[i] = grid.side[cell]
        else:
            found[i] = _nearest(grid, x[i], y[i])[2]


def feet(grid: Grid, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return for n points the point of the edges that is nearest to each, x and y."""
    found = np.empty((len(x), 2), np.float64)
    shared_out(lambda low, high: _feet(grid, x, y, found, low, high), len(x))
    return found[:, 0].copy(), found[:, 1].copy()


@kernel
def _feet(grid, x, y, found, low, high):
    for i in range(low, high):
        e = depth_at(grid, x[i], y[i])[1]
        t = apart(grid.edges, e, x[i], y[i])[1]
        ax, ay, bx, by = ends_of(grid.edges, e)
        found[i, 0], found[i, 1] = ax + t * (bx - ax), ay + t * (by - ay)
