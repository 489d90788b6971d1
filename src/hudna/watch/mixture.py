"""What may come in a cell: a mixture of negative binomials, its chances, quantiles and scores."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hudna.watch.events import Floats, Ints

__all__ = ["Mixture"]

TAIL = 1e-9
LONGEST = 100_000
"""Counts per cell and horizon that are looked at; none is forecast above."""


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

    def masses(self, least: Floats) -> Iterator[tuple[int, Ints, Floats, Floats]]:
        """Yield k, the cells still of interest, P(Y = k) and P(Y <= k) there, for k = 0, 1, ...

        A cell is of interest up to `least`, and on until what is left of its tail is nothing.
        """
        odds = self.mean / (self.r + self.mean)
        mass = np.exp(self.r * np.log1p(-odds))
        live = np.arange(len(self))
        r, below = self.r, np.zeros(len(self))
        for k in range(LONGEST):
            if k:
                mass = mass * ((k - 1 + r) / k) * odds
            here = mass @ self.weight
            below = np.minimum(below + here, 1.0)
            yield k, live, here, below
            on = (below < 1 - TAIL) & (here > 1e-14) | (k < least[live]) | (k < self._mode(r, odds))
            if not on.any():
                return
            live, mass, r, odds, below = live[on], mass[on], r[on], odds[on], below[on]

    @staticmethod
    def _mode(r: Floats, odds: Floats) -> Floats:
        return np.asarray((r * odds / np.maximum(1 - odds, 1e-12)).max(axis=1))

    def quantiles(self, levels: Floats) -> Ints:
        """Return the smallest counts with P(Y <= k) >= level; levels (q,) or (n, q) -> (n, q)."""
        wanted = np.broadcast_to(levels, (len(self), np.shape(levels)[-1]))
        found = np.zeros(wanted.shape, np.int64)
        reached = np.zeros(len(self), np.int64)
        for k, live, _, below in self.masses(np.zeros(len(self))):
            found[live] += below[:, None] < wanted[live]
            reached[live] = k
        return np.minimum(found, reached[:, None])

    def at(self, count: Floats) -> tuple[Floats, Floats]:
        """Return P(Y < count) and P(Y <= count), shape (n,) each."""
        under, upto = np.zeros(len(self)), np.ones(len(self))
        for k, live, here, below in self.masses(count):
            hit = count[live] == k
            upto[live[hit]] = below[hit]
            under[live[hit]] = below[hit] - here[hit]
        return under, upto

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
