"""The areas of an outlook: weekly counts, alarms, gaps in the data, and what each may expect."""

import numpy as np
from numpy.typing import NDArray

from hudna.geo.areas import areas_at
from hudna.model.outlook import AreaAlarm, AreaOutlook, AreaStatus, Range
from hudna.model.release import MINIMUM_COUNT
from hudna.watch.alarms.alarm import Status, Watched
from hudna.watch.alarms.charts import watch_panel
from hudna.watch.alarms.panel import Panel, SeriesName
from hudna.watch.counts.forecast import Forecast
from hudna.watch.days import date_of
from hudna.watch.events import Events

__all__ = ["WEEKS", "area_outlooks", "areas_of"]

WEEKS = 12
LOOK_BACK = 7
"""An alarm of so many days counts as in force."""


_STATUS = {
    Status.DATA_GAP: AreaStatus.DATA_GAP,
    Status.NOT_ASSESSABLE: AreaStatus.NOT_ASSESSABLE,
}

Names = NDArray[np.str_]


def areas_of(events: Events) -> Names:
    """Return the area of every row, empty where none is known."""
    return areas_at(events.latitude, events.longitude)


def area_outlooks(
    events: Events, areas: Names, made: Forecast, origin: int, rng: np.random.Generator
) -> tuple[AreaOutlook, ...]:
    """Return every area with enough events in the last weeks to be named, in alphabetical order."""
    panel = _panel(events, areas, origin)
    if panel is None:
        return ()
    watched = watch_panel(panel, look_back=LOOK_BACK)
    cell_areas = areas_at(*made.cells.centres()) if len(made.cells) else np.array([], dtype="<U64")
    found = []
    for column, (name, standing) in enumerate(zip(panel.names, watched.standings, strict=True)):
        counts = panel.counts[:, column]
        if counts[-WEEKS * 7 :].sum() < MINIMUM_COUNT:
            continue
        status = _STATUS.get(standing.status, AreaStatus.WATCHED)
        cells = np.flatnonzero(cell_areas == name.area)
        gap = status is AreaStatus.DATA_GAP
        expected = None if gap or not len(cells) else _expected(made, cells, rng)
        found.append(
            AreaOutlook(
                area=name.area,
                status=status,
                expected=expected,
                normal=None if expected is None else round(float(made.normal[cells].sum()), 2),
                weeks=_weeks(counts, standing.silent_days if gap else 0),
                alarm=_alarm(watched, name),
            )
        )
    return tuple(found)


def _panel(events: Events, areas: Names, origin: int) -> Panel | None:
    named = areas != ""
    if not named.any():
        return None
    names = tuple(sorted(set(areas[named].tolist())))
    first = int(events.day[named].min())
    counts = np.zeros((origin - first, len(names)))
    column = np.searchsorted(np.array(names), areas[named])
    np.add.at(counts, (events.day[named] - first, column), events.count[named])
    effort = np.full(counts.shape, -1.0)
    told = np.where(np.isnan(events.effort[named]), -1.0, events.effort[named])
    np.maximum.at(effort, (events.day[named] - first, column), told)
    effort[effort < 0] = np.nan
    series = tuple(SeriesName(name) for name in names)
    return Panel(first, series, counts, effort, np.ones(counts.shape, dtype=np.bool_))


def _expected(made: Forecast, cells: NDArray[np.int64], rng: np.random.Generator) -> Range:
    middle, low, high = made.total(rng, cells)
    return Range(float(low), round(middle, 2), float(high))


def _weeks(counts: NDArray[np.float64], silent: int) -> tuple[int | None, ...]:
    """Return the counts of the last weeks, null for one that lies in a gap as a whole."""
    weeks: list[int | None] = []
    for back in range(WEEKS, 0, -1):
        some = counts[-7 * back : len(counts) - 7 * (back - 1)]
        if len(counts) >= 7 * back:
            weeks.append(None if silent >= 7 * back else int(some.sum()))
    return tuple(weeks)


def _alarm(watched: Watched, name: SeriesName) -> AreaAlarm | None:
    """Return the last alarm of the days looked back on, null where there is none."""
    found = [one for one in watched.alarms if one.name == name]
    if not found:
        return None
    one = max(found, key=lambda alarm: alarm.day)
    return AreaAlarm(
        since=date_of(one.since),
        counted=int(one.counted),
        normal=round(one.normal, 2),
        times=Range(round(one.times_low, 2), round(one.times, 2), round(one.times_high, 2)),
    )
