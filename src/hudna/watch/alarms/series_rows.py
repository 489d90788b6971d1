"""Rows of counts -> a panel: which days are zero, which are not known, and how late reports come.

A day without a row is a zero where effort is not told, or told with events only, because tables of
events leave quiet days out; where quiet days tell effort too, a day without is not known.
"""

import math
from dataclasses import dataclass

import numpy as np

from hudna.watch.alarms.panel import Panel, SeriesName
from hudna.watch.alarms.report_delay import FEWEST_DELAYS, ReportedShare, reported_share
from hudna.watch.cells import cells_around

__all__ = ["Row", "panel_of"]

LONGEST = 7305
"""Days (20 years) before the last one that are looked at: older dates are mostly slips."""


@dataclass(frozen=True, slots=True)
class Row:
    """A count of one day (days since 1970-01-01) and series; `nan` and `None` are not told."""

    day: int
    area: str
    side: str
    count: float
    effort: float
    reported: int | None
    latitude: float = math.nan
    longitude: float = math.nan


def panel_of(
    rows: list[Row], *, until: int | None = None, area_km: float | None = None
) -> tuple[Panel, tuple[str, ...]]:
    """Return the panel from the first day told to the last, or to `until`, and remarks on it."""
    if not rows:
        nothing = np.zeros((0, 0))
        return Panel(0, (), nothing, nothing, nothing.astype(np.bool_)), ()
    areas = [row.area for row in rows] if area_km is None else _areas(rows, area_km)
    found = [SeriesName(area, row.side) for area, row in zip(areas, rows, strict=True)]
    names = tuple(sorted(set(found), key=lambda name: (name.area, name.side)))
    index = {name: i for i, name in enumerate(names)}
    column = np.array([index[name] for name in found])
    day = np.array([row.day for row in rows])
    last_told = int(day.max())
    first = int(day[day > last_told - LONGEST].min())
    last = last_told if until is None else max(until, first)
    shape = (last - first + 1, len(names))
    inside = (day >= first) & (day <= last)
    at = (day[inside] - first, column[inside])
    counts = np.zeros(shape)
    np.add.at(counts, at, np.array([row.count for row in rows])[inside])
    effort = np.full(shape, -1.0)
    told = np.array([row.effort for row in rows])[inside]
    np.maximum.at(effort, at, np.where(np.isnan(told), -1.0, told))
    effort[effort < 0] = np.nan
    rowed = np.zeros(shape, dtype=np.bool_)
    rowed[at] = True
    covered = np.ones(shape, dtype=np.bool_)
    covered[last_told - first + 1 :] = False
    reports = _reports(rows, last)
    early = int((day < first).sum())
    panel = Panel(first, names, counts, effort, covered, reports)
    return panel, (*_too_early(early), *_remarks(panel, rowed, rows, last_told))


def _areas(rows: list[Row], width_km: float) -> list[str]:
    """Name the square each row lies in by its middle, so that no finer place is told."""
    latitude = np.array([row.latitude for row in rows])
    longitude = np.array([row.longitude for row in rows])
    cells = cells_around(latitude, longitude, reach_km=0.0, width_km=width_km)
    north, east = cells.centres()
    at = cells.find(latitude, longitude)
    return [f"{north[i]:.2f},{east[i]:.2f}" for i in at]


def _reports(rows: list[Row], last: int) -> ReportedShare | None:
    told = [row for row in rows if row.reported is not None and row.day <= last]
    return reported_share(
        np.array([row.day for row in told], dtype=np.int64),
        np.array([row.reported for row in told], dtype=np.int64),
        np.array([row.count for row in told], dtype=np.float64),
        today=last,
    )


def _remarks(
    panel: Panel, rowed: np.typing.NDArray[np.bool_], rows: list[Row], last_told: int
) -> tuple[str, ...]:
    remarks = []
    covered = max(last_told - panel.first_day + 1, 0)
    gaps = (~rowed[:covered]).sum(0)
    zeros = int(gaps[~panel.effort_told].sum())
    carried = int(gaps[panel.events_only].sum())
    unknown = int(gaps[panel.effort_told & ~panel.events_only].sum())
    if zeros:
        remarks.append(
            f"{zeros} days without a row were taken as days without an event (effort is not told)"
        )
    if carried:
        remarks.append(
            f"{carried} days without a row were taken as days without an event at the effort last "
            "told (it is told with events only)"
        )
    if unknown:
        remarks.append(f"{unknown} days without a row, of series that tell effort, are not known")
    late = sum(1 for row in rows if row.reported is not None)
    if late and panel.reports is None:
        remarks.append(f"dates of report stand for fewer than {FEWEST_DELAYS} recent events")
    if panel.last_day > last_told:
        remarks.append(f"the last {panel.last_day - last_told} days lie after the table's end")
    return tuple(remarks)


def _too_early(rows: int) -> tuple[str, ...]:
    return (f"{rows} rows more than 20 years before the last were not used",) if rows else ()
