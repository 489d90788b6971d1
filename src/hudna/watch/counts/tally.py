"""Events as cells and days in order of time: what every count of the watch is taken from."""

from dataclasses import dataclass

import numpy as np

from hudna.watch.cells import Cells
from hudna.watch.events import Events, Floats, Ints

__all__ = ["Tally", "tally"]

EFFORT_DAYS = 30
LEAST_EFFORT, MOST_EFFORT = 0.1, 10.0
"""Effort counts as at least and at most so many times the usual: a post that reported once does not
multiply what it saw a hundredfold."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Columns of the events that lie in `cells` cells, by day; `outside` counts the others.

    `y` and `x` are positions in widths of a cell, north and east (`Cells.plane`).
    """

    cell: Ints
    day: Ints
    count: Floats
    effort: Floats
    y: Floats
    x: Floats
    cells: int
    outside: float

    def rows(self, start: int, stop: int) -> slice:
        """Return the rows from day `start` to the one before `stop`."""
        first, last = np.searchsorted(self.day, [start, stop])
        return slice(int(first), int(last))

    def between(self, start: int, stop: int) -> Floats:
        """Return the count of every cell from day `start` to the one before `stop`."""
        rows = self.rows(start, stop)
        counted = np.bincount(self.cell[rows], weights=self.count[rows], minlength=self.cells)
        return np.asarray(np.rint(counted), dtype=np.float64)

    def usual_effort(self, day: int) -> float:
        """Return the mean effort told before a day, nan where none was."""
        told = self.effort[: self.rows(self.day[0] if len(self.day) else day, day).stop]
        told = told[~np.isnan(told)]
        return float(told.mean()) if len(told) else float("nan")

    def effort_of(self, day: int) -> Floats:
        """Return the effort of each cell over the past 30 days as a multiple of the usual one.

        1 where it is not told: nothing is known against the usual.
        """
        usual = self.usual_effort(day)
        made = np.ones(self.cells)
        if not usual > 0:
            return made
        rows = self.rows(day - EFFORT_DAYS, day)
        told = ~np.isnan(self.effort[rows])
        cell = self.cell[rows][told]
        times = np.bincount(cell, minlength=self.cells)
        sums = np.bincount(cell, weights=self.effort[rows][told], minlength=self.cells)
        made[times > 0] = sums[times > 0] / times[times > 0] / usual
        return made.clip(LEAST_EFFORT, MOST_EFFORT)

    def per_effort(self, start: int, stop: int) -> tuple[Ints, Ints, Floats]:
        """Return cell, day and count per multiple of the usual effort of a span of days."""
        rows = self.rows(start, stop)
        usual = self.usual_effort(stop)
        effort = self.effort[rows] / usual if usual > 0 else np.ones(rows.stop - rows.start)
        effort = np.where(np.isnan(effort), 1, effort).clip(LEAST_EFFORT, MOST_EFFORT)
        return self.cell[rows], self.day[rows], self.count[rows] / effort


def tally(events: Events, cells: Cells) -> Tally:
    """Return the events of a set of cells in order of time."""
    found = cells.find(events.latitude, events.longitude)
    inside = np.flatnonzero(found >= 0)
    order = inside[np.argsort(events.day[inside], kind="stable")]
    x, y = cells.plane(events.latitude[order], events.longitude[order])
    return Tally(
        found[order],
        events.day[order],
        events.count[order],
        events.effort[order],
        y / cells.width_km,
        x / cells.width_km,
        len(cells),
        float(events.count[found < 0].sum()),
    )
