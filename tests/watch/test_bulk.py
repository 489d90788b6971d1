"""One count, three ways: arrays in memory, DuckDB in process, Spark by partitions."""

import os
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from hudna.errors import InputError
from hudna.watch.bulk_duckdb import count_table
from hudna.watch.bulk_spark import count_rdd
from hudna.watch.daily_counts import DailyCounts, count_arrays, merged

pytest.importorskip("duckdb", reason="the extra 'bulk' is not installed")

MERIDIAN = 179.0
"""Near the date line, where a longitude changes its sign."""


def made(size: int = 5000):
    rng = np.random.default_rng(7)
    day = rng.integers(17_000, 17_030, size)
    latitude = np.round(rng.uniform(-40, 40, size), 4)
    longitude = np.round((rng.normal(MERIDIAN, 3, size) + 180) % 360 - 180, 4)
    return day, latitude, longitude, rng.integers(0, 4, size).astype(float)


def table(path: Path, *, columns: str = "date,latitude,longitude,count") -> Path:
    lines = [columns]
    for day, latitude, longitude, count in zip(*made(), strict=True):
        on = date(1970, 1, 1) + timedelta(days=int(day))
        lines.append(f"{on},{latitude},{longitude},{int(count)}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def same(left: DailyCounts, right: DailyCounts) -> bool:
    pairs = ((left.row, right.row), (left.column, right.column), (left.day, right.day))
    return all(a.tolist() == b.tolist() for a, b in pairs) and np.allclose(left.count, right.count)


def test_duckdb_counts_what_numpy_counts(tmp_path: Path):
    expected = count_arrays(*made(), meridian=MERIDIAN)
    assert same(count_table(table(tmp_path / "events.csv"), meridian=MERIDIAN), expected)
    assert expected.count.sum() == made()[3].sum()


def test_parts_add_up_to_the_whole():
    whole = made()
    halves = [tuple(column[part] for column in whole) for part in (slice(0, 999), slice(999, None))]
    parts = [count_arrays(*half, meridian=MERIDIAN) for half in halves]
    assert same(merged(parts), count_arrays(*whole, meridian=MERIDIAN))
    assert len(merged([])) == 0


def test_spark_counts_what_numpy_counts(monkeypatch: pytest.MonkeyPatch):
    if "spark" not in os.environ.get("HUDNA_REQUIRE", ""):
        pytest.importorskip("pyspark", reason="the extra 'spark' is not installed")
    from pyspark.sql import SparkSession

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    try:
        rows = [(int(d), float(a), float(o), float(n)) for d, a, o, n in zip(*made(), strict=True)]
        found = count_rdd(session.sparkContext.parallelize(rows, 4), meridian=MERIDIAN)
        nothing = count_rdd(session.sparkContext.parallelize([], 2), meridian=MERIDIAN)
    finally:
        session.stop()
    assert same(found, count_arrays(*made(), meridian=MERIDIAN))
    assert len(nothing) == 0


def test_a_table_without_the_columns_says_what_it_needs(tmp_path: Path):
    other = table(tmp_path / "events.csv", columns="when,lat,lon,count")
    with pytest.raises(InputError, match="latitude"):
        count_table(other, meridian=MERIDIAN)


def test_another_file_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="parquet"):
        count_table(tmp_path / "events.xlsx", meridian=MERIDIAN)
