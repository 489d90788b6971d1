"""Daily counts of several series side by side: what alarms are read from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.watch.alarms.report_delay import ReportedShare
from hudna.watch.events import Floats

__all__ = ["Panel", "SeriesName"]


@dataclass(frozen=True, slots=True)
class SeriesName:
    """The area a series counts in, and the accused side where it counts one side only."""

    area: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Counts (days, series) from `first_day` (days since 1970-01-01), every day in order.

    `effort` is in any one unit, `nan` on days that do not tell it; `covered` is false on days a
    series has no data for, which are not zero; `reports` says how much of recent days is known.
    """

    first_day: int
    names: tuple[SeriesName, ...]
    counts: Floats
    effort: Floats
    covered: NDArray[np.bool_]
    reports: ReportedShare | None = None

    def __len__(self) -> int:
        return len(self.counts)

    @property
    def last_day(self) -> int:
        """The day judged last, in days since 1970-01-01."""
        return self.first_day + len(self) - 1

    @property
    def effort_told(self) -> NDArray[np.bool_]:
        """Which series tell their effort on some day."""
        return np.asarray((~np.isnan(self.effort)).any(0))

    @property
    def events_only(self) -> NDArray[np.bool_]:
        """Which series tell effort on fewer than half of their days, and on none without events.

        They come from tables of events, where a quiet day has no row to tell its effort in.
        """
        told = ~np.isnan(self.effort)
        quiet_told = (told & (self.counts == 0)).any(0)
        return np.asarray(told.any(0) & ~quiet_told & (2 * told.sum(0) < self.covered.sum(0)))

    def looked(self) -> Floats:
        """Return the effort of each day over the series' mean; 1 where a series never tells it.

        It is 0 on days that are not covered, and where a series that tells its effort does not,
        unless it tells it with events only: then quiet days had the effort last told.
        """
        if not len(self):
            return np.zeros_like(self.counts)
        told = np.where(self.events_only, _carried(self.effort), self.effort)
        told = np.where(np.isnan(told), 0.0, told)
        active = (told > 0).sum(0)
        mean = told.sum(0) / np.maximum(active, 1)
        scaled = np.divide(told, mean, out=np.zeros_like(told), where=mean > 0)
        return np.where(self.effort_told, scaled, 1.0) * self.covered

    def exposure(self) -> tuple[Floats, Floats]:
        """Return looked() times the share reported by now, and that share's squared error."""
        looked = self.looked()
        if self.reports is None:
            return looked, np.zeros_like(looked)
        share, vague = self.reports.of_days(len(self))
        return looked * share[:, None], np.broadcast_to(vague[:, None], looked.shape)


def _carried(effort: Floats) -> Floats:
    """Fill days that tell no effort with the one last told, days before any with the first."""
    told = ~np.isnan(effort)
    day = np.arange(len(effort))[:, None]
    first = np.where(told.any(0), told.argmax(0), 0)
    last = np.maximum.accumulate(np.where(told, day, -1), axis=0)
    return np.asarray(np.take_along_axis(effort, np.where(last < 0, first, last), axis=0))
