"""A million synthetic events: seconds per stage of the grid fit, beside statsmodels."""

import time

import numpy as np

from hudna.watch.cells import cells_around
from hudna.watch.counts.grid_features import GridFeatures
from hudna.watch.counts.memory import Memory
from hudna.watch.counts.rolling import SETTLING, learn_grid
from hudna.watch.counts.tally import tally
from hudna.watch.events import Events

__all__ = ["fit_times", "synthetic"]

NUMBER, DAYS, HORIZON = 1_000_000, 1400, 7


def synthetic(number: int = NUMBER) -> Events:
    """Return events of an exercise in bursts of ten about some 900 places, over 1,400 days."""
    rng = np.random.default_rng(20170124)
    towns = np.column_stack([rng.uniform(33, 37, 900), rng.uniform(36, 41, 900)])
    popular = rng.dirichlet(np.full(900, 0.3))
    burst = number // 10
    town = rng.choice(900, burst, p=popular).repeat(10)
    day = rng.integers(0, DAYS, burst).repeat(10) + rng.exponential(6, number).astype(np.int64)
    where = towns[town] + rng.normal(0, 0.05, (number, 2))
    none = np.full(number, -1)
    return Events(
        day.clip(max=DAYS - 1), where[:, 0], where[:, 1], np.ones(number),
        np.full(number, np.nan), none, none,
    )  # fmt: skip


def fit_times() -> float:
    """Print seconds by stage and return those of the whole grid fit."""
    events = synthetic()
    clock = [time.perf_counter()]
    cells = cells_around(events.latitude, events.longitude, reach_km=10)
    counted = tally(events, cells)
    clock.append(time.perf_counter())
    fitter = learn_grid(cells, counted, first_day=0, origin=DAYS, horizon=HORIZON)
    clock.append(time.perf_counter())
    weights = fitter.fit()
    clock.append(time.perf_counter())
    stages = np.diff(clock)
    rows = sum(len(count) for count in fitter.counts)
    print(
        f"{len(events)} events, {len(cells)} cells, {rows} cell-weeks with events: "
        f"cells and counting {stages[0]:.2f} s, memories {stages[1]:.2f} s, EM {stages[2]:.2f} s "
        f"({np.count_nonzero(weights > 1e-6)} of {len(weights)} weights above 0)"
    )
    _peer(cells, counted)
    return float(stages.sum())


def _peer(cells, counted) -> None:  # type: ignore[no-untyped-def]
    """Time a generalised linear model of statsmodels on the same features."""
    try:
        import statsmodels.api as sm
    except ImportError:
        print("statsmodels is not installed: no peer in this run")
        return
    memory, features = Memory(len(cells), 0), GridFeatures(cells)
    x, y = [], []
    for back in range(DAYS // HORIZON, 0, -1):
        day = DAYS - back * HORIZON
        memory.advance(day, *counted.per_effort(memory.day, day))
        if back <= DAYS // HORIZON - SETTLING:
            x.append(features.of(memory.means(), HORIZON))
            y.append(counted.between(day, day + HORIZON))
    rows, count = np.log(np.concatenate(x) + 0.01), np.concatenate(y)
    start = time.perf_counter()
    sm.GLM(count, rows, family=sm.families.Poisson()).fit()
    print(
        f"statsmodels GLM (Poisson, log link, no a >= 0) on the same {rows.shape[0]} rows x "
        f"{rows.shape[1]} features: {time.perf_counter() - start:.2f} s for the fit alone. "
        "tick (Bacry et al. 2018) does not install on this Python, so it is not beside it."
    )
