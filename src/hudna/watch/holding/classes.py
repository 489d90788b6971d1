"""From the numbers of each day to a class that does not flap from day to day."""

import numpy as np
from numpy.typing import NDArray

from hudna.watch.events import Ints
from hudna.watch.holding.holding import Holding, IndexSettings
from hudna.watch.holding.side_days import SideDays

__all__ = ["assessable", "walk"]


def assessable(numbers: SideDays, settings: IndexSettings) -> NDArray[np.bool_]:
    """Return true for days with two reporters to compare and a baseline to compare with."""
    share = settings.window / np.maximum(numbers.baseline_days, 1)
    return np.asarray(
        (numbers.panel.kept.sum(axis=0) >= 2)
        & ~numbers.unheard
        & (numbers.baseline_days >= settings.least_days)
        & (np.nan_to_num(numbers.normal_floor) >= settings.least_supported * share)
        & (np.nan_to_num(numbers.normal_ceiling) >= settings.least_baseline * share)
    )


def walk(numbers: SideDays, settings: IndexSettings) -> tuple[list[Holding], Ints]:
    """Return the class of each day and the index of the day it was entered on.

    A class is entered on firm evidence, left only on firmer evidence against it, and
    changed only after the same new class was found on several days in a row. Where reporters
    are heard but left step with each other so that none of two can be believed against the other,
    the class that stood is kept for `keep_days`: neither may end it, or keep it, alone.
    """
    firm = assessable(numbers, settings)
    low = np.fmin(numbers.at_floor, numbers.at_ceiling)
    high = np.fmax(numbers.at_floor, numbers.at_ceiling)
    seen = numbers.coverage >= settings.least_coverage
    open_ = (numbers.coverage >= settings.enter_coverage) & (numbers.lately >= numbers.lately_due)
    open_ &= numbers.today >= numbers.today_due
    disputed = (numbers.panel.known.sum(axis=0) >= 2) & (numbers.panel.kept.sum(axis=0) < 2)
    disputed &= ~numbers.unheard & (numbers.coverage >= settings.least_coverage)
    classes: list[Holding] = []
    since = np.zeros(len(firm), dtype=np.int64)
    current, entered, wanted, streak, kept = None, 0, None, 0, 0
    for day in range(len(firm)):
        limits = settings.sure, settings.leave
        kept = kept + 1 if disputed[day] else 0
        ends = float(low[day]), float(high[day])
        found = _found(current, bool(firm[day]), bool(seen[day]), bool(open_[day]), ends, limits)
        if disputed[day] and current is not None and kept <= settings.keep_days:
            found = current
        streak = streak + 1 if found == wanted else 1
        wanted = found
        if current is None or (found != current and streak >= settings.persist_days):
            current, entered = found, day
        classes.append(current)
        since[day] = entered
    return classes, since


def _found(
    current: Holding | None,
    firm: bool,
    seen: bool,
    open_: bool,
    ends: tuple[float, float],
    limits: tuple[float, float],
) -> Holding:
    """Return what a day's probabilities (low, high) say, given the class that stands."""
    low, high = ends
    enter, leave = limits
    if not firm:
        return Holding.NOT_ASSESSABLE
    if high <= 1 - (leave if current is Holding.FAILING else enter):
        return Holding.FAILING
    if not seen:
        return Holding.NOT_ASSESSABLE
    if low >= (leave if current is Holding.HOLDING else enter):
        return Holding.HOLDING if open_ or current is Holding.HOLDING else Holding.NOT_ASSESSABLE
    if low <= 1 - enter and high >= enter:
        return Holding.NOT_ASSESSABLE
    return Holding.STRAINED
