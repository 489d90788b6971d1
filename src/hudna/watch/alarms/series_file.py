"""A table of daily counts, or of events, by area -> a panel of daily series."""

import csv
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO

from hudna.errors import InputError
from hudna.watch.alarms.panel import Panel
from hudna.watch.alarms.series_rows import Row, panel_of
from hudna.watch.event_file import Problem

__all__ = ["SeriesFile", "read_series"]

AREA = ("area", "series", "cell")
OPTIONAL = ("count", *AREA, "latitude", "longitude", "side", "effort", "reported", "id")
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class SeriesFile:
    """What a file holds: series by day, rows left out, and what else a reader should know."""

    panel: Panel
    left_out: tuple[Problem, ...]
    remarks: tuple[str, ...]


def read_series(
    text: str, *, name: str, today: date, until: date | None = None, area_km: float = 50.0
) -> SeriesFile:
    """Read a table with a column `date` and any of the optional ones.

    Without `count` each row is one event. Without an area column, `latitude` and `longitude` are
    grouped into areas `area_km` wide. Rows dated or reported after `today` are left out. The panel
    ends on the last day of the table, or on `until`, where it is given.
    """
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    names = [str(column).strip().lower() for column in reader.fieldnames or ()]
    if "date" not in names:
        raise InputError(
            f"no column date; it has {', '.join(names) or 'none'}",
            where=name,
            advice=f"Needed: date; optional: {', '.join(OPTIONAL)}",
        )
    reader.fieldnames = names
    area = next((column for column in AREA if column in names), "")
    placed = not area and {"latitude", "longitude"} <= set(names)
    rows: list[Row] = []
    left_out: list[Problem] = []
    seen: dict[str, int] = {}
    for raw in reader:
        try:
            row = _row(raw, area, today, placed=placed)
            _first_of_its_kind(raw, row, seen, reader.line_num, counted="count" in names)
        except ValueError as problem:
            left_out.append(Problem(reader.line_num, str(problem)))
        else:
            rows.append(row)
    panel, remarks = panel_of(rows, until=_number_of(until), area_km=area_km if placed else None)
    return SeriesFile(panel, tuple(left_out), (*_added(rows, "count" in names), *remarks))


def _number_of(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - EPOCH


def _row(raw: Mapping[str, str | None], area: str, today: date, *, placed: bool) -> Row:
    def told(column: str) -> str:
        return (raw.get(column) or "").strip()

    day = _day("date", told("date"))
    if day > today:
        raise ValueError(f"date {day} lies in the future (today is {today})")
    reported = _day("reported", told("reported")) if told("reported") else None
    if reported and reported > today:
        raise ValueError(f"reported {reported} lies in the future (today is {today})")
    if reported and reported < day:
        raise ValueError(f"reported {reported} lies before its date {day}")
    here = (math.nan, math.nan)
    if placed:
        here = (
            _number("latitude", told("latitude"), -90, 90),
            _number("longitude", told("longitude"), -180, 180),
        )
    return Row(
        day=day.toordinal() - EPOCH,
        area=told(area) if area else "",
        side=told("side"),
        count=_number("count", told("count") or "1", 0, math.inf),
        effort=_number("effort", told("effort"), 0, math.inf) if told("effort") else math.nan,
        reported=_number_of(reported),
        latitude=here[0],
        longitude=here[1],
    )


def _day(column: str, text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError(f"{column} {text!r} is not written YYYY-MM-DD") from None


def _number(column: str, text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{column} {text!r} is not a number") from None
    if not (math.isfinite(value) and low <= value <= high):
        raise ValueError(f"{column} {text} is not from {low:g} to {high:g}")
    return value


def _first_of_its_kind(
    raw: Mapping[str, str | None], row: Row, seen: dict[str, int], line: int, *, counted: bool
) -> None:
    """Refuse an id met before; without ids, a row of counts that repeats an earlier one whole."""
    mark = (raw.get("id") or "").strip()
    if not mark and not (counted and math.isnan(row.latitude)):
        return
    key = f"id {mark}" if mark else f"this row {row}"
    if (first := seen.setdefault(key, line)) != line:
        said = f"id {mark} stands" if mark else "the same row stands"
        raise ValueError(f"{said} in line {first} already")


def _added(rows: list[Row], counted: bool) -> tuple[str, ...]:
    """Say when rows of counts share a day and series, and no report date tells them apart."""
    times = Counter((row.day, row.area, row.side) for row in rows if row.reported is None)
    several = sum(1 for n in times.values() if n > 1)
    if not counted or not several or any(not math.isnan(row.latitude) for row in rows):
        return ()
    return (f"{several} days of a series stand in several rows; their counts were added",)
