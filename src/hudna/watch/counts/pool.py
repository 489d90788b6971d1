"""How much to trust the model and how much the plain means: weights from past scores alone.

The CRPS of a mixture is the mixture of the scores less half the weighted distances between its
parts (Gneiting and Raftery 2007, eq. 21), so what each part scored in the past gives the score of
every mixture, and the best is looked up on a lattice of weights.
"""

from itertools import product

import numpy as np

from hudna.watch.counts.mixture import Mixture
from hudna.watch.events import Floats

__all__ = ["FEW_EVENTS", "FEW_PERIODS", "Pool", "shrunk"]

FEW_EVENTS = 200
"""Fewer past events than this move the forecast to the plain means, in proportion."""

FEW_PERIODS = 12

WINDOW = 104
START = (0.7, 0.2, 0.1)
PRIOR_PERIODS = 12
"""The start weights count as so many periods of scores: a short record does not throw them over."""


class Pool:
    """Weights of three parts: the model, the 28-day mean, the 90-day mean."""

    def __init__(self) -> None:
        self.scores: list[tuple[Floats, Floats]] = []
        steps = np.array(list(product(range(11), repeat=2))) / 10
        steps = steps[steps.sum(axis=1) <= 1 + 1e-9]
        self.lattice = np.column_stack([1 - steps.sum(axis=1), steps]).clip(min=0)

    def learn(self, parts: Mixture, count: Floats) -> None:
        """Take in what each part, and each pair of parts, scored in one past period."""
        m = parts.mean.shape[1]
        scores, apart = np.zeros(m), np.zeros((m, m))
        for k, step, live, below in parts.climb(count):
            came = (count[live] <= k).astype(np.float64)[:, None]
            scores += step * ((below - came) ** 2).sum(axis=0)
            apart += step * ((below[:, :, None] - below[:, None, :]) ** 2).sum(axis=0)
        self.scores = [*self.scores[1 - WINDOW :], (scores, apart)]

    def weights(self) -> Floats:
        """Return the weights that would have scored best, drawn to the start by the prior."""
        start = np.array(START)
        if not self.scores:
            return start
        scores = np.sum([score for score, _ in self.scores], axis=0)
        apart = np.sum([pair for _, pair in self.scores], axis=0)
        mixed = np.einsum("ni,ij,nj->n", self.lattice, apart, self.lattice)
        best = self.lattice[np.argmin(self.lattice @ scores - mixed / 2)]
        n = len(self.scores)
        return np.asarray((n * best + PRIOR_PERIODS * start) / (n + PRIOR_PERIODS))


def shrunk(weights: Floats, events: float, periods: int) -> Floats:
    """Return weights whose trust in the model, the first part, falls in step under FEW_EVENTS.

    So it does under FEW_PERIODS past periods.
    """
    model = weights[0] * min(events / FEW_EVENTS, periods / FEW_PERIODS, 1)
    rest = weights[1:] if weights[1:].sum() > 0 else np.ones(len(weights) - 1)
    return np.concatenate([[model], (1 - model) * rest / rest.sum()])
