"""Panels for the tests of alarms: quiet, bursty, with or without effort."""

import numpy as np

from hudna.watch.alarms.panel import Panel, SeriesName

FIRST_DAY = 19_000


def panel(counts, effort=None, covered=None, reports=None) -> Panel:
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim == 1:
        counts = counts[:, None]
    names = tuple(SeriesName(f"area {i}") for i in range(counts.shape[1]))
    told = np.full(counts.shape, np.nan if effort is None else effort, dtype=np.float64)
    known = np.ones(counts.shape, np.bool_) if covered is None else covered
    return Panel(FIRST_DAY, names, counts, told, known, reports)


def quiet(days: int, series: int = 1, mean: float = 2.0, seed: int = 1):
    return np.random.default_rng(seed).poisson(mean, (days, series)).astype(np.float64)


def bursts(days: int, series: int, seed: int = 1, branching: float = 0.5):
    """Two a day on average; each event of the background causes others on following days."""
    rng = np.random.default_rng(seed)
    counts, remembered = np.zeros((days + 60, series)), np.full(series, 2.0)
    for t in range(days + 60):
        counts[t] = rng.poisson((1 - branching) * 2.0 + branching * remembered)
        remembered = 0.8 * remembered + 0.2 * counts[t]
    return counts[60:]
