"""Fit the model by iterative stochastic declustering (Zhuang, Ogata & Vere-Jones 2002, section 4).

With a background given, the parameters follow by maximum likelihood; with parameters given, every
event has a chance to be background, and so the background follows; both in turn until they stay.
Standard errors take the background as known.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hudna.watch.etas.background import SMALLEST_BANDWIDTH_KM, Kernels, kernels
from hudna.watch.etas.likelihood import Likelihood, Point
from hudna.watch.etas.model import NAMES, Catalogue, Parameters
from hudna.watch.etas.pairs import triggered
from hudna.watch.etas.scoring import maximise
from hudna.watch.events import Floats

__all__ = ["Bounds", "Fit", "Progress", "fit"]

SAME, MOST_ROUNDS = 1e-4, 30
"""Rounds end when no coordinate moves more than `SAME`."""

STEP = 1e-4
"""Of the differences of gradients that give the second derivatives."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of the parameters: where an estimate ends on one, the data do not tell it.

    `least_c` (days) and `least_d` (km2) say how finely times and places are known; without marks
    alpha and gamma are 0. Triggering is local: c stays under a tenth of the window, sqrt(D) under a
    tenth of the area's side, or it would be a second background.
    """

    marks: bool
    least_c: float
    least_d: float

    def of_free(self, events: Catalogue) -> tuple[Floats, Floats]:
        """Return the least and greatest value of every fitted coordinate."""
        most_c = max(events.days / 10, 2 * self.least_c)
        most_d = max(events.area.size_km2 / 100, 2 * self.least_d)
        least_q = 1.05 if self.marks else 1.3
        lower = Parameters(1e-5, 1e-5, self.least_c, 0, 1.02, self.least_d, least_q, 0).free()
        most = 8.0 if self.marks else 0.0
        return lower, Parameters(1e2, 1e1, most_c, most, 10, most_d, 10, most).free()


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model: `chance` is each event's to be background, `background` u at each.

    `errors` are standard errors by published name, `None` where not told by the data or on a bound;
    `gain` is how much more log-likelihood it has than a background without triggering.
    """

    theta: Parameters
    errors: dict[str, float | None]
    log_likelihood: float
    gain: float
    chance: Floats
    background: Floats
    kernels: Kernels
    at_bound: tuple[str, ...]
    converged: bool
    rounds: int
    evaluations: int
    fitted: int

    @property
    def aic(self) -> float:
        """Return Akaike's criterion of the parameters fitted; the background is not counted."""
        return 2 * self.fitted - 2 * self.log_likelihood

    def branching_ratio(self, events: Catalogue, days: float = np.inf) -> float:
        """Return the mean number of events one event triggers within `days`, wherever.

        The mean is over the marks of the targets. Where p is near 1 triggering hardly ends, and
        only the ratio within a stated time says something.
        """
        theta, marks = self.theta, events.mark[events.target]
        within = 1 - (1 + days / theta.c) ** (1 - theta.p)
        return float(theta.a * within * np.mean(np.exp(theta.alpha * marks)))


def fit(
    events: Catalogue,
    bounds: Bounds,
    *,
    begin: Parameters | None = None,
    least_bandwidth_km: float = SMALLEST_BANDWIDTH_KM,
    say: Progress = lambda _: None,
) -> Fit:
    """Return the fitted model of a catalogue that holds targets."""
    kernel = kernels(events, least_km=least_bandwidth_km)
    edge = events.area.seen_from(events.x, events.y)
    lower, upper = bounds.of_free(events)
    at = np.clip((begin or _begin(bounds)).free(), lower, upper)
    everyone = np.arange(len(events))
    chance = np.ones(len(events))
    spent, settled, last = 0, False, np.zeros(8)
    for turn in range(1, MOST_ROUNDS + 1):
        theta = Parameters.of_free(at)
        chance = kernel.decluster(
            theta.mu, triggered(theta, events, everyone, slopes=False)[0], chance
        )
        background = kernel.background(chance)
        likelihood = Likelihood(events, edge, background[events.target], kernel.integral(chance))
        best = maximise(_told(likelihood.at, say, turn), at, lower, upper)
        spent += best.evaluations
        moved = best.at - at
        settled = best.converged and bool(np.max(np.abs(moved)) < SAME)
        at = best.at if settled or turn == MOST_ROUNDS else at + _share(moved, last) * moved
        last = moved
        if settled:
            break
    errors = _errors(likelihood.at, at, lower, upper)
    held = (at <= lower + SAME) | (at >= upper - SAME)
    return Fit(
        Parameters.of_free(at),
        errors,
        best.point.log_likelihood,
        best.point.log_likelihood - _without_triggering(events, kernel),
        chance,
        background,
        kernel,
        tuple(name for name, on, free in zip(NAMES, held, lower < upper, strict=True) if on & free),
        settled,
        turn,
        spent,
        int((lower < upper).sum()),
    )


def _share(moved: Floats, last: Floats) -> float:
    """Return how far to go where rounds swing to and fro about their end (Aitken's estimate)."""
    size = float(last @ last)
    ratio = float(moved @ last) / size if size else 0.0
    return 1 / (1 - max(-1.0, min(0.0, ratio)))


def _without_triggering(events: Catalogue, kernel: Kernels) -> float:
    """Return the log-likelihood of a background alone, fitted."""
    everyone = np.ones(len(events))
    rate = kernel.background(everyone)[events.target]
    mu = len(rate) / kernel.integral(everyone)
    return float(np.log(mu * rate).sum()) - len(rate)


def _begin(bounds: Bounds) -> Parameters:
    if bounds.marks:
        return Parameters(0.5, 0.3, 0.01, 1.0, 1.2, 5.0, 2.0, 0.5)
    return Parameters(0.5, 0.3, 1.0, 0.0, 1.5, 25.0, 2.0, 0.0)


def _told(at: Callable[[Floats], Point], say: Progress, turn: int) -> Callable[[Floats], Point]:
    def told(coordinates: Floats) -> Point:
        point = at(coordinates)
        say(f"round {turn}: log-likelihood {point.log_likelihood:.2f}")
        return point

    return told


def _errors(
    at: Callable[[Floats], Point], best: Floats, lower: Floats, upper: Floats
) -> dict[str, float | None]:
    """Return standard errors from the second derivatives (differences of the gradient)."""
    errors: dict[str, float | None] = dict.fromkeys(NAMES)
    free = np.flatnonzero((best > lower + SAME) & (best < upper - SAME))
    if not len(free):
        return errors
    second = np.empty((len(free), len(free)))
    for row, one in enumerate(free):
        step = np.zeros(8)
        step[one] = STEP
        bent = at(best - step).gradient - at(best + step).gradient
        second[row] = bent[free] / (2 * STEP)
    second = (second + second.T) / 2
    if np.all(np.isfinite(second)) and np.linalg.eigvalsh(second)[0] > 0:
        slopes = Parameters.of_free(best).slopes()[free]
        spread = np.sqrt(np.diag(np.linalg.inv(second))) * slopes
        errors |= {NAMES[one]: float(value) for one, value in zip(free, spread, strict=True)}
    return errors
