"""A running chart of each series: how far its counts have risen above what is normal for it.

Negative binomial CUSUM (Hoehle & Paul 2008, "Count data regression charts for the monitoring of
surveillance time series", sect. 3) for a rise of the background to 1.5, 2 and 3 times, side by
side, on the conditional mean of `daily_hawkes`: a burst that earlier events explain adds little.
Normal is the mean per exposure of 56 days that end 7 days before the day judged, so that what is
just beginning does not hide itself. All arrays are (days, series).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.watch.alarms.daily_hawkes import DailyHawkes, after_effects
from hudna.watch.events import Floats, Ints

__all__ = ["BASELINE", "FACTORS", "GUARD", "Chart", "evidence", "normal_rate", "run_chart"]

BASELINE = 56
GUARD = 7
FACTORS = (1.5, 2.0, 3.0)
Admit = Callable[[int, Floats, Ints], NDArray[np.bool_]]

LEAST_NORMAL = 0.5
"""Events a baseline is taken to hold at least, so that a silent one expects something."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Height on each day, index of the first day of the rise it speaks of, and the alarms.

    The height is that before a restart.
    """

    height: Floats
    since: Ints
    crossed: NDArray[np.bool_]


def normal_rate(counts: Floats, exposure: Floats) -> tuple[Floats, Floats]:
    """Return the normal rate per exposure and mean daily exposure of the baseline of each day.

    Both are `nan` where the baseline is not complete or holds no exposure.
    """
    rate = np.full(counts.shape, np.nan)
    usual = np.full(counts.shape, np.nan)
    if len(counts) <= BASELINE + GUARD:
        return rate, usual
    day = np.arange(BASELINE + GUARD, len(counts))
    events, looked = (
        np.concatenate([np.zeros((1, counts.shape[1])), np.cumsum(x, 0)])
        for x in (counts, exposure)
    )
    seen = events[day - GUARD] - events[day - GUARD - BASELINE]
    over = looked[day - GUARD] - looked[day - GUARD - BASELINE]
    told = over > 1e-9
    rate[day] = np.divide(seen + LEAST_NORMAL, over, out=np.full(over.shape, np.nan), where=told)
    usual[day] = np.where(told, over / BASELINE, np.nan)
    return rate, usual


def evidence(
    counts: Floats, exposure: Floats, process: DailyHawkes, *, vague: Floats | float = 0.0
) -> Floats:
    """Return log likelihood ratios (factors, days, series) of a rise against none, 0 where unknown.

    `vague` is the squared relative error of the exposure. With more effort than the baseline had,
    a day weighs no more than a day of the baseline: it cannot be known better than its yardstick.
    """
    normal, usual = normal_rate(counts, exposure)
    remembered = after_effects(counts, exposure, normal, process.memory)
    n = process.branching
    size = 1 / (1 / process.size + np.asarray(vague))
    quiet = exposure * ((1 - n) * normal + n * remembered)
    weight = np.minimum(
        1.0, np.divide(usual, exposure, out=np.ones_like(usual), where=exposure > 0)
    )
    found = np.zeros((len(FACTORS), *counts.shape))
    known = (exposure > 0) & (quiet > 0)
    for index, factor in enumerate(FACTORS):
        risen = quiet + exposure * (1 - n) * (factor - 1) * normal
        with np.errstate(divide="ignore", invalid="ignore"):
            spread = np.log((size + risen) / (size + quiet))
            ratio = counts * (np.log(risen / quiet) - spread) - size * spread
        found[index] = np.where(known, weight * ratio, 0.0)
    return found


def run_chart(ratios: Floats, admit: Admit) -> Chart:
    """Sum evidence day by day, never below 0; a series whose day is admitted starts anew.

    `admit` is asked once a day, in order, with the index of the day, the heights and the first
    days of the rise (series,), and answers which series raise an alarm.
    """
    _, days, series = ratios.shape
    height = np.zeros((days, series))
    since = np.zeros((days, series), dtype=np.int64)
    crossed = np.zeros((days, series), dtype=np.bool_)
    total = np.zeros(ratios.shape[::2])
    began = np.zeros(ratios.shape[::2], dtype=np.int64)
    columns = np.arange(series)
    for t in range(days):
        began = np.where(total > 0, began, t)
        total = np.maximum(0.0, total + ratios[:, t])
        best = total.argmax(0)
        height[t] = total[best, columns]
        since[t] = began[best, columns]
        crossed[t] = admit(t, height[t], since[t])
        total[:, crossed[t]] = 0.0
    return Chart(height, since, crossed)
