"""Live fences at 10,000 positions a second, and many tracks at once, also on Spark.

Part of `make bench-airspace`.
"""

import os
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from airspace_lines import TIP, _shapes, tracks
from machine import machine

from hudna.airspace.fence import Fence
from hudna.airspace.zone import Zone
from hudna.geo.crossing.bulk import bulk_stays
from hudna.geo.crossing.stays import Shape
from hudna.model.judgement import HeightDatum

CRAFT, SECONDS, BATCH = 10_000, 20, 50
NAME, SHAPE = next(iter(_shapes()))


def main() -> None:
    """Print the fence's latency and the throughput of many tracks."""
    print(machine())
    _fence()
    _bulk()


def _fence() -> None:
    """Feed positions in batches as they come in, each waiting for its batch alone."""
    zone = Zone(
        "area", NAME, SHAPE, "inside", "straight", 0.0, None, None, HeightDatum.UNKNOWN,
        "WGS 84", "", "", "",
    )  # fmt: skip
    fence = Fence(zone)
    _, x, y, _ = tracks(CRAFT, SECONDS)
    lat, lon = TIP.from_plane(x, y)
    lat, lon = lat.reshape(CRAFT, SECONDS), lon.reshape(CRAFT, SECONDS)
    names = [f"craft {i}" for i in range(CRAFT)]
    none = np.full(BATCH, np.nan)
    fence.update(names[:BATCH], np.zeros(BATCH) - 1, lat[:BATCH, 0], lon[:BATCH, 0], none)
    spent, alerts, began = [], 0, time.perf_counter()
    for second in range(SECONDS):
        for low in range(0, CRAFT, BATCH):
            own = slice(low, low + BATCH)
            at = np.full(BATCH, float(second))
            since = time.perf_counter()
            alerts += len(fence.update(names[own], at, lat[own, second], lon[own, second], none))
            spent.append(time.perf_counter() - since)
    rate = CRAFT * SECONDS / (time.perf_counter() - began)
    p50, p99 = np.quantile(spent, (0.5, 0.99)) * 1000
    print(f"live fence, batches of {BATCH}: p50 {p50:.2f} ms, p99 {p99:.2f} ms; {rate:,.0f}/s")
    print(f"  {alerts} alerts of {CRAFT:,} craft in {SECONDS} s")


def _bulk() -> None:
    starts, x, y, time_s = tracks(20_000, 200)
    lat, lon = TIP.from_plane(x, y)
    shape = Shape(SHAPE)
    bulk_stays(shape, starts[:3], lat[:400], lon[:400])
    began = time.perf_counter()
    found = bulk_stays(shape, starts, lat, lon)
    spent = time.perf_counter() - began
    print(
        f"many tracks from degrees: {len(x) / spent / 1e6:.2f} M plots/s, {len(found.track)} stays"
    )
    few = 2000
    _spark(shape, few, lat, lon, time_s, int((found.track < few).sum()))


def _spark(shape, few, lat, lon, time_s, expected) -> None:  # type: ignore[no-untyped-def]
    try:
        import pyarrow as pa
        from pyspark.sql import SparkSession
    except ImportError:
        print("(pyspark is not installed: Spark was not measured)")
        return
    from hudna.airspace.bulk_spark import spark_stays

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = SparkSession.builder.master("local[2]").appName("airspace").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    n = few * 200
    names = np.repeat([f"track {i}" for i in range(few)], 200)
    columns = {"time": time_s[:n], "latitude": lat[:n], "longitude": lon[:n]}
    table = pa.table({"track": names, **columns, "altitude_m": np.full(n, np.nan)})
    frame = spark.createDataFrame(table.to_pandas())
    began = time.perf_counter()
    rows = spark_stays(frame, shape, 2).count()
    print(f"Spark, two threads: {n:,} plots in {time.perf_counter() - began:.1f} s, {rows} stays")
    assert rows == expected
    spark.stop()


if __name__ == "__main__":
    main()
