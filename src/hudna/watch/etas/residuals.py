"""Does the fitted model explain when events come? Transformed times (Ogata 1988).

"Statistical Models for Earthquake Occurrences and Residual Analysis for Point Processes", J. Am.
Stat. Assoc. 83, 9-27: under the true model the expected number of events up to each event is a
Poisson process of rate one, so that 1 - exp(-gap) is uniform.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import kstest

from hudna.watch.etas.likelihood import share_inside
from hudna.watch.etas.model import Catalogue, Parameters
from hudna.watch.events import Floats

__all__ = ["Residuals", "residuals", "transformed_times"]

BLOCK = 256


@dataclass(frozen=True, slots=True)
class Residuals:
    """Kolmogorov-Smirnov distance of 1 - exp(-gap) from uniform, and how often chance exceeds it.

    `expected` is the model's number of targets in the window, beside `observed`.
    """

    distance: float
    p_value: float
    expected: float
    observed: int


def transformed_times(
    theta: Parameters, events: Catalogue, background_integral: float, *, at: Floats | None = None
) -> Floats:
    """Return the expected number of targets from the window's start to each target (or `at`)."""
    moments = events.t[events.target] if at is None else at
    edge = events.area.seen_from(events.x, events.y)
    inside = theta.a * np.exp(theta.alpha * events.mark) * share_inside(theta, events, edge)[0]
    per_day = theta.mu * background_integral / events.days
    out = per_day * (moments - events.start)
    early = _later(theta, np.maximum(events.start - events.t, 0))
    for first in range(0, len(moments), BLOCK):
        block = moments[first : first + BLOCK]
        until = int(np.searchsorted(events.t, block[-1]))
        late = _later(theta, np.maximum(block[:, None] - events.t[:until], 0))
        out[first : first + BLOCK] += np.maximum(early[:until] - late, 0) @ inside[:until]
    return np.asarray(out)


def residuals(theta: Parameters, events: Catalogue, background_integral: float) -> Residuals:
    """Return how far the targets' transformed times are from a Poisson process of rate one."""
    times = transformed_times(theta, events, background_integral)
    whole = transformed_times(theta, events, background_integral, at=np.array([events.end]))
    found = kstest(-np.expm1(-np.diff(times)), "uniform")
    return Residuals(float(found.statistic), float(found.pvalue), float(whole[0]), len(times))


def _later(theta: Parameters, after: Floats) -> Floats:
    return np.asarray((1 + after / theta.c) ** (1 - theta.p))
