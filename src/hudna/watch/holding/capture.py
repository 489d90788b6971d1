"""How many events two registers missed, if their overlap may be trusted; and bounds if not."""

import math
from dataclasses import dataclass

import numpy as np

from hudna.watch.events import Floats

__all__ = ["LEAST_MATCHED", "ODDS_RATIOS", "Estimate", "UnionBounds", "chapman", "union_bounds"]

LEAST_MATCHED = 7
"""With fewer events in both registers the estimate is biased and its interval void (Seber 1982,
"The Estimation of Animal Abundance", 3.1: at most 2 % bias for 7 recaptures or more)."""

ODDS_RATIOS = (0.5, 1.0, 2.0, 4.0)
"""Dependence that is tried: 1 none, above 1 what one register has the other rather has too."""

Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Estimate:
    """A total with its 95 % interval, under one assumption on dependence (`odds_ratio`)."""

    odds_ratio: float
    total: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class UnionBounds:
    """Least and most that two registers hold together, without matching a single event."""

    least: float
    most: float


def chapman(first: float, second: float, both: float, odds_ratio: float = 1.0) -> Estimate:
    """Return (n1+1)(n2+1)/(m+1) - 1, with the unseen events times an odds ratio.

    Chapman 1951, "Some properties of the hypergeometric distribution with applications to
    zoological sample censuses"; variance of Seber 1970, "The effects of trap response on tag
    recapture estimates". The interval is that of the unseen events on the log scale (Chao 1987,
    "Estimating the population size for capture-recapture data with unequal catchability"), so it
    never falls below what was seen. An odds ratio w says that seen-by-both and missed-by-both
    are w times as frequent as independent registers have it (IWGDMF 1995, part I).
    """
    seen = first + second - both
    unseen = (first - both) * (second - both) / (both + 1)
    variance = (
        (first + 1) * (second + 1) * (first - both) * (second - both)
        / ((both + 1) ** 2 * (both + 2))
    )  # fmt: skip
    if unseen <= 0:
        return Estimate(odds_ratio, seen, seen, seen)
    factor = math.exp(Z95 * math.sqrt(math.log1p(variance / unseen**2)))
    unseen *= odds_ratio
    return Estimate(odds_ratio, seen + unseen, seen + unseen / factor, seen + unseen * factor)


def union_bounds(first: Floats, second: Floats) -> UnionBounds:
    """Return sum of max(a, b) over areas (and periods), and the sum of all.

    The lower bound holds when both registers put an event into the same area and period.
    """
    return UnionBounds(float(np.maximum(first, second).sum()), float(first.sum() + second.sum()))
