"""Log-likelihood of the model with its gradient, for a background that is given.

log L = sum over targets of log(intensity) - integral of the intensity over area and study window
(Daley & Vere-Jones 2003, "An Introduction to the Theory of Point Processes", prop. 7.2.III).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hudna.watch.etas.area import Edge
from hudna.watch.etas.model import Catalogue, Parameters
from hudna.watch.etas.pairs import triggered
from hudna.watch.events import Floats

__all__ = ["Likelihood", "Point", "expected_offspring", "share_inside"]


NODES = 2**14
"""Nodes of the boundary taken at a time: their arrays stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Point:
    """The log-likelihood at one set of parameters, by the coordinates of `Parameters.free`.

    `information` is the sum over targets of the outer product of the gradients of log(intensity),
    which estimates minus the second derivatives (Ogata 1978; Rathbun 1996).
    """

    log_likelihood: float
    gradient: Floats
    information: Floats


@dataclass(frozen=True, slots=True)
class Likelihood:
    """What stays the same while parameters move: events, u at the targets, its integral."""

    events: Catalogue
    edge: Edge
    background: Floats
    background_integral: float
    tick: Callable[[], None] = lambda: None

    def at(self, coordinates: Floats) -> Point:
        """Return log-likelihood, gradient (8,) and information (8, 8)."""
        theta = Parameters.of_free(coordinates)
        rows = np.flatnonzero(self.events.target)
        sums = triggered(theta, self.events, rows, tick=self.tick)
        rate = theta.mu * self.background
        intensity = rate + sums[0]
        sums[0] = rate
        score = sums / intensity
        integral = np.zeros(8)
        integral[0] = theta.mu * self.background_integral
        offspring = expected_offspring(theta, self.events, self.edge)
        integral[1:] = offspring.sum(axis=1)
        value = np.log(intensity).sum() - integral[:2].sum()
        return Point(float(value), score.sum(axis=1) - integral, score @ score.T)


def expected_offspring(theta: Parameters, events: Catalogue, edge: Edge) -> Floats:
    """Return each event's expected offspring among the targets, and its derivatives: (7, n).

    Row 0 also is the derivative by log A; rows 1 to 6 are those by the coordinates of c, alpha, p,
    D, q, gamma.
    """
    kappa = theta.a * np.exp(theta.alpha * events.mark)
    early = _lasting(theta, np.maximum(events.start - events.t, 0))
    late = _lasting(theta, np.maximum(events.end - events.t, 0))
    time, by_c, by_p = early - late
    place, by_sigma, by_q = share_inside(theta, events, edge)
    out = np.array(
        [
            time * place,
            by_c * place,
            time * place * events.mark,
            by_p * place,
            time * by_sigma,
            time * by_q,
            time * by_sigma * events.mark,
        ]
    )
    return np.asarray(kappa * out)


def _lasting(theta: Parameters, after: Floats) -> Floats:
    """Return the share of offspring later than `after` days, and its slopes by log c, log(p-1)."""
    ratio = np.log1p(after / theta.c)
    share = np.exp((1 - theta.p) * ratio)
    by_c = share * (theta.p - 1) * after / (after + theta.c)
    return np.array([share, by_c, share * (1 - theta.p) * ratio])


def share_inside(theta: Parameters, events: Catalogue, edge: Edge) -> Floats:
    """Return the share of offspring inside the area, and its slopes by log sigma, log(q-1)."""
    sigma = theta.d * np.exp(theta.gamma * events.mark)
    out = np.empty((3, len(events)))
    block = max(1, NODES // edge.r2.shape[1])
    for first in range(0, len(events), block):
        at = slice(first, first + block)
        r2, weight, width = edge.r2[at], edge.weight[at], sigma[at, None]
        ratio = np.log1p(r2 / width)
        beyond = np.exp((1 - theta.q) * ratio)
        by_sigma = beyond * (1 - theta.q) * r2 / (r2 + width)
        by_q = beyond * (theta.q - 1) * ratio
        for row, part in enumerate((1 - beyond, by_sigma, by_q)):
            out[row, at] = np.einsum("ij,ij->i", part, weight)
    return out / (2 * np.pi)
