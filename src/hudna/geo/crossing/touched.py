"""Which cells of a grid a path passes through, so that no others need be filled."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation

from hudna.geo.crossing.compiled import kernel
from hudna.geo.crossing.edges import Edges
from hudna.geo.crossing.grid import Box, Grid, grid_over, level_for, with_margin
from hudna.geo.crossing.segment import rows_of, span_in_row

__all__ = ["grid_along"]

Floats = NDArray[np.float64]

_FINEST = 8
_MOST_CELLS_WIDE = 24


def grid_along(edges: Edges, x: Floats, y: Floats, margin_m: float = 0.0) -> Grid:
    """Return a grid filled where a path passes, and `margin_m` to all sides of it."""
    box: Box = (
        float(x.min()) - margin_m,
        float(y.min()) - margin_m,
        float(x.max()) + margin_m,
        float(y.max()) + margin_m,
    )
    level = min(level_for(len(edges.ends)), _FINEST)
    west, south, east, north = with_margin(box)
    n = 2**level
    width, height = (east - west) / n, (north - south) / n
    cells_wide = margin_m / min(width, height)
    if cells_wide > _MOST_CELLS_WIDE:
        return grid_over(edges, box, level)
    mask = np.zeros((n, n), np.bool_)
    none = np.empty(0, np.int32)
    empty = Grid(edges, west, south, width, height, n, none, none, np.empty(0, np.int8))
    _mark(empty, x, y, mask)
    if margin_m:
        mask = binary_dilation(mask, np.ones((3, 3), np.bool_), iterations=int(cells_wide) + 1)
    return grid_over(edges, box, level, mask)


@kernel
def _mark(grid, x, y, mask):
    for i in range(max(len(x) - 1, 1)):
        k = min(i + 1, len(x) - 1)
        low, high = rows_of(grid, y[i], y[k])
        for row in range(low, high + 1):
            first, last = span_in_row(grid, row, x[i], y[i], x[k], y[k])
            for column in range(first, last + 1):
                mask[row, column] = True
