"""Intervals that cover what they promise, set from past weeks of cells that expected as much.

Within a bin of the expected count the levels at which quantiles are cut are those that would have
held 90 % of past counts (split conformal prediction with Mondrian bins; Vovk, Gammerman and Shafer
2005, "Algorithmic Learning in a Random World", ch. 4; on the scale of the forecast distribution,
Chernozhukov, Wuethrich and Zhu 2021, "Distributional conformal prediction").
"""

import numpy as np

from hudna.watch.counts.mixture import Mixture
from hudna.watch.events import Floats, Ints

__all__ = ["BINS", "Conformal", "bin_of"]

BINS = (0.0, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Lower edges, in expected events per cell and horizon. In the first, nothing happening is alone
already more than 90 % likely, so its interval cannot be made to cover less."""

WINDOW = 104
STEP = 0.02
ENOUGH = 80
"""Past cells a bin needs; with fewer it borrows from the bins next to it."""


def bin_of(expected: Floats) -> Ints:
    """Return the bin of each expected count."""
    return np.searchsorted(np.array(BINS), expected, side="right") - 1


class Conformal:
    """Keeps where past counts fell in their forecasts, and cuts new forecasts by it."""

    def __init__(self, miss: float = 0.1) -> None:
        self.miss = miss
        self.past: list[tuple[Ints, Floats, Floats]] = []
        self.levels = np.tile([miss / 2, 1 - miss / 2], (len(BINS), 1))
        self.aim = np.full(len(BINS), miss)

    def learn(self, expected: Floats, under: Floats, upto: Floats) -> None:
        """Take in P(Y < y) and P(Y <= y) of the counts of one past period.

        What a bin is aimed to miss is lowered by every miss too many and raised by every one too
        few (Gibbs and Candes 2021, "Adaptive conformal inference under distribution shift", eq. 2).
        """
        bin_ = bin_of(expected)
        level = self.levels[bin_]
        missed = (upto < level[:, 0]) | (under >= level[:, 1])
        cells = np.bincount(bin_, minlength=len(BINS)).clip(min=1)
        owed = np.bincount(bin_, weights=self.miss - missed, minlength=len(BINS)) / cells
        self.aim = (self.aim + STEP * owed).clip(self.miss / 5, self.miss * 1.5)
        kept = (bin_ > 0) | (np.arange(len(bin_)) % 10 == 0)
        self.past = [*self.past[1 - WINDOW :], (bin_[kept], under[kept], upto[kept])]

    def fit(self) -> None:
        """Set the levels of every bin."""
        bin_, under, upto = (np.concatenate(part) for part in zip(*self.past, strict=True))
        for at in range(len(BINS)):
            chosen = bin_ == at
            spread = 1
            while chosen.sum() < ENOUGH and spread < len(BINS):
                chosen = np.abs(bin_ - at) <= spread
                spread += 1
            if chosen.sum() >= ENOUGH:
                self.levels[at] = self._cut(under[chosen], upto[chosen], self.aim[at])

    def _cut(self, under: Floats, upto: Floats, miss: float) -> Floats:
        """A count is not below Q(l) where P(Y <= y) >= l, not above Q(u) where P(Y < y) < u."""
        n = len(under)
        # A calm week is never outside unless it is as rare as the interval may miss.
        low = min(np.sort(upto)[max(int(miss / 2 * n) - 1, 0)], self.miss)
        missed = (upto < low).mean()
        kept = min(int(np.ceil((n + 1) * (1 - miss + missed))), n) - 1
        high = np.nextafter(np.sort(under)[kept], 2)
        return np.array([low, max(high, low)])

    def interval(self, forecast: Mixture) -> tuple[Ints, Ints]:
        """Return the lower and upper end of every cell's interval, both inside."""
        levels = self.levels[bin_of(forecast.expected())]
        cut = forecast.quantiles(np.minimum(levels, 1 - 1e-7))
        return cut[:, 0], cut[:, 1]
