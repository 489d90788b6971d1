"""A whole back-test of a table of events: which origins, what is stated instead where none fit."""

from collections.abc import Callable

import numpy as np

from hudna.watch.cells import Cells, cells_around
from hudna.watch.counts.backtest import EMPIRICAL, Backtest, score_origin
from hudna.watch.counts.rolling import MODEL, PLAIN, walk
from hudna.watch.counts.tally import tally
from hudna.watch.events import Events

__all__ = ["first_origin", "run_backtest", "why_not"]

LEAST_EVENTS = 100
LEARNED_FIRST = 52
LEAST_LEARNED, LEAST_SCORED = 14, 8
"""Periods: a year is learned from before the first score, of shorter records less."""


def why_not(events: Events, horizon: int) -> str | None:
    """Return why a table is too small for a back-test, or null."""
    total = float(events.count.sum())
    if total < LEAST_EVENTS:
        return f"{total:g} events are fewer than the {LEAST_EVENTS} a back-test needs"
    days = int(events.day.max() - events.day.min()) + 1
    need = (LEAST_LEARNED + LEAST_SCORED) * horizon
    if days < need:
        return (
            f"{days} days are fewer than {need}: {LEAST_LEARNED} periods to learn from and 8 more"
        )
    return None


def first_origin(events: Events, horizon: int) -> int:
    """Return the first origin that is scored: after a year, or the first 60 % of a short record."""
    start, end = int(events.day.min()), int(events.day.max()) + 1
    periods = (end - start) // horizon
    learned = min(LEARNED_FIRST, max(int(periods * 0.6), LEAST_LEARNED))
    return end - (periods - learned) * horizon


def run_backtest(
    events: Events,
    *,
    first: int,
    horizon: int = 7,
    area: Cells | None = None,
    rng: np.random.Generator,
    tick: Callable[[int], None] = lambda day: None,
) -> tuple[Backtest, float]:
    """Return the scores of all origins from day `first` on, and how many events lay outside.

    Without an area an origin's cells are those within 30 km of any event before it; events that
    fall elsewhere, and those outside an area, are counted as outside.
    """
    start, end = int(events.day.min()), int(events.day.max()) + 1
    seen = events.where(events.count > 0)
    cells = area if area is not None else cells_around(seen.latitude, seen.longitude)
    counted = tally(events, cells)
    scored, inside = [], 0.0
    for origin in walk(
        cells, counted, first_day=start, origin=end, horizon=horizon, area=area is not None
    ):
        tick(origin.day)
        if origin.complete and origin.day >= first:
            scored.append(score_origin(origin, rng))
            inside += float(origin.came.sum())
    total = float(events.count[events.day >= scored[0].day].sum()) if scored else 0.0
    return Backtest((*PLAIN, MODEL, EMPIRICAL), tuple(scored)), total - inside
