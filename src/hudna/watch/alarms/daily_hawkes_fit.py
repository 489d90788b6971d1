"""How bursty a mission's counts are: branching, memory and noise, fitted to all areas together.

Maximum likelihood on a grid with a weak prior, each area with its own mean; the answer is rounded
to the burstier side. One fit for all areas: a single area seldom has events enough to tell.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.special import gammaln

from hudna.watch.alarms.daily_hawkes import DailyHawkes, after_effects
from hudna.watch.events import Floats

__all__ = ["BranchingFit", "fit_branching"]

STEP, MARGIN = 0.05, 0.04
"""Steps of the grid, and what is added before rounding up: the part of after-effects that falls on
the day of its cause looks like noise of the day."""

BRANCHING = tuple(np.round(np.arange(0, 0.91, STEP), 2).tolist())
MEMORY = (0.2, 0.4, 0.6, 0.8, 0.9)
SIZE = (0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 15.0, 40.0, 200.0)

LONGEST = 364
"""Days a fit looks back: burstiness of years ago says little about now."""

BLOCK = 182
"""Days over which an area's mean is taken to stay the same."""

FEWEST = 30
"""Events below which nothing is fitted and a middling burstiness is assumed."""

MIDDLING = DailyHawkes(0.4, 0.8, 5.0)


@dataclass(frozen=True, slots=True)
class BranchingFit:
    """The process, the events it was fitted to, and the standard error of the branching ratio."""

    process: DailyHawkes
    events: int
    error: float


def fit_branching(counts: Floats, exposure: Floats) -> BranchingFit:
    """Fit to counts and exposure (days, series); days without exposure are not looked at."""
    counts, exposure = counts[-LONGEST:], exposure[-LONGEST:]
    known = exposure > 0
    events = int(np.where(known, counts, 0).sum())
    if events < FEWEST:
        return BranchingFit(MIDDLING, events, float("nan"))
    normal = _means(np.where(known, counts, 0.0), exposure)
    weight = _prior()
    score = np.empty((len(BRANCHING), len(MEMORY), len(SIZE)))
    for j, memory in enumerate(MEMORY):
        remembered = after_effects(counts, exposure, normal, memory)
        for i, branching in enumerate(BRANCHING):
            mean = exposure * ((1 - branching) * normal + branching * remembered)
            score[i, j] = _scores(counts[known], np.maximum(mean[known], 1e-9))
    score += weight
    belief = np.exp(score - score.max())
    belief /= belief.sum()
    return _summary(belief, events)


def _summary(belief: Floats, events: int) -> BranchingFit:
    """Take the mean branching, rounded up, and the likeliest memory and size beside it."""
    share = belief.sum((1, 2))
    ratios = np.array(BRANCHING)
    mean = float(share @ ratios)
    error = float(np.sqrt(share @ (ratios - mean) ** 2))
    i = int(min(np.ceil((mean + MARGIN) / STEP - 1e-9), len(BRANCHING) - 1))
    j, k = np.unravel_index(int(belief[i].argmax()), belief[i].shape)
    return BranchingFit(DailyHawkes(BRANCHING[i], MEMORY[j], SIZE[k]), events, error)


def _prior() -> Floats:
    """Weak: few events say little, and a middling process is then the safer guess."""
    prior = np.zeros((len(BRANCHING), len(MEMORY), len(SIZE)))
    for (i, n), (j, _), (k, r) in product(enumerate(BRANCHING), enumerate(MEMORY), enumerate(SIZE)):
        prior[i, j, k] = -0.5 * ((n - 0.4) / 0.3) ** 2 - 0.5 * (np.log(r / 8) / 1.5) ** 2
    return prior


def _means(counts: Floats, exposure: Floats) -> Floats:
    mean = np.empty_like(counts)
    blocks = max(1, round(len(counts) / BLOCK))
    for part in np.array_split(np.arange(len(counts)), blocks):
        looked = np.maximum(exposure[part].sum(0), 1e-9)
        mean[part] = (counts[part].sum(0) + 0.01) / looked
    return mean


def _scores(counts: Floats, mean: Floats) -> Floats:
    """Return the negative binomial log likelihood for every size, less what no size changes."""
    values, where = np.unique(counts, return_inverse=True)
    times = np.bincount(where)
    found = np.empty(len(SIZE))
    linear = (counts * np.log(mean)).sum()
    for k, size in enumerate(SIZE):
        rising = gammaln(values + size) - gammaln(size)
        found[k] = linear + times @ rising
        found[k] += (size * np.log(size) - (size + counts) * np.log(size + mean)).sum()
    return found
