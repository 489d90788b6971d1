"""Small worlds of events for the tests of expected counts."""

import numpy as np

from hudna.watch.events import NOT_TOLD, Events

START = 17_000


def events(day, latitude, longitude, count=None, effort=None) -> Events:
    n = len(day)
    none = np.full(n, NOT_TOLD)
    return Events(
        np.asarray(day, dtype=np.int64),
        np.asarray(latitude, dtype=np.float64),
        np.asarray(longitude, dtype=np.float64),
        np.ones(n) if count is None else np.asarray(count, dtype=np.float64),
        np.full(n, np.nan) if effort is None else np.asarray(effort, dtype=np.float64),
        none,
        none,
    )


def bursts(number=1500, days=420, seed=3, towns=12) -> Events:
    """Events that call forth others in the same town within days, some towns worse than others."""
    rng = np.random.default_rng(seed)
    places = np.column_stack([rng.uniform(35, 36, towns), rng.uniform(36, 37, towns)])
    popular = rng.dirichlet(np.full(towns, 0.5))
    first = rng.integers(0, days, number // 3)
    town = rng.choice(towns, number // 3, p=popular)
    day = np.repeat(first, 3) + rng.exponential(4, len(first) * 3).astype(int)
    kept = day < days
    at = np.repeat(town, 3)[kept]
    order = np.argsort(day[kept], kind="stable")
    return events(START + day[kept][order], places[at, 0][order], places[at, 1][order])
