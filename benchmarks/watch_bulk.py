"""Counting cells and days of many events: arrays, DuckDB, Spark. Part of `make bench-watch`."""

import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from machine import machine

from hudna.watch.bulk_duckdb import count_table
from hudna.watch.bulk_spark import count_rdd
from hudna.watch.daily_counts import count_arrays

MERIDIAN = 38.0
EVENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
ON_SPARK = 1_000_000
"""Rows given to Spark: they start as Python objects here, as they would on no cluster."""


def main() -> None:
    """Print seconds for each way, after checking that all count the same."""
    print(machine())
    rng = np.random.default_rng(1)
    day = rng.integers(17_000, 18_400, EVENTS)
    latitude, longitude = rng.normal(35.5, 0.8, EVENTS), rng.normal(37.5, 1.2, EVENTS)
    count = np.ones(EVENTS)
    began = time.perf_counter()
    expected = count_arrays(day, latitude, longitude, count, meridian=MERIDIAN)
    print(f"numpy, one core: {EVENTS:,} events in {time.perf_counter() - began:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "events.parquet"
        _write(table, day, latitude, longitude)
        began = time.perf_counter()
        found = count_table(table, meridian=MERIDIAN)
        print(f"DuckDB, two threads, from Parquet: the same in {time.perf_counter() - began:.1f} s")
    assert found.count.sum() == expected.count.sum()
    assert len(found) == len(expected)
    _spark(day[:ON_SPARK], latitude[:ON_SPARK], longitude[:ON_SPARK])


def _write(path: Path, day: np.ndarray, latitude: np.ndarray, longitude: np.ndarray) -> None:
    import duckdb

    connection = duckdb.connect(":memory:")
    epoch = date(1970, 1, 1)
    days = {int(one): (epoch + timedelta(days=int(one))).isoformat() for one in np.unique(day)}
    connection.execute("CREATE TABLE days (d BIGINT, date DATE)")
    connection.executemany("INSERT INTO days VALUES (?, ?)", list(days.items()))
    columns = {"d": day, "latitude": latitude, "longitude": longitude}
    connection.register("rows", columns)
    connection.execute(
        f"COPY (SELECT date, latitude, longitude FROM rows JOIN days USING (d)) TO '{path}'"
    )
    connection.close()


def _spark(day: np.ndarray, latitude: np.ndarray, longitude: np.ndarray) -> None:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = (
        session.config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    rows = list(zip(day.tolist(), latitude.tolist(), longitude.tolist(), strict=True))
    data = spark.sparkContext.parallelize([(*row, 1.0) for row in rows], 8)
    began = time.perf_counter()
    found = count_rdd(data, meridian=MERIDIAN)
    print(
        f"Spark, local[2], 8 partitions: {len(rows):,} rows in {time.perf_counter() - began:.1f} s"
    )
    spark.stop()
    whole = count_arrays(day, latitude, longitude, np.ones(len(day)), meridian=MERIDIAN)
    assert found.count.tolist() == whole.count.tolist()


if __name__ == "__main__":
    main()
