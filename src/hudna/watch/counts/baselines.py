"""What the model must beat: last week, means of 28 and 90 days, 12 past weeks, kernel densities."""

import numpy as np

from hudna.watch.cells import Cells
from hudna.watch.counts.kernels import REACH, CellIndex
from hudna.watch.counts.memory import TAUS, Memory
from hudna.watch.events import Floats, Ints

__all__ = ["MEANS", "PERIODS_KEPT", "WIDE", "KernelDensity"]

MEANS = {"last_period": 7, "mean_28_days": 28, "mean_90_days": 90}
"""Days looked back on; the first is one horizon where that is longer than a week."""

PERIODS_KEPT = 12
"""Past periods whose counts, as they are, make up the empirical forecast."""

BANDWIDTHS_KM = (5.0, 10.0, 20.0, 30.0)
WIDE = BANDWIDTHS_KM.index(10.0)
"""From here on kernels are wider than a cell; below, a density is nearly the cell's own mean."""

DECAYS = tuple(at for at, tau in enumerate(TAUS) if 10 <= tau <= 365)


class KernelDensity:
    """Gaussian kernels about the very positions of events, fading with time, read at the middle of
    each cell; bandwidth and decay are those that were likeliest on past data."""

    def __init__(self, cells: Cells, first_day: int) -> None:
        self.index = CellIndex(cells)
        taus = tuple(TAUS[at] for at in DECAYS)
        self.memories = [Memory(len(cells), first_day, taus) for _ in BANDWIDTHS_KM]
        self.steps = [width / cells.width_km for width in BANDWIDTHS_KM]
        self.gain = np.zeros((len(BANDWIDTHS_KM), len(DECAYS)))

    def advance(self, until: int, y: Floats, x: Floats, day: Ints, count: Floats) -> None:
        """Take in events at positions in widths of a cell."""
        for memory, width in zip(self.memories, self.steps, strict=True):
            event, cell, weight = self._spread(y, x, width)
            memory.advance(until, cell, day[event], count[event] * weight)

    def _spread(self, y: Floats, x: Floats, width: float) -> tuple[Ints, Ints, Floats]:
        """Return which event puts which weight into which cell."""
        reach = int(np.ceil(REACH * width))
        dy, dx = (each.ravel() for each in np.mgrid[-reach : reach + 1, -reach : reach + 1])
        row = np.floor(y).astype(np.int64)[:, None] + dy
        column = np.floor(x).astype(np.int64)[:, None] + dx
        squared = (row + 0.5 - y[:, None]) ** 2 + (column + 0.5 - x[:, None]) ** 2
        cell = self.index.find(row.ravel(), column.ravel())
        event = np.repeat(np.arange(len(y)), len(dy))
        weight = np.exp(-squared.ravel() / (2 * width**2)) / (2 * np.pi * width**2)
        kept = cell >= 0
        return event[kept], cell[kept], weight[kept]

    def candidates(self, horizon: int) -> Floats:
        """Return the expected counts of every candidate, shape (bandwidths, cells, decays)."""
        return np.stack([memory.means() * horizon for memory in self.memories])

    def learn(self, candidates: Floats, count: Floats) -> None:
        """Add the Poisson log-likelihood of one past period to every candidate."""
        expected = np.maximum(candidates, 1e-4)
        self.gain += np.einsum("c,bcd->bd", count, np.log(expected)) - expected.sum(axis=1)

    def chosen(self, least: int = 0) -> tuple[int, int]:
        """Return bandwidth, of those from index `least` on, and decay that were best so far."""
        gain = self.gain[least:]
        width, decay = np.unravel_index(np.argmax(gain), gain.shape)
        return int(width) + least, int(decay)
