"""How high a chart must rise before it means something: read off simulated quiet series.

The process fitted to the mission is simulated with nothing changing, every simulated series
estimates its own normal as a real one does, and the limit is set so that at most one false alarm
falls on 100 days of one series. A limit that took days for independent would not do: with
after-effects it gave 1.5.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.ndimage import maximum_filter1d

from hudna.watch.alarms.cusum import BASELINE, GUARD, evidence
from hudna.watch.alarms.daily_hawkes import DailyHawkes, simulate_days
from hudna.watch.events import Floats

__all__ = ["Quiet", "quiet_heights"]

FALSE_PER_DAY = 0.01
"""The bound: one false alarm in 100 days of a series."""

AIMED = 0.8 * FALSE_PER_DAY
"""Limits are set below it: true after-effects never have quite the fitted form."""

STRETCH = 7
"""Days whose highest chart a chance speaks of: alarms are weighed by the week. By the single day,
each quiet day would add its own false alarms, and a month of them outnumber the true."""

SERIES = 400
DAYS = 300
"""120,000 simulated days: 1,200 false alarms at the bound, known to about 3 %."""

LIMITS = 16
KEPT = 5000
LEAST_LEVEL, HIGHEST_LEVEL = 0.02, 200.0
STEP, PARTS = 2.0, 8
"""Levels simulated lie a factor of two apart; between them limits are read off in eighths."""

SEED = 20160227


@dataclass(frozen=True, slots=True)
class Quiet:
    """What charts of one quiet process do: the `limit` for alarms, and maxima in order.

    A maximum is the greatest height a chart that never starts anew reaches within 7 days.
    """

    limit: float
    maxima: Floats

    def chance(self, height: Floats) -> Floats:
        """Return the share of quiet stretches of 7 days that reach `height` (p-values)."""
        above = len(self.maxima) - np.searchsorted(self.maxima, height, side="left")
        return np.asarray((above + 1) / (len(self.maxima) + 1))


def quiet_heights(process: DailyHawkes, mean: float) -> Quiet:
    """Return what charts of quiet series do at `mean` per day, from the two levels around it."""
    step = np.log(min(max(mean, LEAST_LEVEL), HIGHEST_LEVEL) / LEAST_LEVEL) / np.log(STEP)
    below = int(step)
    return _between(process, below, round((step - below) * PARTS))


@lru_cache(maxsize=4096)
def _between(process: DailyHawkes, below: int, parts: int) -> Quiet:
    low = _simulated(process, LEAST_LEVEL * STEP**below)
    if not parts:
        return low
    high = _simulated(process, LEAST_LEVEL * STEP ** (below + 1))
    share = parts / PARTS
    return Quiet(
        float(low.limit * (1 - share) + high.limit * share),
        np.asarray(low.maxima * (1 - share) + high.maxima * share),
    )


@lru_cache(maxsize=512)
def _simulated(process: DailyHawkes, level: float) -> Quiet:
    """Simulate quiet series at `level` per day; the same question always gets the same answer."""
    rng = np.random.default_rng(SEED)
    first = BASELINE + GUARD
    counts = simulate_days(process, level, days=first + DAYS, series=SERIES, rng=rng)
    ratios = evidence(counts, np.ones_like(counts), process)[:, first:]
    heights = _heights(ratios)
    maxima = np.sort(maximum_filter1d(heights, STRETCH, axis=0), axis=None)
    low, high = np.quantile(heights, [0.7, 0.9995]).tolist()
    limits = np.linspace(low, high, LIMITS)
    rates = _alarm_rates(ratios, limits)
    over = np.flatnonzero(rates > AIMED)
    last = min(int(over[-1]) if len(over) else 0, LIMITS - 2)
    part = (rates[last] - AIMED) / max(rates[last] - rates[last + 1], 1e-12)
    limit = limits[last] + min(max(part, 0.0), 1.0) * (limits[last + 1] - limits[last])
    return Quiet(float(limit), maxima[:: len(maxima) // KEPT])


def _heights(ratios: Floats) -> Floats:
    total = np.zeros(ratios.shape[::2])
    heights = np.empty(ratios.shape[1:])
    for t in range(ratios.shape[1]):
        total = np.maximum(0.0, total + ratios[:, t])
        heights[t] = total.max(0)
    return heights


def _alarm_rates(ratios: Floats, limits: Floats) -> Floats:
    """Return alarms per day for each limit, all limits run side by side."""
    factors, days, series = ratios.shape
    total = np.zeros((factors, len(limits), series))
    alarms = np.zeros(len(limits))
    for t in range(days):
        total = np.maximum(0.0, total + ratios[:, t, None, :])
        crossed = total.max(0) >= limits[:, None]
        alarms += crossed.sum(1)
        total *= ~crossed
    rates: Floats = alarms / (days * series)
    return rates
