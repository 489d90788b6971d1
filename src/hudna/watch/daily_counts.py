"""Events per cell and day as columns: arrays in, arrays out, wherever it is counted."""

from dataclasses import dataclass

import numpy as np

from hudna.watch.cells import SMALLEST_KM, Cells
from hudna.watch.events import Floats, Ints, runs

__all__ = ["DailyCounts", "count_arrays", "merged"]


@dataclass(frozen=True, slots=True)
class DailyCounts:
    """n counts above or at 0, in order of row, column and day (days since 1970-01-01)."""

    row: Ints
    column: Ints
    day: Ints
    count: Floats

    def __len__(self) -> int:
        return len(self.row)


def count_arrays(
    day: Ints,
    latitude: Floats,
    longitude: Floats,
    count: Floats,
    *,
    meridian: float,
    width_km: float = SMALLEST_KM,
) -> DailyCounts:
    """Return the counts of every cell and day that has a row; columns of equal length go in."""
    none = np.zeros(0, np.int64)
    row, column = Cells(none, none, meridian, width_km).lattice(latitude, longitude)
    return _summed(row, column, day, count)


def merged(parts: list[DailyCounts]) -> DailyCounts:
    """Return the counts of all parts together."""
    if not parts:
        none = np.zeros(0, np.int64)
        return DailyCounts(none, none, none, np.zeros(0))
    return _summed(
        np.concatenate([one.row for one in parts]),
        np.concatenate([one.column for one in parts]),
        np.concatenate([one.day for one in parts]),
        np.concatenate([one.count for one in parts]),
    )


def _summed(row: Ints, column: Ints, day: Ints, count: Floats) -> DailyCounts:
    order, starts = runs(row, column, day)
    total = np.add.reduceat(count[order], starts) if len(starts) else count
    first = order[starts]
    return DailyCounts(row[first], column[first], day[first], total)
