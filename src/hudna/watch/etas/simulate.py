"""Draw catalogues from the model: background events, and the offspring of every event in turn.

The branching construction of Zhuang, Ogata & Vere-Jones 2004, "Analyzing Earthquake Clustering
Features by Using Stochastic Reconstruction", J. Geophys. Res. 109, B05301. Delays and distances
are drawn by inverting their distributions.
"""

from collections.abc import Callable

import numpy as np

from hudna.errors import ConfigurationError
from hudna.watch.etas.area import Area
from hudna.watch.etas.background import Kernels
from hudna.watch.etas.model import Catalogue, Parameters
from hudna.watch.events import Floats

__all__ = ["Background", "Marks", "kernel_background", "simulate", "uniform_background"]

Background = Callable[[np.random.Generator, float], tuple[Floats, Floats]]
"""Draws the places (km) of the background events of so many days."""

Marks = Callable[[np.random.Generator, int], Floats]
"""Draws the marks of n events."""

MOST_EVENTS = 200_000


def no_marks(rng: np.random.Generator, count: int) -> Floats:
    """Return the marks of events without: zeros."""
    del rng
    return np.zeros(count)


def uniform_background(area: Area, per_day: float) -> Background:
    """Return a background spread evenly over an area, `per_day` events in all of it."""

    def draw(rng: np.random.Generator, days: float) -> tuple[Floats, Floats]:
        wanted = int(rng.poisson(per_day * days))
        x, y = np.empty(0), np.empty(0)
        while len(x) < wanted:
            new_x = rng.uniform(area.x.min(), area.x.max(), wanted + 8)
            new_y = rng.uniform(area.y.min(), area.y.max(), wanted + 8)
            inside = area.holds(new_x, new_y)
            x, y = np.append(x, new_x[inside]), np.append(y, new_y[inside])
        return x[:wanted], y[:wanted]

    return draw


def kernel_background(
    theta: Parameters, events: Catalogue, kernels: Kernels, chance: Floats
) -> Background:
    """Return the background of a fit: a kernel around each event, by its chance to be one."""
    weight = chance / chance.sum()
    per_day = theta.mu * float(chance.sum()) / kernels.days

    def draw(rng: np.random.Generator, days: float) -> tuple[Floats, Floats]:
        chosen = rng.choice(len(events), rng.poisson(per_day * days), p=weight)
        width = kernels.width[chosen]
        return (
            events.x[chosen] + width * rng.standard_normal(len(chosen)),
            events.y[chosen] + width * rng.standard_normal(len(chosen)),
        )

    return draw


def simulate(
    theta: Parameters,
    background: Background,
    area: Area,
    window: tuple[float, float],
    rng: np.random.Generator,
    *,
    marks: Marks = no_marks,
    history: Catalogue | None = None,
) -> Catalogue:
    """Return events drawn for a window in days, with the offspring of a `history` before it.

    Targets are those inside the area; offspring outside it stay, and trigger. Raises
    `ConfigurationError` when the process grows past `MOST_EVENTS`.
    """
    start, end = window
    x, y = background(rng, end - start)
    born = np.array([rng.uniform(start, end, len(x)), x, y, marks(rng, len(x))])
    kept = [born]
    if history is not None:
        past = np.array([history.t, history.x, history.y, history.mark])
        born = np.concatenate([born, past[:, history.t < start]], axis=1)
    while born.shape[1]:
        born = _offspring(theta, born, window, rng, marks)
        kept.append(born)
        if sum(part.shape[1] for part in kept) > MOST_EVENTS:
            raise ConfigurationError(
                f"the simulated process grew past {MOST_EVENTS} events",
                advice="Every event triggers one or more others: the fit is not to be simulated",
            )
    t, x, y, mark = np.concatenate(kept, axis=1)
    order = np.argsort(t)
    t, x, y, mark = t[order], x[order], y[order], mark[order]
    return Catalogue(t, x, y, mark, area.holds(x, y), start, end, area)


def _offspring(
    theta: Parameters,
    parents: Floats,
    window: tuple[float, float],
    rng: np.random.Generator,
    marks: Marks,
) -> Floats:
    number = rng.poisson(theta.a * np.exp(theta.alpha * parents[3]))
    t, x, y, mark = np.repeat(parents, number, axis=1)
    count = len(t)
    late = rng.random(count) ** (-1 / (theta.p - 1)) - 1
    far = rng.random(count) ** (-1 / (theta.q - 1)) - 1
    reach = np.sqrt(theta.d * np.exp(theta.gamma * mark) * far)
    angle = rng.uniform(0, 2 * np.pi, count)
    born = np.array(
        [
            t + theta.c * late,
            x + reach * np.cos(angle),
            y + reach * np.sin(angle),
            marks(rng, count),
        ]
    )
    return born[:, (born[0] >= window[0]) & (born[0] < window[1])]
