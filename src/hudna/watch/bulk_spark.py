"""The same counts on Apache Spark (extra `spark`): partitions count themselves, then are added.

Partitions call `daily_counts.count_arrays`, the function one machine uses; nothing but plain arrays
crosses between them, so neither pandas nor Arrow is needed.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from hudna.watch.cells import SMALLEST_KM
from hudna.watch.daily_counts import DailyCounts, count_arrays, merged

__all__ = ["count_rdd"]

Row = tuple[int, float, float, float]
"""Day since 1970-01-01, latitude, longitude, count."""

LOT = 200_000


def count_rdd(rows: Any, *, meridian: float, width_km: float = SMALLEST_KM) -> DailyCounts:
    """Return the counts of every cell and day of an RDD of (day, latitude, longitude, count)."""

    def partition(some: Iterable[Row]) -> Iterator[DailyCounts]:
        parts = [_counted(lot, meridian, width_km) for lot in _lots(some)]
        if parts:
            yield merged(parts)

    def added(left: DailyCounts, right: DailyCounts) -> DailyCounts:
        return merged([left, right])

    counted = rows.mapPartitions(partition)
    return merged([]) if counted.isEmpty() else counted.treeReduce(added)


def _counted(lot: list[Row], meridian: float, width_km: float) -> DailyCounts:
    table = np.array(lot, dtype=np.float64)
    return count_arrays(
        table[:, 0].astype(np.int64), table[:, 1], table[:, 2], table[:, 3],
        meridian=meridian, width_km=width_km,
    )  # fmt: skip


def _lots(rows: Iterable[Row]) -> Iterator[list[Row]]:
    lot: list[Row] = []
    for row in rows:
        lot.append(row)
        if len(lot) == LOT:
            yield lot
            lot = []
    if lot:
        yield lot
