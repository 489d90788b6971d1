"""A grid over a box: each cell lists the edges that can be nearest to a point in it."""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hudna.geo.crossing.compiled import kernel, shared_out
from hudna.geo.crossing.edges import Edges
from hudna.geo.crossing.nearest import apart, side_at

__all__ = ["Box", "Grid", "grid_over", "level_for", "with_margin"]

_LEVELS = (5, 10)

Box = tuple[float, float, float, float]


class Grid(NamedTuple):
    """n x n cells of (width, height) metres from (west, south), row by row.

    The edges of cell c are `members[start[c]:start[c + 1]]`: every edge nearest to some point of
    the cell, and every edge that passes through it. `side` is 1 or -1 where the cell lies wholly
    inside or outside, 0 where an edge may pass. A cell without edges was not filled.
    """

    edges: Edges
    west: float
    south: float
    width: float
    height: float
    n: int
    start: NDArray[np.int32]
    members: NDArray[np.int32]
    side: NDArray[np.int8]


def grid_over(
    edges: Edges,
    box: Box,
    level: int = 0,
    wanted: NDArray[np.bool_] | None = None,
) -> Grid:
    """Return the grid over a box (west, south, east, north), with 4**level cells.

    The more edges, the finer it is by default. Only cells that are `wanted` (n x n, from the
    south-west) are filled; anywhere else everything takes longer, and is as right.
    """
    level = level or level_for(len(edges.ends))
    west, south, east, north = with_margin(box)
    start = np.array([0, len(edges.ends)], np.int32)
    members = np.arange(len(edges.ends), dtype=np.int32)
    for at, mask in enumerate(_pyramid(wanted, level), start=1):
        n = 2**at
        cells = (west, south, (east - west) / n, (north - south) / n, n)
        counts = np.zeros(n * n, np.int32)
        parent = (edges, *cells, start, members, mask)
        _by_rows(_refine, n, (*parent, counts, counts, members, False))
        offset = np.zeros(n * n + 1, np.int32)
        np.cumsum(counts, out=offset[1:])
        chosen = np.empty(offset[-1], np.int32)
        _by_rows(_refine, n, (*parent, counts, offset, chosen, True))
        start, members = offset, chosen
    side = np.zeros(n * n, np.int8)
    _by_rows(_sides, n, (edges, *cells, start, members, side))
    return Grid(edges, *cells, start, members, side)


def level_for(edges: int) -> int:
    """Return how fine a grid serves a number of edges."""
    return int(np.clip(np.ceil(np.log2(max(edges, 1)) / 2) + 4, *_LEVELS))


def with_margin(box: Box) -> Box:
    """Return a box a hair larger, so that what lies on its rim lies in it."""
    west, south, east, north = (float(limit) for limit in box)
    margin = 1e-9 * max(map(abs, box)) + 1e-3
    return west - margin, south - margin, east + margin, north + margin


def _pyramid(wanted: NDArray[np.bool_] | None, level: int) -> list[NDArray[np.bool_]]:
    """Return per level, coarsest first, which cells are wanted."""
    n = 2**level
    masks = [np.ones((n, n), np.bool_) if wanted is None else wanted]
    while len(masks[0]) > 2:
        half = len(masks[0]) // 2
        coarser = masks[0].reshape(half, 2, half, 2).any(axis=(1, 3))
        masks.insert(0, np.asarray(coarser, np.bool_))
    return [mask.ravel() for mask in masks]


def _by_rows(part: Callable[..., None], n: int, given: tuple[Any, ...]) -> None:
    shared_out(lambda low, high: part(*given, low, high), n, small=64)


@kernel
def _refine(
    edges,
    west,
    south,
    width,
    height,
    n,
    start,
    members,
    wanted,
    counts,
    offset,
    chosen,
    fill,
    low,
    high,
):
    """Count, or fill in, for each cell those of its parent's edges that can be nearest in it."""
    diagonal = math.hypot(width, height)
    for row in range(low, high):
        for column in range(n):
            cell = row * n + column
            if not wanted[cell]:
                continue
            parent = (row // 2) * (n // 2) + column // 2
            x, y = west + (column + 0.5) * width, south + (row + 0.5) * height
            nearest = math.inf
            for k in range(start[parent], start[parent + 1]):
                nearest = min(nearest, apart(edges, members[k], x, y)[0])
            limit = ((math.sqrt(nearest) + diagonal) * (1 + 1e-9) + 1e-6) ** 2
            found = 0
            for k in range(start[parent], start[parent + 1]):
                if apart(edges, members[k], x, y)[0] <= limit:
                    if fill:
                        chosen[offset[cell] + found] = members[k]
                    found += 1
            counts[cell] = found


@kernel
def _sides(edges, west, south, width, height, n, start, members, side, low, high):
    half = math.hypot(width, height) / 2
    for row in range(low, high):
        for column in range(n):
            cell = row * n + column
            x, y = west + (column + 0.5) * width, south + (row + 0.5) * height
            nearest, edge, where = math.inf, -1, 0.0
            for k in range(start[cell], start[cell + 1]):
                d, t = apart(edges, members[k], x, y)
                if d < nearest:
                    nearest, edge, where = d, members[k], t
            if edge >= 0 and math.sqrt(nearest) > half * (1 + 1e-9) + 1e-6:
                side[cell] = side_at(edges, edge, where, x, y)
