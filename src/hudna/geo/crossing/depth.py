"""How deep points lie inside: their distance from the nearest edge, negative outside."""

import math

import numpy as np
from numpy.typing import NDArray

from hudna.geo.crossing.compiled import kernel, shared_out
from hudna.geo.crossing.grid import Grid
from hudna.geo.crossing.nearest import apart, side_at

__all__ = ["cell_of", "depth_at", "depths", "sides"]

Floats = NDArray[np.float64]


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
def depth_at(grid: Grid, px: float, py: float) -> tuple[float, int]:
    """Return the depth of a point, metres, and its nearest edge."""
    edges = grid.edges
    cell = cell_of(grid, px, py)
    nearest, edge, where = math.inf, -1, 0.0
    if cell >= 0:
        for k in range(grid.start[cell], grid.start[cell + 1]):
            d, t = apart(edges, grid.members[k], px, py)
            if d < nearest:
                nearest, edge, where = d, grid.members[k], t
        side = int(grid.side[cell])
        if side == 0:
            side = side_at(edges, edge, where, px, py)
    else:
        for e in range(len(edges.ends)):
            d, t = apart(edges, e, px, py)
            if d < nearest:
                nearest, edge, where = d, e, t
        side = side_at(edges, edge, where, px, py)
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
    for i in range(low, high):
        cell = cell_of(grid, x[i], y[i])
        if cell >= 0 and grid.side[cell] != 0:
            found[i] = grid.side[cell]
        else:
            depth = depth_at(grid, x[i], y[i])[0]
            found[i] = 1 if depth > 0 else (-1 if depth < 0 else 0)
