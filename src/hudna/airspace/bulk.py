"""Many tracks of one table against one zone: the form for millions of plots."""

import csv
import io
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hudna.airspace.case_file import read_case_of
from hudna.airspace.formats.csv_table import FOOT_M, columns_of
from hudna.airspace.formats.opened import as_text
from hudna.airspace.results import KINDS
from hudna.errors import InputError
from hudna.geo.crossing.bulk import Rows, bulk_stays
from hudna.geo.crossing.stays import Shape

__all__ = ["Columns", "read_columns", "rows_of", "shape_from"]

Floats = NDArray[np.float64]

_NAMED = 20


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Plots of k tracks, in order of track and time; track i runs from `starts[i]`.

    `said` are sentences about what was left out.
    """

    ids: tuple[str, ...]
    starts: NDArray[np.int64]
    time: Floats
    latitude: Floats
    longitude: Floats
    altitude_m: Floats | None
    said: tuple[str, ...]


def read_columns(path: Path) -> Columns:
    """Return the plots of a CSV with `time`, `latitude`, `longitude`, `altitude_m` and `track`.

    Rows that cannot be used are named, and so are plots at a time a track already has one; the
    rest stays. Raises `InputError` where a column is missing or no row can be used.
    """
    reader = csv.reader(io.StringIO(as_text(path.read_bytes(), path.name), newline=""))
    header = [name.strip().casefold() for name in next(reader, [])]
    columns = columns_of(dict.fromkeys(header, ""), path.name)
    missing = [n for n in ("latitude", "longitude") if n not in columns]
    if not {"time", "unix_s", "unix_ms"} & set(columns):
        missing.append("time")
    if missing:
        raise InputError(
            f"there is no column '{missing[0]}'",
            where=path.name,
            advice="Name the columns time, latitude, longitude and altitude_m",
        )
    at = {meaning: header.index(column) for meaning, column in columns.items()}
    owner = header.index("track") if "track" in header else at.get("craft")
    rows, bad = [], []
    for row in reader:
        try:
            rows.append((row[owner] if owner is not None else "", *_numbers(row, at)))
        except (ValueError, IndexError):
            bad.append(reader.line_num)
    if not rows:
        raise InputError("no row can be used", where=path.name, advice="See what the rows hold")
    return _in_order(rows, _left_out("cannot be used", bad))


def _numbers(row: list[str], at: dict[str, int]) -> tuple[float, float, float, float]:
    latitude, longitude = float(row[at["latitude"]]), float(row[at["longitude"]])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 360):
        raise ValueError(row)
    return _time(row, at), latitude, longitude, _height(row, at)


def _time(row: list[str], at: dict[str, int]) -> float:
    if "time" in at:
        moment = datetime.fromisoformat(row[at["time"]].strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    seconds = float(row[at["unix_s"]]) if "unix_s" in at else float(row[at["unix_ms"]]) / 1000
    if not math.isfinite(seconds):
        raise ValueError(row)
    return seconds


def _height(row: list[str], at: dict[str, int]) -> float:
    for name, unit in (("height_m", 1.0), ("height_ft", FOOT_M)):
        if name in at:
            return float(row[at[name]]) * unit if row[at[name]].strip() else math.nan
    return math.nan


def _in_order(rows: list[tuple[str, float, float, float, float]], said: list[str]) -> Columns:
    ids = tuple(dict.fromkeys(row[0] for row in rows))
    number = {name: at for at, name in enumerate(ids)}
    table = np.array([row[1:] for row in rows])
    owner = np.array([number[row[0]] for row in rows])
    order = np.lexsort((table[:, 0], owner))
    table, owner = table[order], owner[order]
    again = np.r_[False, (np.diff(table[:, 0]) == 0) & (np.diff(owner) == 0)]
    if again.any():
        said.append(f"{int(again.sum())} plots stand at a time their track has already: left out")
    table, owner = table[~again], owner[~again]
    starts = np.searchsorted(owner, np.arange(len(ids) + 1))
    height = table[:, 3] if np.isfinite(table[:, 3]).any() else None
    time, latitude, longitude = (np.ascontiguousarray(table[:, i]) for i in range(3))
    return Columns(ids, starts, time, latitude, longitude, height, tuple(said))


def _left_out(why: str, lines: list[int]) -> list[str]:
    if not lines:
        return []
    named = ", ".join(map(str, lines[:_NAMED])) + (" ..." if len(lines) > _NAMED else "")
    return [f"{len(lines)} rows {why} and were left out: lines {named}"]


def shape_from(
    path: Path, side: str, edges: str, floor_m: float | None, ceiling_m: float | None
) -> Shape:
    """Return the shape of a GeoJSON file; raises `InputError` as a case does."""
    entry = {"id": "zone", "version": "file", "file": "zone.geojson", "side": side, "edges": edges}
    case = read_case_of(
        json.dumps({"zones": [entry]}), {"zone.geojson": path.read_bytes()}, path.name
    )
    zone = case.zones[0]
    low = -math.inf if floor_m is None else floor_m
    high = math.inf if ceiling_m is None else ceiling_m
    return Shape(zone.geometry, zone.side, zone.edges, low, high)


def rows_of(columns: Columns, shape: Shape) -> Iterator[tuple[object, ...]]:
    """Yield a row per stay: track, kind, times, depth, length, duration and both positions."""
    found = bulk_stays(
        shape, columns.starts, columns.latitude, columns.longitude, columns.altitude_m
    )
    entry = _along(columns, found, found.entry)
    end = _along(columns, found, found.exit)
    for i in range(len(found.track)):
        yield (
            columns.ids[found.track[i]],
            KINDS[int(found.kind[i])].value,
            _written(entry[i, 0]),
            _written(end[i, 0]),
            f"{found.depth_m[i]:.3f}",
            f"{found.length_m[i]:.3f}",
            f"{end[i, 0] - entry[i, 0]:.3f}",
            f"{entry[i, 1]:.7f}",
            f"{entry[i, 2]:.7f}",
            f"{end[i, 1]:.7f}",
            f"{end[i, 2]:.7f}",
        )


def _along(columns: Columns, found: Rows, position: Floats) -> Floats:
    """Return time, latitude and longitude at positions of tracks, m x 3."""
    at = columns.starts[found.track] + position
    low = np.minimum(at.astype(np.int64), columns.starts[found.track + 1] - 1)
    high = np.minimum(low + 1, columns.starts[found.track + 1] - 1)
    share = (at - low)[:, None]
    table = np.column_stack([columns.time, columns.latitude, columns.longitude])
    step = table[high] - table[low]
    step[:, 2] = (step[:, 2] + 180) % 360 - 180
    return np.asarray(table[low] + share * step)


def _written(seconds: float) -> str:
    return datetime.fromtimestamp(round(float(seconds), 3), UTC).isoformat(timespec="milliseconds")
