"""The deepest point of a leg inside, and the nearest approach of a leg outside."""

import math

import numpy as np

from hudna.geo.crossing.compiled import kernel
from hudna.geo.crossing.depth import depth_at
from hudna.geo.crossing.grid import Grid
from hudna.geo.crossing.nearest import apart, ends_of
from hudna.geo.crossing.segment import filled_along, rows_of, span_in_row

__all__ = ["DEPTH_TRUE_TO_M", "deepest_on", "nearest_on"]

DEPTH_TRUE_TO_M = 1e-3
_STACK = 128


@kernel
def deepest_on(grid: Grid, px, py, qx, qy, best: float, true_to: float):
    """Return the greatest depth on a leg from p to q that lies inside, and where, from 0 to 1.

    Where none is deeper than `best`, `best` and -1. True to `true_to` metres: a part is left only
    when it cannot hold anything deeper, by the length of the way there or because the distance
    from one edge, being convex along a line, is greatest at an end.
    """
    where = -1.0
    one, e_one = depth_at(grid, px, py)
    other, e_other = depth_at(grid, qx, qy)
    if one > best:
        best, where = one, 0.0
    if other > best:
        best, where = other, 1.0
    length = math.hypot(qx - px, qy - py)
    todo = np.empty((_STACK, 4), np.float64)
    edge = np.empty((_STACK, 2), np.int64)
    todo[0, 0], todo[0, 1], todo[0, 2], todo[0, 3] = 0.0, 1.0, one, other
    edge[0, 0], edge[0, 1] = e_one, e_other
    n = 1
    while n:
        n -= 1
        low, high, d_low, d_high = todo[n, 0], todo[n, 1], todo[n, 2], todo[n, 3]
        e_low, e_high = edge[n, 0], edge[n, 1]
        bound = (d_low + d_high + (high - low) * length) / 2
        if bound <= best + true_to:
            continue
        lx, ly = px + low * (qx - px), py + low * (qy - py)
        hx, hy = px + high * (qx - px), py + high * (qy - py)
        bound = min(bound, max(d_low, math.sqrt(apart(grid.edges, e_low, hx, hy)[0])))
        bound = min(bound, max(d_high, math.sqrt(apart(grid.edges, e_high, lx, ly)[0])))
        if bound <= best + true_to or n + 2 > _STACK:
            continue
        middle = (low + high) / 2
        depth, e = depth_at(grid, (lx + hx) / 2, (ly + hy) / 2)
        if depth > best:
            best, where = depth, middle
        todo[n, 0], todo[n, 1], todo[n, 2], todo[n, 3] = low, middle, d_low, depth
        edge[n, 0], edge[n, 1] = e_low, e
        todo[n + 1, 0], todo[n + 1, 1], todo[n + 1, 2], todo[n + 1, 3] = middle, high, depth, d_high
        edge[n + 1, 0], edge[n + 1, 1] = e, e_high
        n += 2
    return best, where


@kernel
def _vertex_from_leg(px, py, qx, qy, vx, vy):
    dx, dy = qx - px, qy - py
    square = dx * dx + dy * dy
    t = 0.0
    if square > 0.0:
        t = min(max(((vx - px) * dx + (vy - py) * dy) / square, 0.0), 1.0)
    return math.hypot(px + t * dx - vx, py + t * dy - vy), t


@kernel
def _nearest_edge_end(grid: Grid, e: int, px, py, qx, qy, best, where):
    ax, ay, bx, by = ends_of(grid.edges, e)
    for vx, vy in ((ax, ay), (bx, by)):
        d, t = _vertex_from_leg(px, py, qx, qy, vx, vy)
        if d < best:
            best, where = d, t
    return best, where


@kernel
def nearest_on(grid: Grid, px, py, qx, qy):
    """Return the least distance from the edges on a leg that crosses none, and where.

    Of two segments apart, one end of the one is nearest to the other.
    """
    best, where = abs(depth_at(grid, px, py)[0]), 0.0
    other = abs(depth_at(grid, qx, qy)[0])
    if other < best:
        best, where = other, 1.0
    if not filled_along(grid, px, py, qx, qy):
        for e in range(len(grid.edges.ends)):
            best, where = _nearest_edge_end(grid, e, px, py, qx, qy, best, where)
        return best, where
    low, high = rows_of(grid, py, qy)
    for row in range(low, high + 1):
        first, last = span_in_row(grid, row, px, py, qx, qy)
        for cell in range(row * grid.n + first, row * grid.n + last + 1):
            for k in range(grid.start[cell], grid.start[cell + 1]):
                e = grid.members[k]
                best, where = _nearest_edge_end(grid, e, px, py, qx, qy, best, where)
    return best, where
