"""Weights of the additive parts, never negative, by multiplicative EM.

For a Poisson count whose mean is a sum of parts, the expectation of "how many came from part k"
and its maximisation are one product: a_k <- a_k * sum_i(y_i x_ik / lambda_i) / sum_i x_ik (Lee and
Seung 2001, "Algorithms for non-negative matrix factorization", theorem 2; for self-exciting
processes Veen and Schoenberg 2008, "Estimation of space-time branching process models"). Rows where
nothing happened enter by their sums alone, so the cost grows with events and not with area.
"""

import numpy as np

from hudna.watch.events import Floats

__all__ = ["GridFitter", "fit_weights"]

ROUNDS = 200
CLOSE = 1e-7
HALF_LIFE_DAYS = 365.0
"""Age after which a past period weighs half in the fit: fronts move, and so do their weights."""


def fit_weights(
    features: Floats, count: Floats, total: Floats, *, start: Floats | None = None
) -> Floats:
    """Return weights a >= 0, shape (k,), from rows with a count above 0, shape (n, k).

    `total` holds the sums of every part over *all* rows, shape (k,). Weights of rows are put into
    `count` and `total` beforehand.
    """
    usable = total > 0
    if not len(count) or not usable.any():
        return np.zeros(len(total))
    x = features[:, usable]
    even = count.sum() / total[usable].sum()
    weights = np.full(usable.sum(), even)
    if start is not None:
        weights = np.maximum(start[usable], 1e-4 * even)
    before = -np.inf
    for round_ in range(ROUNDS):
        # einsum, not @: the threads of a BLAS cost more than they bring on matrices so narrow.
        expected = np.maximum(np.einsum("nk,k->n", x, weights), 1e-300)
        weights = weights * np.einsum("nk,n->k", x, count / expected) / total[usable]
        if round_ % 10 == 9:
            now = float(np.sum(count * np.log(expected)))
            if now - before < CLOSE * count.sum():
                break
            before = now
    full = np.zeros(len(total))
    full[usable] = weights
    return full


class GridFitter:
    """Keeps what a fit needs of each past period: rows with events, and sums of all rows."""

    def __init__(self) -> None:
        self.rows: list[Floats] = []
        self.counts: list[Floats] = []
        self.totals: list[Floats] = []
        self.days: list[int] = []
        self.weights: Floats | None = None

    def learn(self, day: int, features: Floats, count: Floats) -> None:
        """Take in one whole past period that began on `day`."""
        seen = count > 0
        self.rows.append(features[seen])
        self.counts.append(count[seen])
        self.totals.append(features.sum(axis=0))
        self.days.append(day)

    def fit(self) -> Floats:
        """Return weights fitted to all periods so far, the recent ones weighing more."""
        age = self.days[-1] - np.array(self.days)
        fresh = 0.5 ** (age / HALF_LIFE_DAYS)
        each = np.repeat(fresh, [len(count) for count in self.counts])
        self.weights = fit_weights(
            np.concatenate(self.rows),
            np.concatenate(self.counts) * each,
            fresh @ np.array(self.totals),
            start=self.weights,
        )
        return self.weights
