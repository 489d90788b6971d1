"""How far counts scatter about a plain mean: one spread for all cells, by how much is expected.

Gives the means of the past (the baselines) the same chance as the model: a negative binomial whose
log r is linear in the log of the mean, by maximum likelihood on past periods.
"""

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

from hudna.watch.events import Floats

__all__ = ["Dispersion"]

LEAST = 1e-4
"""Said of a cell where nothing was seen: an event there must stay possible."""

WINDOW = 104
EDGES = np.linspace(np.log(LEAST) - 0.1, 7, 121)


class Dispersion:
    """Keeps past pairs of mean and count, summed where nothing came, and fits log r to them."""

    def __init__(self) -> None:
        self.periods: list[tuple[Floats, Floats, Floats, Floats]] = []
        self.line = np.array([0.0, 0.3])

    def learn(self, mean: Floats, count: Floats) -> None:
        """Take in one past period."""
        mean = np.maximum(mean, LEAST)
        hit = count > 0
        bin_ = np.digitize(np.log(mean[~hit]), EDGES)
        empty = np.asarray(np.bincount(bin_, minlength=len(EDGES) + 1), dtype=np.float64)
        sums = np.zeros(len(EDGES) + 1)
        sums += np.bincount(bin_, weights=mean[~hit], minlength=len(EDGES) + 1)
        self.periods = [*self.periods[1 - WINDOW :], (mean[hit], count[hit], empty, sums)]

    def fit(self) -> None:
        """Fit the line to what was taken in; with too little it stays as it was."""
        mean = np.concatenate([period[0] for period in self.periods])
        count = np.concatenate([period[1] for period in self.periods])
        empty = np.sum([period[2] for period in self.periods], axis=0)
        if count.sum() < 50:
            return
        there = empty > 0
        sums = np.sum([period[3] for period in self.periods], axis=0)
        zero_mean, zero_weight = sums[there] / empty[there], empty[there]

        def loss(line: Floats) -> float:
            r = _r(mean, line)
            seen = gammaln(count + r) - gammaln(r) + r * np.log(r / (r + mean))
            seen += count * np.log(mean / (r + mean))
            r0 = _r(zero_mean, line)
            unseen = zero_weight @ (r0 * np.log(r0 / (r0 + zero_mean)))
            return -float(seen.sum() + unseen)

        self.line = minimize(
            loss, self.line, method="Nelder-Mead", options={"xatol": 1e-2, "fatol": 1e-2}
        ).x

    def spread(self, mean: Floats) -> tuple[Floats, Floats]:
        """Return the mean, kept off 0, and r of every cell."""
        mean = np.maximum(mean, LEAST)
        return mean, _r(mean, self.line)


def _r(mean: Floats, line: Floats) -> Floats:
    return np.asarray(np.exp(np.clip(line[0] + line[1] * np.log(mean), -5, 6)))
