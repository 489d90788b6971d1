"""One straight leg of a path against all edges: where it crosses them, and its state between."""

import math

import numpy as np
from numpy.typing import NDArray

from hudna.geo.crossing.compiled import kernel
from hudna.geo.crossing.depth import cell_of, depth_at
from hudna.geo.crossing.edges import Edges
from hudna.geo.crossing.grid import Grid
from hudna.geo.crossing.nearest import ends_of
from hudna.geo.crossing.orientation import side_of

__all__ = [
    "ALONG",
    "INSIDE",
    "ON_EDGE_M",
    "OUTSIDE",
    "filled_along",
    "pieces_of",
    "rows_of",
    "span_in_row",
]

Floats = NDArray[np.float64]

OUTSIDE, INSIDE, ALONG = 0, 1, 2
ON_EDGE_M = 1e-6
"""Nearer than this a path runs on the edge: coordinates carry no more digits."""


@kernel
def rows_of(grid: Grid, ay: float, by: float) -> tuple[int, int]:
    """Return the first and last row of cells a leg passes through, a hair generous."""
    low = math.floor((min(ay, by) - grid.south) / grid.height - 1e-9)
    high = math.floor((max(ay, by) - grid.south) / grid.height + 1e-9)
    return max(int(low), 0), min(int(high), grid.n - 1)


@kernel
def span_in_row(
    grid: Grid, row: int, ax: float, ay: float, bx: float, by: float
) -> tuple[int, int]:
    """Return the first and last column of the cells of a row a leg passes through."""
    west, east = min(ax, bx), max(ax, bx)
    if abs(by - ay) > 1e-12:
        one = (grid.south + row * grid.height - ay) / (by - ay)
        other = (grid.south + (row + 1) * grid.height - ay) / (by - ay)
        low, high = max(min(one, other), 0.0), min(max(one, other), 1.0)
        if low <= high:
            start, end = ax + low * (bx - ax), ax + high * (bx - ax)
            west, east = min(start, end), max(start, end)
    first = math.floor((west - grid.west) / grid.width - 1e-9)
    last = math.floor((east - grid.west) / grid.width + 1e-9)
    return max(int(first), 0), min(int(last), grid.n - 1)


@kernel
def _add(cuts: Floats, n: int, t: float) -> tuple[Floats, int]:
    if n == len(cuts):
        more = np.empty(2 * n, np.float64)
        for i in range(n):  # a slice would do, and take seconds to compile
            more[i] = cuts[i]
        cuts = more
    cuts[n] = min(max(t, 0.0), 1.0)
    return cuts, n + 1


@kernel
def _sort(cuts: Floats, n: int) -> None:
    # By insertion: they are few, and near their order already.
    for i in range(1, n):
        value, k = cuts[i], i - 1
        while k >= 0 and cuts[k] > value:
            cuts[k + 1] = cuts[k]
            k -= 1
        cuts[k + 1] = value


@kernel
def _cut_by(edges: Edges, e: int, px: float, py: float, qx: float, qy: float, cuts, n: int):
    """Add where a leg from p to q meets edge e: once, or twice where it runs along it."""
    ax, ay, bx, by = ends_of(edges, e)
    if max(ax, bx) < min(px, qx) or min(ax, bx) > max(px, qx):
        return cuts, n
    if max(ay, by) < min(py, qy) or min(ay, by) > max(py, qy):
        return cuts, n
    p, q = side_of(ax, ay, bx, by, px, py), side_of(ax, ay, bx, by, qx, qy)
    if p * q > 0:
        return cuts, n
    dx, dy = qx - px, qy - py
    square = dx * dx + dy * dy
    if p == 0 and q == 0:
        one = ((ax - px) * dx + (ay - py) * dy) / square
        other = ((bx - px) * dx + (by - py) * dy) / square
        if max(one, other) >= 0.0 and min(one, other) <= 1.0:
            cuts, n = _add(cuts, n, one)
            cuts, n = _add(cuts, n, other)
        return cuts, n
    if side_of(px, py, qx, qy, ax, ay) * side_of(px, py, qx, qy, bx, by) > 0:
        return cuts, n
    if p == 0:
        return _add(cuts, n, 0.0)
    if q == 0:
        return _add(cuts, n, 1.0)
    from_p = (bx - ax) * (py - ay) - (by - ay) * (px - ax)
    from_q = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax)
    return _add(cuts, n, from_p / (from_p - from_q))


@kernel
def filled_along(grid: Grid, px: float, py: float, qx: float, qy: float) -> bool:
    """Return whether a leg from p to q passes only through cells of the grid that are filled."""
    if cell_of(grid, px, py) < 0 or cell_of(grid, qx, qy) < 0:
        return False
    low, high = rows_of(grid, py, qy)
    for row in range(low, high + 1):
        first, last = span_in_row(grid, row, px, py, qx, qy)
        for cell in range(row * grid.n + first, row * grid.n + last + 1):
            if grid.start[cell] == grid.start[cell + 1]:
                return False
    return True


@kernel
def _cut_by_edges(grid: Grid, px: float, py: float, qx: float, qy: float, cuts, n: int):
    if not filled_along(grid, px, py, qx, qy):
        for e in range(len(grid.edges.ends)):
            cuts, n = _cut_by(grid.edges, e, px, py, qx, qy, cuts, n)
        return cuts, n
    low, high = rows_of(grid, py, qy)
    for row in range(low, high + 1):
        first, last = span_in_row(grid, row, px, py, qx, qy)
        for cell in range(row * grid.n + first, row * grid.n + last + 1):
            if grid.side[cell] == 0:
                for k in range(grid.start[cell], grid.start[cell + 1]):
                    cuts, n = _cut_by(grid.edges, grid.members[k], px, py, qx, qy, cuts, n)
    return cuts, n


@kernel
def _cut_by_limit(pz: float, qz: float, limit: float, cuts, n: int):
    if math.isfinite(limit) and (pz - limit) * (qz - limit) < 0.0:
        return _add(cuts, n, (limit - pz) / (qz - pz))
    return cuts, n


@kernel
def pieces_of(grid: Grid, px, py, pz, p_depth, qx, qy, qz, q_depth, floor, ceiling, cuts, states):
    """Cut a leg from p to q where it crosses an edge, the floor or the ceiling.

    Returns the cuts (0 first and 1 last), the state of each piece between two, how many pieces,
    and whether the cuts were sought at all: a leg shorter than the depth of its ends crosses no
    edge. Heights are NaN where unknown, and then limit nothing.
    """
    length = math.hypot(qx - px, qy - py)
    cuts[0] = 0.0
    n = 1
    near = abs(p_depth) + abs(q_depth) <= length or p_depth * q_depth <= 0.0
    if near and length > 0.0:
        cuts, n = _cut_by_edges(grid, px, py, qx, qy, cuts, n)
    level = not (pz < floor or pz > ceiling or qz < floor or qz > ceiling)
    if not level:
        cuts, n = _cut_by_limit(pz, qz, floor, cuts, n)
        cuts, n = _cut_by_limit(pz, qz, ceiling, cuts, n)
    cuts, n = _add(cuts, n, 1.0)
    _sort(cuts, n)
    least = ON_EDGE_M / max(length, ON_EDGE_M)
    kept = 1
    for i in range(1, n):
        if cuts[i] - cuts[kept - 1] > least:
            cuts[kept] = cuts[i]
            kept += 1
        elif i == n - 1 and kept > 1:
            cuts[kept - 1] = 1.0
    if kept == 1:
        cuts[1] = 1.0
        kept = 2
    if len(states) < kept:
        states = np.empty(2 * kept, np.int8)
    for i in range(kept - 1):
        middle = (cuts[i] + cuts[i + 1]) / 2
        if near:
            x, y = px + middle * (qx - px), py + middle * (qy - py)
            depth = depth_at(grid, x, y)[0]
        else:
            depth = p_depth if abs(p_depth) > abs(q_depth) else q_depth
        states[i] = INSIDE if depth > ON_EDGE_M else (OUTSIDE if depth < -ON_EDGE_M else ALONG)
        if not level:
            z = pz + middle * (qz - pz)
            if z < floor or z > ceiling:
                states[i] = OUTSIDE
    return cuts, states, kept - 1
