"""Sums over the neighbours of a cell: Gaussian weights on the lattice."""

import numpy as np
from scipy import sparse

from hudna.watch.cells import Cells
from hudna.watch.events import Ints

__all__ = ["REACH", "CellIndex", "neighbours"]

REACH = 2.5
"""Standard deviations after which a weight counts as nothing."""


def neighbours(cells: Cells, sigma_km: float, *, own: bool) -> sparse.csr_array:
    """Return an n x n matrix whose row c weighs the cells around c, with or without c itself.

    The weights of a cell in the middle of the plain sum to 1; at the edge of the set to less, so
    that nothing is said to come from where nobody counts.
    """
    steps = max(int(REACH * sigma_km // cells.width_km), 1)
    near = np.arange(-steps, steps + 1)
    squared = (near[:, None] ** 2 + near[None, :] ** 2) * cells.width_km**2
    weight = np.exp(-squared / (2 * sigma_km**2))
    weight[squared > max(REACH * sigma_km, cells.width_km) ** 2] = 0
    if not own:
        weight[steps, steps] = 0
    weight /= weight.sum()
    index = CellIndex(cells)
    parts = []
    for dy, dx in np.argwhere(weight > 0) - steps:
        at = index.find(cells.row + dy, cells.column + dx)
        here = np.flatnonzero(at >= 0)
        parts.append((here, at[here], np.full(len(here), weight[dy + steps, dx + steps])))
    here, there, values = (np.concatenate(part) for part in zip(*parts, strict=True))
    return sparse.csr_array((values, (here, there)), shape=(len(cells), len(cells)))


class CellIndex:
    """Finds cells of a set by row and column."""

    def __init__(self, cells: Cells) -> None:
        keys = _keys(cells.row, cells.column)
        self.order = np.argsort(keys)
        self.keys = keys[self.order]

    def find(self, row: Ints, column: Ints) -> Ints:
        """Return indices, -1 for what is not in the set."""
        wanted = _keys(row, column)
        at = np.searchsorted(self.keys, wanted).clip(max=max(len(self.keys) - 1, 0))
        return np.where(self.keys[at] == wanted, self.order[at], -1)


def _keys(row: Ints, column: Ints) -> Ints:
    return row * 2**20 + column
