"""How many events three registers missed: log-linear models of who has what, and a lower bound."""

import itertools
import math
from dataclasses import dataclass

import numpy as np

from hudna.watch.events import Floats
from hudna.watch.holding.capture import Z95

__all__ = ["LowerBound", "Model", "chao_lower", "fit_models", "plausible"]

PATTERNS = np.array([p for p in itertools.product((0, 1), repeat=3) if any(p)], dtype=float)
"""The seven patterns of presence in three registers, in the order the counts are given."""

PAIRS = ((0, 1), (0, 2), (1, 2))
LARGEST = 1e7
WITHIN_AIC = 4.0
Z90 = 1.644854


@dataclass(frozen=True, slots=True)
class Model:
    """One log-linear model: which pairs of registers depend on each other, and what follows.

    `total` and its 95 % interval are `nan` when the model cannot be fitted to these counts.
    """

    pairs: tuple[tuple[int, int], ...]
    aic: float
    total: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LowerBound:
    """A lower bound of the total, and its own lower 95 % limit (delta method on its logarithm)."""

    total: float
    limit: float


def fit_models(counts: Floats) -> tuple[Model, ...]:
    """Return all eight models without the three-way term, best by AIC first.

    `counts` are events by pattern 001, 010, 011, 100, 101, 110, 111. Fienberg 1972,
    "The multiple recapture census for closed populations and incomplete 2^k contingency tables",
    Biometrika 59; choice by AIC as in IWGDMF 1995, "Capture-recapture and multiple-record systems
    estimation I", Am. J. Epidemiology 142. The cell nobody sees is exp(intercept).
    """
    chosen = [c for size in range(4) for c in itertools.combinations(PAIRS, size)]
    models = [_fit(counts, pairs) for pairs in chosen]
    return tuple(sorted(models, key=lambda model: (math.isnan(model.aic), model.aic)))


def plausible(models: tuple[Model, ...]) -> tuple[float, float]:
    """Return the range of the intervals of all models within 4 AIC of the best.

    One chosen model claims more than few overlaps can tell (Burnham and Anderson 2002, "Model
    Selection and Multimodel Inference", 2.6: models within 4 still have considerable support).
    """
    near = [model for model in models if model.aic <= models[0].aic + WITHIN_AIC]
    if not near:
        return math.nan, math.nan
    return min(model.low for model in near), max(model.high for model in near)


def chao_lower(counts: Floats) -> LowerBound:
    """Return a lower bound of the total that holds where some events are harder to see for all.

    S + (n1 n2 + n1 n3 + n2 n3) / (f2 + 1), n_i events in register i alone and f2 in exactly two.
    For registers of one size it is the bound of Chao 1987, "Estimating the population size for
    capture-recapture data with unequal catchability"; unequal registers as in Rivest and
    Baillargeon 2007, "Applications and extensions of Chao's moment estimator", Biometrics 63.
    """
    third, second, first = float(counts[0]), float(counts[1]), float(counts[3])
    twice = float(counts[[2, 4, 5]].sum())
    product = first * second + first * third + second * third
    seen, unseen = float(counts.sum()), product / (twice + 1)
    if not product:
        return LowerBound(seen, seen)
    slopes = (first, second + third), (second, first + third), (third, first + second)
    variance = sum(n * slope**2 for n, slope in slopes) / product**2 + 1 / (twice + 1)
    return LowerBound(seen + unseen, seen + unseen * math.exp(-Z90 * math.sqrt(variance)))


def _fit(counts: Floats, pairs: tuple[tuple[int, int], ...]) -> Model:
    """Fit by iteratively reweighted least squares (Nelder and Wedderburn 1972)."""
    design = np.column_stack(
        [np.ones(7), PATTERNS, *(PATTERNS[:, a] * PATTERNS[:, b] for a, b in pairs)]
    )
    void = Model(pairs, math.nan, math.nan, math.nan, math.nan)
    mean = counts + 0.5
    beta = np.zeros(design.shape[1])
    for _ in range(100):
        work = np.log(mean) + (counts - mean) / mean
        weighted = design.T * mean
        try:
            new = np.linalg.solve(weighted @ design, weighted @ work)
        except np.linalg.LinAlgError:
            return void
        mean = np.exp(np.clip(design @ new, -30, 30))
        done = float(np.abs(new - beta).max()) < 1e-9
        beta = new
        if done:
            break
    else:
        return void
    try:
        error = math.sqrt(np.linalg.inv((design.T * mean) @ design)[0, 0])
    except (np.linalg.LinAlgError, ValueError):
        return void
    unseen, seen = math.exp(beta[0]), float(counts.sum())
    if unseen > LARGEST or error > 5:
        return void
    fitted = counts * np.log(mean) - mean - [math.lgamma(n + 1) for n in counts]
    factor = math.exp(Z95 * error)
    aic = 2 * len(beta) - 2 * float(fitted.sum())
    return Model(pairs, aic, seen + unseen, seen + unseen / factor, seen + unseen * factor)
