"""A catalogue of earthquakes or a table of events (CSV) -> times, places and marks.

Columns: `date` and `time`, or `time` alone (ISO 8601), or `date` alone; `latitude` or `lat`,
`longitude`, `long` or `lon`; optional `magnitude` or `mag`, `id`, `count`. Times are UTC.
"""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from hudna.errors import InputError
from hudna.watch.events import Floats
from hudna.watch.table import (
    Problem,
    Raw,
    check_day,
    count_told,
    number_told,
    open_table,
    told,
)

__all__ = ["Table", "day_of", "moment_of", "read_catalogue"]

SPELLINGS = {
    "lat": "latitude",
    "long": "longitude",
    "lon": "longitude",
    "mag": "magnitude",
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of n rows in the order of the file.

    `time` is in days since 1970-01-01 UTC, midnight where `timed` is false (only the day is told);
    `magnitude` is `nan` throughout where the table has none or none were wanted.
    """

    time: Floats
    timed: NDArray[np.bool_]
    latitude: Floats
    longitude: Floats
    magnitude: Floats
    left_out: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Return whether rows carry a magnitude."""
        return bool(len(self.magnitude)) and not bool(np.isnan(self.magnitude).any())


@dataclass(frozen=True, slots=True)
class _Row:
    time: float
    timed: bool
    latitude: float
    longitude: float
    magnitude: float


def read_catalogue(text: str, *, name: str, today: date, magnitudes: bool = True) -> Table:
    """Read a table; unusable rows, repeats, and rows after `today` are left out and named."""
    reader, columns = open_table(text, SPELLINGS)
    absent = [column for column in ("latitude", "longitude") if column not in columns]
    if absent or not {"date", "time"} & set(columns):
        lacking = ", ".join([*absent, *([] if {"date", "time"} & set(columns) else ["date"])])
        raise InputError(
            f"no column {lacking}; it has {', '.join(columns) or 'none'}",
            where=name,
            advice="Needed: date (and time), latitude, longitude; optional: magnitude, id, count",
        )
    with_marks = magnitudes and "magnitude" in columns
    rows: list[_Row] = []
    left_out: list[Problem] = []
    seen: dict[object, int] = {}
    more = 0
    for raw in reader:
        try:
            row = _row(raw, today, with_marks)
            more += _standing_for(raw) > 1
            _new(raw, row, seen, reader.line_num)
        except ValueError as problem:
            left_out.append(Problem(reader.line_num, str(problem)))
        else:
            rows.append(row)
    return Table(
        np.array([row.time for row in rows]),
        np.array([row.timed for row in rows], dtype=bool),
        np.array([row.latitude for row in rows]),
        np.array([row.longitude for row in rows]),
        np.array([row.magnitude for row in rows]),
        tuple(left_out),
        _remarks(rows, columns, more),
    )


def day_of(moment: datetime) -> float:
    """Return days since 1970-01-01 UTC; a moment without a zone is taken as UTC."""
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (zoned - EPOCH).total_seconds() / 86400


def moment_of(day: float) -> datetime:
    """Return the moment so many days after 1970-01-01 UTC."""
    return EPOCH + timedelta(days=day)


def _row(raw: Raw, today: date, with_marks: bool) -> _Row:
    moment, timed = _moment(told(raw, "date"), told(raw, "time"))
    check_day("date", moment.date(), today)
    return _Row(
        day_of(moment),
        timed,
        number_told(raw, "latitude", -90, 90),
        number_told(raw, "longitude", -180, 180),
        number_told(raw, "magnitude", -math.inf, math.inf) if with_marks else math.nan,
    )


def _moment(day: str, hour: str) -> tuple[datetime, bool]:
    """Return the moment, and whether an hour was told."""
    if not day:
        day, hour = hour, ""
    written = " ".join(part for part in (day.replace("/", "-"), hour) if part)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise ValueError(f"date {written!r} is not written YYYY-MM-DD hh:mm:ss") from None
    zoned = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned, len(written) > len("YYYY-MM-DD")


def _standing_for(raw: Raw) -> float:
    count = count_told(raw)
    if count == 0:
        raise ValueError("count 0 states that nothing was seen")
    return count


def _new(raw: Raw, row: _Row, seen: dict[object, int], line: int) -> None:
    """Pass a row that is no repeat: of an `id`, or of everything where the second is told."""
    mark = told(raw, "id")
    if not mark and not row.timed:
        return
    key: object = mark or (row.time, row.latitude, row.longitude, str(row.magnitude))
    if (first := seen.setdefault(key, line)) != line:
        raise ValueError(f"repeats line {first}" + f" (id {mark})" * bool(mark))


def _remarks(rows: list[_Row], columns: list[str], more: int) -> tuple[str, ...]:
    remarks = []
    if more:
        remarks.append(f"{more} rows stand for more than one event and were taken as one each")
    days = [(row.time, row.latitude, row.longitude) for row in rows if not row.timed]
    again = len(days) - len(set(days))
    if again and "id" not in columns:
        every = " (every row has its like: was the file joined to itself?)"
        remarks.append(
            f"{again} rows have the day and place of an earlier one and were kept"
            f"{every * (again * 2 >= len(days))}; "
            "give a column id to tell repeats from separate events"
        )
    return tuple(remarks)
