"""A table of daily counts, or of events, by area -> a panel of daily series."""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date

from hudna.errors import InputError
from hudna.watch.alarms.panel import Panel
from hudna.watch.alarms.series_rows import Row, panel_of
from hudna.watch.days import day_number
from hudna.watch.table import (
    Problem,
    Raw,
    check_day,
    count_told,
    day_told,
    effort_told,
    number_told,
    once,
    open_table,
    told,
)

__all__ = ["SeriesFile", "read_series"]

AREA = ("area", "series", "cell")
OPTIONAL = ("count", *AREA, "latitude", "longitude", "side", "effort", "reported", "id")


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
    reader, names = open_table(text)
    if "date" not in names:
        raise InputError(
            f"no column date; it has {', '.join(names) or 'none'}",
            where=name,
            advice=f"Needed: date; optional: {', '.join(OPTIONAL)}",
        )
    area = next((column for column in AREA if column in names), "")
    placed = not area and {"latitude", "longitude"} <= set(names)
    rows: list[Row] = []
    left_out: list[Problem] = []
    seen: dict[object, int] = {}
    for raw in reader:
        try:
            row = _row(raw, area, today, placed=placed)
            _first_of_its_kind(raw, row, seen, reader.line_num, counted="count" in names)
        except ValueError as problem:
            left_out.append(Problem(reader.line_num, str(problem)))
        else:
            rows.append(row)
    last = day_number(until) if until else None
    panel, remarks = panel_of(rows, until=last, area_km=area_km if placed else None)
    return SeriesFile(panel, tuple(left_out), (*_added(rows, "count" in names), *remarks))


def _row(raw: Raw, area: str, today: date, *, placed: bool) -> Row:
    day = day_told(raw, "date")
    check_day("date", day, today)
    reported = day_told(raw, "reported") if told(raw, "reported") else None
    if reported:
        check_day("reported", reported, today)
    if reported and reported < day:
        raise ValueError(f"reported {reported} lies before its date {day}")
    return Row(
        day=day_number(day),
        area=told(raw, area) if area else "",
        side=told(raw, "side"),
        count=count_told(raw),
        effort=effort_told(raw),
        reported=day_number(reported) if reported else None,
        latitude=number_told(raw, "latitude", -90, 90) if placed else math.nan,
        longitude=number_told(raw, "longitude", -180, 180) if placed else math.nan,
    )


def _first_of_its_kind(
    raw: Raw, row: Row, seen: dict[object, int], line: int, *, counted: bool
) -> None:
    """Refuse an id met before; without ids, a row of counts that repeats an earlier one whole."""
    if mark := told(raw, "id"):
        once(f"id {mark}", f"id {mark} stands", line, seen)
    elif counted and math.isnan(row.latitude):
        once(f"this row {row}", "the same row stands", line, seen)


def _added(rows: list[Row], counted: bool) -> tuple[str, ...]:
    """Say when rows of counts share a day and series, and no report date tells them apart."""
    times = Counter((row.day, row.area, row.side) for row in rows if row.reported is None)
    several = sum(1 for n in times.values() if n > 1)
    if not counted or not several or any(not math.isnan(row.latitude) for row in rows):
        return ()
    return (f"{several} days of a series stand in several rows; their counts were added",)
