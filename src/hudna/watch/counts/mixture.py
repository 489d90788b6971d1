"""What may come in a cell: a mixture of negative binomials, its chances, quantiles and draws."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, gammaln, logsumexp

from hudna.watch.events import Floats, Ints

__all__ = ["Mixture"]

TAIL = 1e-7
ONE_BY_ONE = 400
"""Counts up to here are visited singly; above, in steps of a hundredth, which no one can tell."""

LARGEST = 10**7


@dataclass(frozen=True, slots=True)
class Mixture:
    """`mean` and `r` of each part, shape (n, m); `weight` of the parts, shape (m,), sums to 1."""

    mean: Floats
    r: Floats
    weight: Floats

    def __len__(self) -> int:
        return len(self.mean)

    def expected(self) -> Floats:
        """Return the mean count of every cell."""
        return np.asarray(self.mean @ self.weight)

    def variance(self) -> Floats:
        """Return the variance of every cell's count."""
        second = self.mean + self.mean**2 / self.r + self.mean**2
        return np.asarray(second @ self.weight - self.expected() ** 2)

    def below(self, count: Floats) -> Floats:
        """Return P(Y <= count) under every part, shape (n, m).

        The regularised incomplete beta function (Johnson, Kemp and Kotz 2005, "Univariate Discrete
        Distributions", eq. 5.31).
        """
        chance = self.r / (self.r + self.mean)
        count = np.maximum(count, -1)[:, None]
        return np.where(count < 0, 0.0, betainc(self.r, count + 1, chance))

    def at(self, count: Floats) -> tuple[Floats, Floats]:
        """Return P(Y < count) and P(Y <= count), shape (n,) each."""
        return self.below(count - 1) @ self.weight, self.below(count) @ self.weight

    def log_mass(self, count: Floats) -> Floats:
        """Return ln P(Y = count), shape (n,)."""
        y, r = count[:, None], self.r
        each = gammaln(y + r) - gammaln(r) - gammaln(y + 1)
        each = each + r * np.log(r / (r + self.mean)) + y * np.log(self.mean / (r + self.mean))
        return np.asarray(logsumexp(each, b=self.weight, axis=1))

    def climb(self, least: Floats) -> Iterator[tuple[int, int, Ints, Floats]]:
        """Yield k, how many counts up to k it stands for, cells still of interest, P(Y <= k) there.

        The chances are those of every part, shape (cells, m). A cell is of interest up to `least`,
        and on until what is left of every tail is nothing.
        """
        live, part, k, step = np.arange(len(self)), self, 0, 1
        odds = self.mean / (self.r + self.mean)
        mass = np.exp(self.r * np.log1p(-odds))
        below = mass.copy()
        while len(live) and k < LARGEST:
            yield k, step, live, below
            on = (below < 1 - TAIL).any(axis=1) | (k < least[live])
            live, part = live[on], part.rows(on)
            odds, mass, below = odds[on], mass[on], below[on]
            if k < ONE_BY_ONE:
                k += 1
                mass = mass * ((k - 1 + part.r) / k) * odds
                below = np.minimum(below + mass, 1.0)
            else:
                step = max(k // 100, 1)
                k += step
                below = part.below(np.full(len(live), float(k)))

    def rows(self, chosen: Ints | NDArray[np.bool_]) -> "Mixture":
        """Return the mixture of some cells."""
        return Mixture(self.mean[chosen], self.r[chosen], self.weight)

    def quantiles(self, levels: Floats) -> Ints:
        """Return the smallest counts with P(Y <= k) >= level; levels (q,) or (n, q) -> (n, q)."""
        wanted = np.broadcast_to(levels, (len(self), np.shape(levels)[-1]))
        found = np.zeros(wanted.shape, np.int64)
        for k, _, live, below in self.climb(np.zeros(len(self))):
            # A cell leaves the climb only when its tail is nothing: no level waits above it.
            short = (below @ self.weight)[:, None] < np.minimum(wanted[live], 1 - 2 * TAIL)
            found[live] = np.where(short, k + 1, found[live])
            if not short.any():
                break
        return found

    def draw_total(self, rng: np.random.Generator, times: int, common: float) -> Ints:
        """Return sums over all cells, shape (times,), drawn with a common factor.

        `common` is the variance of the factor (mean 1) that moves all cells together in a period.
        """
        cell = np.arange(len(self))
        totals = np.zeros(times, np.int64)
        for at in range(times):
            factor = rng.gamma(1 / common, common) if common > 1e-6 else 1.0
            part = rng.choice(len(self.weight), p=self.weight, size=len(self))
            mean, r = self.mean[cell, part] * factor, self.r[cell, part]
            totals[at] = rng.poisson(rng.gamma(r, mean / r)).sum()
        return totals
