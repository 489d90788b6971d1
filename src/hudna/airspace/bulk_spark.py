"""The same bulk stays on Apache Spark: one partition per group of tracks, the same function."""

from typing import TYPE_CHECKING, Any

import numpy as np

from hudna.geo.crossing.bulk import bulk_stays
from hudna.geo.crossing.stays import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

__all__ = ["SCHEMA", "spark_stays"]

SCHEMA = (
    "track string, kind long, entry double, exit double, depth_m double, deepest double, "
    "length_m double, entry_time double, exit_time double"
)
_COLUMNS = ("kind", "entry", "exit", "depth_m", "deepest", "length_m")


def spark_stays(plots: "DataFrame", shape: Shape, partitions: int) -> "DataFrame":
    """Return the stays of tracks as a frame of `SCHEMA`.

    `plots` has the columns track (string), time (seconds), latitude, longitude and altitude_m.
    All plots of a track go to one partition, which calls `bulk_stays` once.
    """
    together = plots.repartition(partitions, "track").sortWithinPartitions("track", "time")

    def stays_of(batches: "Iterator[Any]") -> "Iterator[Any]":
        import pyarrow as pa

        tables = [pa.Table.from_batches([batch]) for batch in batches]
        if tables:
            yield from _stays(pa.concat_tables(tables), shape, pa).to_batches()

    return together.mapInArrow(stays_of, SCHEMA)


def _stays(table: Any, shape: Shape, pa: Any) -> Any:
    """Return the stays of one partition as an Arrow table."""
    track = table["track"].combine_chunks().dictionary_encode()
    owner = np.asarray(track.indices)
    starts = np.r_[0, np.flatnonzero(np.diff(owner)) + 1, len(owner)]
    time, latitude, longitude, altitude = (
        np.asarray(table[name].to_numpy(), np.float64)
        for name in ("time", "latitude", "longitude", "altitude_m")
    )
    heights = altitude if np.isfinite(altitude).any() else None
    found = bulk_stays(shape, starts, latitude, longitude, heights)
    names = np.asarray(track.dictionary)[owner[starts[:-1]]][found.track]
    order = np.arange(len(time))
    columns = {name: getattr(found, name) for name in _COLUMNS}
    for name in ("entry", "exit"):
        columns[f"{name}_time"] = np.interp(starts[found.track] + columns[name], order, time)
    return pa.table({"track": pa.array(names, pa.string()), **columns})
