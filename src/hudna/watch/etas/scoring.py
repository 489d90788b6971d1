"""Maximise the log-likelihood: quasi-Newton steps within bounds.

The first curvature is the information estimated from the scores, so the first step is one of
Fisher scoring; later ones are corrected by BFGS (Nocedal & Wright 2006, "Numerical Optimization",
eq. 6.17) and shortened until the likelihood rises (Armijo, eq. 3.4).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.watch.etas.likelihood import Point
from hudna.watch.events import Floats

__all__ = ["Maximum", "maximise"]

ENOUGH = 1e-8
"""Stop when a step promises less log-likelihood than this."""

MOST_STEPS, MOST_HALVINGS, LONGEST = 60, 25, 2.0
"""`LONGEST` is the largest change of a coordinate (a log, mostly) in one step."""

SUFFICIENT, RIDGE = 1e-4, 1e-8


@dataclass(frozen=True, slots=True)
class Maximum:
    """Where it ended, what it found there, and whether it stopped because nothing rises."""

    at: Floats
    point: Point
    converged: bool
    evaluations: int


def maximise(
    function: Callable[[Floats], Point],
    begin: Floats,
    lower: Floats,
    upper: Floats,
) -> Maximum:
    """Return the maximum within the bounds; coordinates with equal bounds stay where they are."""
    at = np.clip(begin, lower, upper)
    here = function(at)
    spent = 1
    curvature = _usable(here.information)
    for _ in range(MOST_STEPS):
        free = _free(at, here.gradient, lower, upper)
        step = _step(curvature, here.gradient, free)
        promise = float(here.gradient @ step)
        if promise < ENOUGH:
            return Maximum(at, here, True, spent)
        found = None
        for halving in range(MOST_HALVINGS):
            there = np.clip(at + step / 2**halving, lower, upper)
            point = function(there)
            spent += 1
            gain = point.log_likelihood - here.log_likelihood
            if np.isfinite(gain) and gain >= SUFFICIENT * promise / 2**halving:
                found = there, point
                break
        if found is None:
            return Maximum(at, here, promise < np.sqrt(ENOUGH), spent)
        moved, bent = found[0] - at, here.gradient - found[1].gradient
        curvature = _updated(curvature, moved, bent, found[1])
        at, here = found
    return Maximum(at, here, False, spent)


def _free(at: Floats, gradient: Floats, lower: Floats, upper: Floats) -> NDArray[np.bool_]:
    held = ((at <= lower) & (gradient <= 0)) | ((at >= upper) & (gradient >= 0))
    return ~held & (lower < upper)


def _step(curvature: Floats, gradient: Floats, free: NDArray[np.bool_]) -> Floats:
    step = np.zeros_like(gradient)
    if free.any():
        step[free] = np.linalg.solve(curvature[np.ix_(free, free)], gradient[free])
    longest = np.max(np.abs(step), initial=0)
    return step * min(1.0, LONGEST / longest) if longest > 0 else step


def _updated(curvature: Floats, moved: Floats, bent: Floats, there: Point) -> Floats:
    """Return the BFGS update; where the surface bends the wrong way, the information instead."""
    along = float(moved @ bent)
    pushed = curvature @ moved
    if along <= 1e-10 * float(np.linalg.norm(moved) * np.linalg.norm(bent)):
        return _usable(there.information)
    return np.asarray(
        curvature + np.outer(bent, bent) / along - np.outer(pushed, pushed) / float(moved @ pushed)
    )


def _usable(information: Floats) -> Floats:
    return np.asarray(information + np.diag(RIDGE + RIDGE * np.diag(information)))
