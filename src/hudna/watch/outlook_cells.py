"""The cells and past weeks of an outlook: none finer than 10 km, none with too few behind it."""

import numpy as np

from hudna.model.outlook import CellOutlook, Range, WeekPast
from hudna.model.release import MINIMUM_COUNT
from hudna.watch.counts.forecast import Forecast
from hudna.watch.days import date_of
from hudna.watch.events import Events, Floats

__all__ = ["BEHIND_DAYS", "cell_outlooks", "weeks_past"]

BEHIND_DAYS = 120
"""Events of so many days before count as being behind a cell."""

MOST_CELLS = 150


def cell_outlooks(made: Forecast, events: Events) -> tuple[tuple[CellOutlook, ...], int]:
    """Return the cells that may be named, most expected first, and how many are withheld.

    A cell with fewer than the minimum count behind it is not named: so few events would point at
    the people they happened to. A cell without any is none that is withheld.
    """
    behind = _behind(made, events)
    latitude, longitude = made.cells.centres()
    shown = np.flatnonzero(behind >= MINIMUM_COUNT)
    order = shown[np.argsort(-made.expected[shown], kind="stable")][:MOST_CELLS]
    cells = tuple(
        CellOutlook(
            latitude=round(float(latitude[i]), 4),
            longitude=round(float(longitude[i]), 4),
            width_km=made.cells.width_km,
            expected=Range(
                float(made.q05[i]), round(float(made.expected[i]), 3), float(made.q95[i])
            ),
            normal=round(float(made.normal[i]), 2),
            shares={name: round(float(part[i]), 3) for name, part in made.shares.items()},
            events=int(behind[i]),
        )
        for i in order
    )
    return cells, int(((behind > 0) & (behind < MINIMUM_COUNT)).sum())


def _behind(made: Forecast, events: Events) -> Floats:
    recent = events.where(events.day >= made.origin - BEHIND_DAYS)
    at = made.cells.find(recent.latitude, recent.longitude)
    inside = at >= 0
    return np.bincount(at[inside], weights=recent.count[inside], minlength=len(made.cells)).astype(
        np.float64
    )


def weeks_past(made: Forecast) -> tuple[WeekPast, ...]:
    """Return the last weeks: what was expected of all cells, and what came."""
    return tuple(
        WeekPast(
            first=date_of(week.day),
            expected=Range(float(week.low), round(week.expected, 2), float(week.high)),
            came=int(week.came),
            named=None if week.share_in_top_5 is None else round(week.share_in_top_5, 3),
        )
        for week in made.weeks
    )
