"""The additive parts of the grid model: memory of a cell, and of its neighbours, at each tau."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse

from hudna.watch.cells import Cells
from hudna.watch.counts.kernels import neighbours
from hudna.watch.counts.memory import TAUS
from hudna.watch.events import Floats

__all__ = ["ACTIVE", "KERNELS_KM", "PARTS", "SHARES", "GridFeatures", "shares"]

KERNELS_KM = (0.0, 10.0, 30.0)
"""Standard deviations of the kernels; 0 is the cell itself, the others leave it out."""

CALM: Final = 0.01
"""The constant part, in events per cell and horizon before it is weighted."""

SHARES = ("background", "this_week", "this_month", "neighbours")


@dataclass(frozen=True, slots=True)
class Part:
    """One additive part: which memory, which kernel, and the share it is told under."""

    tau: int
    kernel: int
    share: str


def _share(tau: float, kernel: int) -> str:
    if kernel:
        return "neighbours"
    return "this_week" if tau <= 10 else "this_month" if tau <= 30 else "background"


PARTS = tuple(
    Part(at, kernel, _share(tau, kernel))
    for at, tau in enumerate(TAUS)
    for kernel in range(len(KERNELS_KM) if tau <= 120 else 2)
)
"""In the order of the weights; the constant comes after them as background."""


ACTIVE = (
    *((tau, 0) for tau in range(1, len(TAUS))),
    *((tau, 1) for tau in (1, 2, 3, 5)),
    *((tau, 2) for tau in (1, 3)),
)
"""Tau and kernel of the memories of days with events, which only the correction uses."""


class GridFeatures:
    """Makes the parts of every cell from its memory."""

    def __init__(self, cells: Cells) -> None:
        self.kernels: list[sparse.csr_array] = [
            neighbours(cells, sigma, own=False) for sigma in KERNELS_KM[1:]
        ]

    def of(self, means: Floats, horizon: int) -> Floats:
        """Return shape (cells, parts + 1), in events per horizon, from mean counts per day."""
        around = self._around(means * horizon)
        parts = [around[part.kernel][:, part.tau] for part in PARTS]
        return np.stack([*parts, np.full(len(means), CALM)], axis=1)

    def of_active(self, means: Floats, horizon: int) -> Floats:
        """Return shape (cells, active), in days per horizon, from mean days with events per day."""
        around = self._around(means * horizon)
        return np.stack([around[kernel][:, tau] for tau, kernel in ACTIVE], axis=1)

    def _around(self, means: Floats) -> list[Floats]:
        return [means, *(kernel @ means for kernel in self.kernels)]


def shares(features: Floats, weights: Floats) -> dict[str, Floats]:
    """Return for each of `SHARES` its part of the expected count of every cell; they sum to 1."""
    named = np.array([SHARES.index(part.share) for part in PARTS] + [0])
    weighed = features * weights
    total = weighed.sum(axis=1)
    made = {}
    for at, name in enumerate(SHARES):
        one = weighed[:, named == at].sum(axis=1)
        made[name] = np.divide(one, total, out=np.full(len(total), at == 0, float), where=total > 0)
    return made
