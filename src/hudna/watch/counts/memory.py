"""What each cell remembers of its past: exponentially weighted mean counts, and their sums.

The columnar seam of the grid model: `faded_sums` is a plain sum over events, so partitions of a
table may each make theirs and the results add up.
"""

import numpy as np

from hudna.watch.events import Floats, Ints

__all__ = ["TAUS", "Memory", "active_days", "faded_sums"]

TAUS = (3.0, 10.0, 30.0, 120.0, 365.0, np.inf)
"""Days after which what happened weighs 1/e; the last never forgets."""


def faded_sums(
    cell: Ints, day: Ints, count: Floats, *, cells: int, until: int, taus: tuple[float, ...] = TAUS
) -> Floats:
    """Return, per cell and tau, the sum of `count * exp(-(until - 1 - day) / tau)`.

    Every event must lie before day `until`, in a cell from 0 to `cells` - 1. Shape (cells, taus).
    """
    age = (until - 1 - day).astype(np.float64)
    made = [np.bincount(cell, weights=count * np.exp(-age / tau), minlength=cells) for tau in taus]
    return np.stack(made, axis=1) if cells else np.zeros((0, len(taus)))


def active_days(cell: Ints, day: Ints, count: Floats) -> tuple[Ints, Ints, Floats]:
    """Return cell and day of every cell-day with an event, once, and a count of 1."""
    pairs = np.unique(np.stack([cell[count > 0], day[count > 0]]), axis=1)
    return pairs[0], pairs[1], np.ones(pairs.shape[1])


class Memory:
    """The faded sums of a set of cells, moved forward in time; it never sees a day to come."""

    def __init__(self, cells: int, first_day: int, taus: tuple[float, ...] = TAUS) -> None:
        self.taus = taus
        self.sums = np.zeros((cells, len(taus)))
        self.first_day = self.day = first_day

    def advance(self, until: int, cell: Ints, day: Ints, count: Floats) -> None:
        """Take in the events from the present day to the one before `until`."""
        self.sums *= np.exp(-(until - self.day) / np.array(self.taus))
        self.sums += faded_sums(cell, day, count, cells=len(self.sums), until=until, taus=self.taus)
        self.day = until

    def means(self) -> Floats:
        """Return the weighted mean count per day, shape (cells, taus).

        Divided by the weight of the days seen so far, so a young series is not taken for a calm
        one; at least one tau or 28 days count, so a single day is not taken for a habit.
        """
        taus = np.array(self.taus)
        seen = max(self.day - self.first_day, 1)
        full = np.minimum(28.0, np.where(np.isinf(taus), 28.0, taus))
        days = np.maximum(seen, full)
        with np.errstate(invalid="ignore"):
            weight = np.where(
                np.isinf(taus), days, (1 - np.exp(-days / taus)) / (1 - np.exp(-1 / taus))
            )
        return np.asarray(self.sums / weight)
