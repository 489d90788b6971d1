"""The holding index of every accused side: never net, floor and ceiling kept apart."""

import math
from collections.abc import Iterable

import numpy as np

from hudna.watch.events import Ints
from hudna.watch.holding.bounds import Audit
from hudna.watch.holding.classes import assessable, walk
from hudna.watch.holding.holding import Holding, HoldingIndex, IndexSettings, SetAside
from hudna.watch.holding.index_reasons import reasons
from hudna.watch.holding.side_days import SideDays, side_days
from hudna.watch.holding.told import Told

__all__ = ["holding_classes", "holding_index"]


def holding_index(
    told: Told,
    settings: IndexSettings | None = None,
    audits: Iterable[Audit] = (),
    *,
    history: int = 1,
) -> dict[str, tuple[HoldingIndex, ...]]:
    """Return, for each accused side, the index of the last `history` days, oldest first.

    The class of a day depends on that of the day before (it does not flap), so all days from the
    first that has a baseline are walked through; no days at all give no index. Sides are never
    set off against each other.
    """
    chosen = settings or IndexSettings()
    known = {audit.reporter: audit for audit in audits}
    result: dict[str, tuple[HoldingIndex, ...]] = {}
    if not told.days:
        return result
    for number, name in enumerate(told.sides):
        days = _days(told, chosen)
        numbers = side_days(told, number, days, chosen, known)
        classes, since = walk(numbers, chosen)
        firm = assessable(numbers, chosen)
        result[name] = tuple(
            _told_of(
                told, name, numbers, classes[at], int(since[at]), at, chosen, known, bool(firm[at])
            )
            for at in range(max(len(days) - history, 0), len(days))
        )
    return result


def holding_classes(
    told: Told, side: int, settings: IndexSettings, audits: Iterable[Audit] = ()
) -> tuple[Ints, list[Holding]]:
    """Return days since 1970-01-01 and the class of each for one side, without the words."""
    numbers = side_days(
        told, side, _days(told, settings), settings, {a.reporter: a for a in audits}
    )
    return numbers.day, walk(numbers, settings)[0]


def _days(told: Told, settings: IndexSettings) -> Ints:
    """Return the days to walk: from the first with a window and a baseline; at least the last."""
    first = settings.window + settings.least_days - 1
    if settings.truce_day is not None:
        first = max(settings.truce_day - told.first, 0) + settings.window - 1
    return np.arange(min(first, max(told.days - 1, 0)), told.days)


def _told_of(
    told: Told,
    side: str,
    numbers: SideDays,
    status: Holding,
    entered: int,
    at: int,
    settings: IndexSettings,
    audits: dict[str, Audit],
    firm: bool,
) -> HoldingIndex:
    def value(column: str) -> float:
        return float(getattr(numbers, column)[at])

    def compared(column: str) -> float:
        return value(column) if firm else math.nan

    low, high = sorted((compared("at_floor"), compared("at_ceiling")))
    ratio_low, ratio_high = sorted((compared("ratio_floor"), compared("ratio_ceiling")))
    panel = numbers.panel
    aside = np.flatnonzero(panel.known[:, at] & ~panel.kept[:, at])
    return HoldingIndex(
        side=side,
        day=int(numbers.day[at]),
        status=status,
        since=int(numbers.day[entered]),
        window=settings.window,
        theta=settings.threshold,
        baseline=settings.baseline,
        baseline_days=int(numbers.baseline_days[at]),
        floor=value("floor"),
        ceiling=value("ceiling"),
        claims=value("claims"),
        normal_floor=compared("normal_floor"),
        normal_ceiling=compared("normal_ceiling"),
        ratio_low=ratio_low,
        ratio_high=ratio_high,
        probability_low=low,
        probability_high=high,
        coverage=value("coverage"),
        panel=tuple(told.reporters[r] for r in np.flatnonzero(panel.kept[:, at])),
        set_aside=tuple(
            SetAside(told.reporters[r], float(panel.told[r, at]), float(panel.expected[r, at]))
            for r in aside
        ),
        reasons=reasons(numbers, at, status, settings, told.reporters, audits),
    )
