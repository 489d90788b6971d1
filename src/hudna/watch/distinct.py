"""The least number of distinct events that the rows of several reporters can stand for."""

from dataclasses import replace

import numpy as np

from hudna.watch.cells import SMALLEST_KM, cells_around
from hudna.watch.events import Events

__all__ = ["distinct"]


def distinct(events: Events, width_km: float = SMALLEST_KM) -> Events:
    """Return a row for each day, cell and accused with the most any one reporter tells of there.

    Several who tell of one event must not make it several: of two numbers for one day and place
    the larger is the least that both together can stand for. A reporter that is not named counts
    as one. The row keeps the position of the first, and the greatest effort that was told.
    """
    if not len(events):
        return events
    cells = cells_around(events.latitude, events.longitude, reach_km=0.0, width_km=width_km)
    cell = cells.find(events.latitude, events.longitude)
    keys = np.column_stack([events.day, cell, events.side, events.reporter])
    told, of_told = np.unique(keys, axis=0, return_inverse=True)
    count = np.bincount(of_told.reshape(-1), weights=events.count)
    groups, of_group = np.unique(told[:, :3], axis=0, return_inverse=True)
    most = np.zeros(len(groups))
    np.maximum.at(most, of_group.reshape(-1), count)
    row_group = of_group.reshape(-1)[of_told.reshape(-1)]
    first = np.full(len(groups), len(events))
    np.minimum.at(first, row_group, np.arange(len(events)))
    effort = np.full(len(groups), -1.0)
    np.maximum.at(effort, row_group, np.where(np.isnan(events.effort), -1.0, events.effort))
    kept = events.where(first)
    return replace(kept, count=most, effort=np.where(effort < 0, np.nan, effort))
