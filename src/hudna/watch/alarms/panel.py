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

    def looked(self) -> Floats:
        """Return the effort of each day over the series' mean; 1 where a series never tells it.

        It is 0 on days that are not covered, and where a series that tells its effort does not.
        """
        if not len(self):
            return np.zeros_like(self.counts)
        told = np.where(np.isnan(self.effort), 0.0, self.effort)
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
