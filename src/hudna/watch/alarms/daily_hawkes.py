"""The count of a day as a self-exciting process: what happens today makes more likely tomorrow.

In discrete time, with exponential memory and negative binomial noise (Hawkes 1971, "Spectra of
some self-exciting and mutually exciting point processes", eq. 2, binned by the day as in Kirchner
2016, "Hawkes and INAR(oo) processes"; the noise as in Zhu 2011, "A negative binomial
integer-valued GARCH model", eq. 2.1):

    y_t ~ NB(mean x_t [(1 - n) m + n F_t], size r),   F_t = sum_s (1 - b) b^(t-s-1) y_s / x_s

with m the mean per unit of exposure, x_t the exposure (effort times the share reported so far), n
the branching ratio (of 10 events, 10 n are after-effects of others) and b the memory kept per day.
All arrays are (days, series).
"""

from dataclasses import dataclass

import numpy as np

from hudna.watch.events import Floats

__all__ = ["DailyHawkes", "after_effects", "simulate_days"]

WARM_UP = 60
"""Days simulated and thrown away, so that a series begins in its ordinary state."""

HIGHEST_MEAN = 1e6
"""A simulated day expects no more than this: above it the draws would overflow."""


@dataclass(frozen=True, slots=True)
class DailyHawkes:
    """Branching ratio n (0 to below 1), memory b kept per day (0 to below 1), size r of the noise.

    The smaller the size, the burstier single days: the variance is mean + mean^2 / size.
    """

    branching: float
    memory: float
    size: float

    def inflation(self, mean: Floats | float) -> Floats | float:
        """Return how many times the variance of a long sum exceeds that of a Poisson count."""
        return (1 + mean / self.size) / (1 - self.branching) ** 2


def after_effects(counts: Floats, exposure: Floats, normal: Floats, memory: float) -> Floats:
    """Return F_t, the remembered rate per unit of exposure before each day.

    Days without exposure tell nothing: while the memory holds less exposure than usual, the
    rest is filled with the `normal` rate (days, series; where it is `nan`, the first told rate).
    """
    days, series = counts.shape
    usual = np.maximum(exposure.mean(0), 1e-12)
    start = counts.sum(0) / np.maximum(exposure.sum(0), 1e-12)
    seen, looked = np.zeros(series), np.zeros(series)
    remembered = np.empty((days, series))
    for t in range(days):
        known = np.minimum(1.0, looked / usual)
        rate = np.divide(seen, looked, out=np.zeros(series), where=looked > 0)
        ordinary = np.where(np.isnan(normal[t]), start, normal[t])
        remembered[t] = known * rate + (1 - known) * ordinary
        seen = memory * seen + (1 - memory) * counts[t]
        looked = memory * looked + (1 - memory) * exposure[t]
    return remembered


def simulate_days(
    process: DailyHawkes,
    mean: Floats | float,
    *,
    days: int,
    series: int,
    rng: np.random.Generator,
) -> Floats:
    """Draw counts (days, series) at `mean` per day (one, or one a series), full exposure."""
    level = np.broadcast_to(np.asarray(mean, np.float64), (series,))
    n, b, r = process.branching, process.memory, process.size
    remembered = level.copy()
    counts = np.empty((days, series))
    for t in range(-WARM_UP, days):
        expected = np.minimum((1 - n) * level + n * remembered, HIGHEST_MEAN)
        drawn = rng.poisson(rng.gamma(r, expected / r)).astype(np.float64)
        remembered = b * remembered + (1 - b) * drawn
        if t >= 0:
            counts[t] = drawn
    return counts
