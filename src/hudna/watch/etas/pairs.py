"""Sums over pairs of events: the heavy part, done in blocks on as many threads as there are cores.

Per pair one logarithm of t + c, one of r^2 + sigma and one exponential; the derivatives are sums of
the same weights. NumPy releases the interpreter during each, so threads run side by side.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from hudna.watch.etas.model import Catalogue, Parameters
from hudna.watch.events import Floats, Ints

__all__ = ["triggered"]

PAIRS = 2**15
"""Pairs of a block: its arrays stay in the processor's second-level cache."""

NEVER = 1e300
"""Days from an event to one that is not after it: no weight, and a finite logarithm."""


def triggered(
    theta: Parameters,
    events: Catalogue,
    rows: Ints,
    *,
    slopes: bool = True,
    tick: Callable[[], None] = lambda: None,
) -> Floats:
    """Return the triggered intensity at chosen events and its derivatives, an array (8, rows).

    Row 0 is the intensity per day and km2; rows 1 to 7 its derivatives by the fitted coordinates
    of A, c, alpha, p, D, q, gamma (`Parameters.free`), zero without `slopes`.
    """
    out = np.zeros((8, len(rows)))
    source = _Sources(theta, events)
    blocks = _blocks(events.t, rows)

    def work(block: tuple[int, int]) -> None:
        source.add(rows[block[0] : block[1]], out[:, block[0] : block[1]], slopes=slopes)
        tick()

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(work, blocks):
            pass
    return out


def _blocks(t: Floats, rows: Ints) -> list[tuple[int, int]]:
    """Return ranges of rows of at most `PAIRS` pairs; the last row of each has the most sources."""
    before = np.searchsorted(t, t[rows]).tolist()
    blocks, first = [], 0
    while first < len(rows):
        last = first + 1
        while last < len(rows) and (last + 1 - first) * before[last] <= PAIRS:
            last += 1
        blocks.append((first, last))
        first = last
    return blocks


class _Sources:
    """What depends on the triggering event alone, once per set of parameters."""

    def __init__(self, theta: Parameters, events: Catalogue) -> None:
        self.theta = theta
        self.events = events
        self.sigma = theta.d * np.exp(theta.gamma * events.mark)
        self.factor = (
            np.log(theta.a * (theta.p - 1) * (theta.q - 1) / np.pi)
            + (theta.p - 1) * np.log(theta.c)
            + theta.alpha * events.mark
            + (theta.q - 1) * np.log(self.sigma)
        )

    def add(self, rows: Ints, out: Floats, *, slopes: bool) -> None:
        """Write the sums for a block of events, in order of time, into `out` (8, block)."""
        theta, events = self.theta, self.events
        first, count = np.searchsorted(events.t, events.t[rows[[0, -1]]])
        if not count:
            return
        sigma, mark = self.sigma[:count], events.mark[:count]
        delay = events.t[rows, None] - events.t[:count]
        tail = delay[:, first:]
        tail[tail <= 0] = NEVER
        delay += theta.c
        spread = (events.x[rows, None] - events.x[:count]) ** 2
        north = events.y[rows, None] - events.y[:count]
        north *= north
        spread += north
        spread += sigma
        log_delay, log_spread = np.log(delay), np.log(spread)
        weight = np.multiply(log_delay, -theta.p, out=north)
        weight += self.factor[:count]
        weight -= theta.q * log_spread
        np.exp(weight, out=weight)
        total = weight.sum(axis=1)
        out[0] = total
        if not slopes:
            return
        marked = weight @ mark
        p1, q1 = theta.p - 1, theta.q - 1
        out[1] = total
        out[3] = marked
        out[4] = (1 + p1 * np.log(theta.c)) * total - p1 * _dot(weight, log_delay)
        out[6] = (1 + q1 * np.log(theta.d)) * total + q1 * theta.gamma * marked
        out[6] -= q1 * _dot(weight, log_spread)
        np.divide(weight, delay, out=delay)
        out[2] = p1 * total - theta.p * theta.c * delay.sum(axis=1)
        np.divide(weight, spread, out=spread)
        spread *= sigma
        out[5] = q1 * total - theta.q * spread.sum(axis=1)
        out[7] = q1 * marked - theta.q * (spread @ mark)


def _dot(one: Floats, other: Floats) -> Floats:
    return np.asarray(np.einsum("ij,ij->i", one, other))
