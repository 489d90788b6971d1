"""From the sum of parts to a mean and spread that fit what came: a log-linear step after the grid.

A sum of parts cannot say "the memories agree" or "this cell flickers". Here the mean of a negative
binomial is `exp(b . z)`, z holding log lambda, its square, and how each memory stands to lambda;
log r is a quadratic in log lambda (NB2, variance mu + mu^2 / r; Cameron and Trivedi 2013,
"Regression Analysis of Count Data", eq. 3.26). Maximum likelihood with a normal prior that pulls
to "no correction". Rows are lambdas as they were forecast at the time, so the step also repairs
what the fit promised too well.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import digamma, gammaln

from hudna.watch.counts.grid_features import ACTIVE, PARTS
from hudna.watch.events import Floats, Ints

__all__ = ["Correction", "CorrectionFitter", "contrasts"]

LEAST = 1e-6
"""No cell is said to expect less than this, in events per horizon."""

WINDOW = 104
"""Past periods that are looked at."""

FULL_ABOVE = 0.03
STRIDE = 20
"""Of the empty rows below FULL_ABOVE one in STRIDE is kept and weighs as many."""

ROWS_PER_PERIOD = 1500
PRIOR = 2.0
"""Precision of the prior, half the inverse variance of a coefficient."""

LOG_R = 5.0
SPREAD = 3
COMPARED = tuple(at for at, part in enumerate(PARTS) if not (part.kernel == 2 and part.tau == 0))


@dataclass(frozen=True, slots=True)
class Correction:
    """Coefficients of the mean and of log r; `none()` changes nothing and takes r as told."""

    mean: Floats
    spread: Floats

    @staticmethod
    def none(r: float = 0.5) -> "Correction":
        """Return the correction that leaves the mean alone."""
        mean = np.zeros(3 + len(COMPARED) + len(ACTIVE))
        mean[1] = 1
        return Correction(mean, np.array([np.log(r), 1.2, 0.0]))

    def apply(self, z: Floats) -> tuple[Floats, Floats]:
        """Return mean and r of every row."""
        return np.exp(np.clip(z @ self.mean, -14, 12)), np.exp(_log_r(z, self.spread))


def contrasts(features: Floats, active: Floats, expected: Floats) -> Floats:
    """Return z, shape (n, 3 + memories): 1, log lambda, its square, memories against lambda.

    Memories are the additive parts and those of days with events: twenty events in a day and one
    event on each of twenty days do not promise the same.
    """
    lam = np.maximum(expected, LEAST)
    log = np.log(lam)
    memories = np.column_stack([features[:, COMPARED], active])
    against = np.log((memories + 0.5 * lam[:, None]) / (1.5 * lam[:, None]))
    return np.column_stack([np.ones(len(lam)), log, log**2, against])


def _powers(z: Floats) -> Floats:
    return np.stack([np.ones(len(z)), z[:, 1] / 4, (z[:, 1] / 4) ** 2], axis=1)


def _log_r(z: Floats, spread: Floats) -> Floats:
    return np.asarray(np.clip(_powers(z) @ spread, -LOG_R, LOG_R))


class CorrectionFitter:
    """Keeps past rows and fits the correction to them."""

    def __init__(self) -> None:
        self.rows: list[tuple[Floats, Floats, Floats]] = []
        self.last = Correction.none()

    def learn(self, z: Floats, count: Floats) -> None:
        """Take in one past period: rows as they were forecast, and what came."""
        empty = count == 0
        dim = empty & (z[:, 1] < np.log(FULL_ABOVE))
        kept = [
            _thinned(np.flatnonzero(dim), STRIDE, len(self.rows)),
            _thinned(np.flatnonzero(empty & ~dim), 1, len(self.rows)),
            _thinned(np.flatnonzero(~empty), 1, len(self.rows)),
        ]
        at = np.concatenate([rows for rows, _ in kept])
        weight = np.concatenate([weights for _, weights in kept])
        self.rows = [*self.rows[1 - WINDOW :], (z[at], count[at], weight)]

    def fit(self) -> Correction:
        """Return the correction fitted to the rows of the window."""
        z, count, weight = (np.concatenate(part) for part in zip(*self.rows, strict=True))
        count, weight = count.ravel(), weight.ravel()
        if count.sum() < 50:
            return self.last
        fitted = minimize(
            _loss,
            np.concatenate([self.last.mean, self.last.spread]),
            args=(z, _powers(z), count, weight, _cells_hit(count)),
            jac=True,
            method="BFGS",
            options={"maxiter": 60, "gtol": 1e-6},
        ).x
        self.last = Correction(fitted[:-SPREAD], fitted[-SPREAD:])
        return self.last


def _thinned(rows: Ints, stride: int, turn: int) -> tuple[Ints, Floats]:
    step = max(stride, -(-len(rows) // ROWS_PER_PERIOD))
    first = turn % step if len(rows) > step else 0
    kept = rows[first::step]
    return kept, np.full(len(kept), len(rows) / len(kept) if len(kept) else 1.0)


def _cells_hit(count: Floats) -> Ints:
    return np.flatnonzero(count > 0)


def _loss(
    b: Floats, z: Floats, powers: Floats, count: Floats, weight: Floats, hit: Ints
) -> tuple[float, Floats]:
    """Return the mean negative log-likelihood with the prior, and its gradient."""
    # einsum, not @: the threads of a BLAS cost more than they bring on matrices so narrow.
    raw = np.einsum("nk,k->n", powers, b[-SPREAD:])
    log_r = np.clip(raw, -LOG_R, LOG_R)
    eta = np.clip(np.einsum("nk,k->n", z, b[:-SPREAD]), -14, 12)
    mu, r = np.exp(eta), np.exp(log_r)
    log_sum = np.log(r + mu)
    value = r * (log_r - log_sum) + count * (eta - log_sum)
    by_r = r * (log_r - log_sum + 1 - (r + count) / (r + mu))
    # Gamma functions cancel where nothing came, which is nearly everywhere.
    value[hit] += gammaln(count[hit] + r[hit]) - gammaln(r[hit]) - gammaln(count[hit] + 1)
    by_r[hit] += r[hit] * (digamma(count[hit] + r[hit]) - digamma(r[hit]))
    by_r[np.abs(raw) > LOG_R] = 0
    by_eta = (count - mu) * r / (r + mu)
    away = b[:-SPREAD].copy()
    away[0], away[1] = 0, away[1] - 1
    rows = weight.sum()
    loss = -np.sum(weight * value) / rows + PRIOR * (away @ away) / rows
    slope = -np.concatenate(
        [
            np.einsum("nk,n->k", z, weight * by_eta),
            np.einsum("nk,n->k", powers, weight * by_r),
        ]
    )
    slope /= rows
    slope[:-SPREAD] += 2 * PRIOR * away / rows
    return float(loss), slope
