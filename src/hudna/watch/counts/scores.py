"""How good a forecast was: scores of a distribution, an interval and a ranking."""

import numpy as np

from hudna.watch.counts.mixture import Mixture
from hudna.watch.events import Floats, Ints

__all__ = [
    "crps_and_log_score",
    "crps_of_sample",
    "interval_score",
    "random_pit",
    "share_in_top",
]


def crps_and_log_score(forecast: Mixture, count: Floats) -> tuple[Floats, Floats]:
    """Return per cell the CRPS, exact for whole counts, and -ln P(count).

    CRPS = sum over k of (F(k) - 1{count <= k})^2 (Gneiting and Raftery 2007, "Strictly proper
    scoring rules, prediction, and estimation", eq. 20; Epstein 1969 for whole numbers).
    """
    crps = np.zeros(len(forecast))
    for k, step, live, below in forecast.climb(count):
        crps[live] += step * (below @ forecast.weight - (count[live] <= k)) ** 2
    return crps, -forecast.log_mass(count)


def crps_of_sample(sample: Floats, count: Floats) -> Floats:
    """Return the CRPS of the empirical distribution of m values, shape (n, m), per row.

    E|X - y| - E|X - X'| / 2 over the m values (Gneiting and Raftery 2007, eq. 21).
    """
    ordered = np.sort(sample, axis=1)
    m = ordered.shape[1]
    rank = 2 * np.arange(1, m + 1) - m - 1
    return np.asarray(np.abs(ordered - count[:, None]).mean(axis=1) - ordered @ rank / m**2)


def interval_score(low: Ints, high: Ints, count: Floats, *, miss: float = 0.1) -> Floats:
    """Return width plus 2 / miss times the distance outside (Gneiting and Raftery 2007, eq. 43)."""
    outside = np.maximum(low - count, 0) + np.maximum(count - high, 0)
    return np.asarray(high - low + 2 / miss * outside)


def random_pit(under: Floats, upto: Floats, rng: np.random.Generator) -> Floats:
    """Return P(Y < y) + V P(Y = y), uniform if the forecast is right.

    Czado, Gneiting and Held 2009, "Predictive model assessment for count data", sec. 2.1.
    """
    return np.asarray(under + rng.random(len(under)) * (upto - under))


def share_in_top(value: Floats, count: Floats, share: float) -> tuple[float, float, float]:
    """Return events inside the top cells, the most any choice of as many could hold, and all.

    PAI = (inside / all) / share of area (Chainey, Tompson and Uhlig 2008, "The utility of hotspot
    mapping"); PEI = inside / the most possible (Hunt 2016, "Do crime hot spots move?"). Where cells
    tie at the edge of the top, each counts in the part that a fair draw would take of them.
    """
    n = len(value)
    if not n:
        return 0.0, 0.0, 0.0
    return _held(value, count, share * n), _held(count, count, share * n), float(count.sum())


def _held(value: Floats, count: Floats, top: float) -> float:
    last = len(value) - int(np.ceil(top))
    edge = np.partition(value, last)[last]
    above, tied = value > edge, value == edge
    part = (top - above.sum()) / tied.sum()
    return float(count[above].sum() + part * count[tied].sum())
