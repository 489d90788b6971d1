"""The probability that a rate lies below a share of its baseline, and how clustered counts are."""

import numpy as np
from scipy.special import betainc

from hudna.watch.events import Floats

__all__ = ["SHAPE", "fano", "probability_below"]

SHAPE = 0.5
"""Shape of the prior gamma of a rate (Jeffreys' prior of the Poisson rate, scale-free)."""

BLOCK = 7
PRIOR_FANO, PRIOR_BLOCKS = 1.5, 4.0


def probability_below(
    theta: float, count: Floats, exposure: Floats, count0: Floats, exposure0: Floats, spread: Floats
) -> Floats:
    """Return P(rate / baseline < theta) given counts and exposures of the two periods.

    Each rate has a gamma posterior of shape count / spread + 1/2 and rate exposure / spread, the
    gamma-Poisson model with counts that are over-dispersed by the factor `spread` (a quasi-Poisson
    likelihood; McCullagh and Nelder 1989, "Generalized Linear Models", ch. 9). The share of one
    gamma in two is beta distributed, so no sampling is needed.
    """
    weight = theta * exposure
    share = weight / np.maximum(weight + exposure0, 1e-12)
    shape, shape0 = count / spread + SHAPE, count0 / spread + SHAPE
    return np.asarray(betainc(shape, shape0, np.clip(share, 0, 1)))


def fano(weekly: Floats) -> Floats:
    """Return variance / mean of counts of weeks (T, J), at least 1, shrunk where weeks are few.

    The variance comes from differences of successive weeks, so that a trend is not taken for
    clustering (von Neumann 1941, "Distribution of the ratio of the mean square successive
    difference to the variance").
    """
    weeks = weekly.shape[1]
    if weeks < 2:
        return np.full(len(weekly), PRIOR_FANO)
    variance = (np.diff(weekly, axis=1) ** 2).mean(axis=1) / 2
    found = variance / np.maximum(weekly.mean(axis=1), 1e-9)
    shrunk = (PRIOR_BLOCKS * PRIOR_FANO + (weeks - 1) * found) / (PRIOR_BLOCKS + weeks - 1)
    return np.asarray(np.clip(shrunk, 1.0, 20.0))
