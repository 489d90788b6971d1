"""Counts of cells and days from tables bigger than memory, on DuckDB in process (extra `bulk`).

The arithmetic of `cells.Cells.lattice` is said in SQL, so that a row falls into the same cell
whichever way it is counted.
"""

from pathlib import Path
from typing import Any

import numpy as np

from hudna.errors import ConfigurationError, InputError
from hudna.watch.cells import KM_PER_DEGREE, SMALLEST_KM
from hudna.watch.daily_counts import DailyCounts

__all__ = ["count_table"]

_READERS = {".csv": "read_csv", ".parquet": "read_parquet"}

_QUERY = """
SELECT
    CAST(floor(latitude * {degree} / {width}) AS BIGINT) AS r,
    CAST(floor(((longitude - {meridian} + 180) - 360 * floor((longitude - {meridian} + 180) / 360)
        - 180) * cos(radians(latitude)) * {degree} / {width}) AS BIGINT) AS c,
    CAST(date_diff('day', DATE '1970-01-01', CAST(date AS DATE)) AS BIGINT) AS d,
    CAST(sum({count}) AS DOUBLE) AS n
FROM {reader}(?)
WHERE latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180 AND date IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""


def count_table(
    path: Path, *, meridian: float, width_km: float = SMALLEST_KM, threads: int = 2
) -> DailyCounts:
    """Return the counts of every cell and day of a CSV or Parquet table with events.

    It has `date`, `latitude`, `longitude` and, if a row stands for several, `count`. Raises
    `InputError` for another file, `ConfigurationError` where DuckDB is not installed.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None or not path.is_file():
        raise InputError(
            "not a table that can be counted",
            where=str(path),
            advice=f"Name a file that ends in {' or '.join(_READERS)}",
        )
    base = _library()
    settings = {"threads": threads, "autoinstall_known_extensions": "false"}
    connection = base.connect(":memory:", config=settings)
    try:
        named = connection.execute(
            f"SELECT * FROM {reader}(?) LIMIT 0",  # noqa: S608 a name from our own table
            [str(path)],
        ).description
        columns = {str(column[0]).lower() for column in named}
        query = _QUERY.format(
            degree=repr(float(KM_PER_DEGREE)),
            width=repr(float(width_km)),
            meridian=repr(float(meridian)),
            count='"count"' if "count" in columns else "1",
            reader=reader,
        )
        found = connection.execute(query, [str(path)]).fetchnumpy()
    except base.Error as error:
        raise InputError(
            f"the table cannot be counted: {str(error).splitlines()[0]}",
            where=str(path),
            advice="It needs the columns date, latitude and longitude",
        ) from error
    finally:
        connection.close()
    row, column, day = (np.asarray(found[name], dtype=np.int64) for name in ("r", "c", "d"))
    return DailyCounts(row, column, day, np.asarray(found["n"], dtype=np.float64))


def _library() -> Any:
    try:
        import duckdb
    except ImportError as error:
        raise ConfigurationError(
            "DuckDB is not installed", where="bulk", advice="pip install 'hudna[bulk]'"
        ) from error
    return duckdb
