"""Expected counts per cell after an origin: background, first offspring, and their descendants."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from hudna.watch.cells import Cells
from hudna.watch.etas.area import Area
from hudna.watch.etas.background import Kernels
from hudna.watch.etas.model import Catalogue, Parameters
from hudna.watch.etas.plane import Frame
from hudna.watch.events import Floats

__all__ = ["Expected", "expected"]

STEPS = 200
"""Of the horizon, for the number of descendants."""

BLOCK = 256
"""Events taken at a time."""

NEAR = 3.0
"""Cells within so many widths of an event are integrated, farther ones taken at their middle."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Expected events per cell over the horizon, by where they come from.

    `triggered` are first offspring of events before the origin; `later` all descendants of events
    that are themselves expected within the horizon, placed in the cell of their first ancestor.
    """

    background: Floats
    triggered: Floats
    later: Floats

    @property
    def count(self) -> Floats:
        """Return the expected count of each cell."""
        return self.background + self.triggered + self.later


def expected(
    theta: Parameters,
    events: Catalogue,
    frame: Frame,
    kernels: Kernels,
    chance: Floats,
    *,
    origin: float,
    horizon: float,
    cells: Cells,
) -> Expected:
    """Return expected counts per cell for (origin, origin + horizon], in the catalogue's days.

    `kernels` and `chance` are those of the fit; events after the origin are not used as triggers.
    Descendants follow the renewal equation of their mean number.
    """
    x, y = cells.plane(*frame.degrees(events.x, events.y))
    step = horizon / STEPS
    following = _descendants(theta, _mean_offspring(theta, events), step)[::-1]
    waited = np.maximum(origin - events.t, 0)
    ends = np.linspace(0, horizon, STEPS + 1)
    background, triggered, later = np.zeros((3, len(cells)))
    for first in range(0, len(events), BLOCK):
        at = slice(first, first + BLOCK)
        background += _kernels_in(cells, x[at], y[at], kernels.width[at], chance[at])
        reach = (1 + (waited[at, None] + ends) / theta.c) ** (1 - theta.p)
        born = (theta.a * np.exp(theta.alpha * events.mark[at]) * (events.t[at] <= origin))[:, None]
        born = born * (reach[:, :-1] - reach[:, 1:])
        place = _shares(theta, x[at], y[at], events.mark[at], cells)
        triggered += born.sum(axis=1) @ place
        later += (born @ following) @ place
    background *= theta.mu / kernels.days
    later += background * float(following.sum()) * step
    return Expected(background * horizon, triggered, later)


def _kernels_in(cells: Cells, x: Floats, y: Floats, spread: Floats, chance: Floats) -> Floats:
    west, south = (
        np.asarray(at * cells.width_km, dtype=np.float64) for at in (cells.column, cells.row)
    )
    along = _between(west, cells.width_km, x, spread)
    up = _between(south, cells.width_km, y, spread)
    return np.asarray(np.einsum("ec,ec,e->c", along, up, chance))


def _between(low: Floats, width_km: float, at: Floats, spread: Floats) -> Floats:
    begin = (low - at[:, None]) / spread[:, None]
    return np.asarray(ndtr(begin + width_km / spread[:, None]) - ndtr(begin))


def _mean_offspring(theta: Parameters, events: Catalogue) -> float:
    return theta.a * float(np.mean(np.exp(theta.alpha * events.mark[events.target])))


def _descendants(theta: Parameters, ratio: float, step: float) -> Floats:
    """Return the mean number of descendants of an event within step/2, 3/2 step, ...

    m(t) = ratio * integral of g(s) (1 + m(t - s)) ds over 0..t, by steps.
    """
    ends = np.arange(STEPS + 1) * step
    share = -np.diff((1 + ends / theta.c) ** (1 - theta.p)) * ratio
    mean = np.zeros(STEPS + 1)
    for at in range(1, STEPS + 1):
        middle = (mean[at - 1 :: -1] + mean[at:0:-1]) / 2
        open_end = share[0] / 2
        mean[at] = (np.sum(share[:at] * (1 + middle))) / (1 - open_end)
    return np.asarray((mean[1:] + mean[:-1]) / 2)


def _shares(theta: Parameters, x: Floats, y: Floats, mark: Floats, cells: Cells) -> Floats:
    """Return the share of each event's offspring that falls in each cell, (events, cells)."""
    width = cells.width_km
    sigma = theta.d * np.exp(theta.gamma * mark)
    dx = (cells.column + 0.5) * width - x[:, None]
    dy = (cells.row + 0.5) * width - y[:, None]
    square = dx**2 + dy**2
    share = (theta.q - 1) / np.pi / sigma[:, None] * width**2
    share = share * (1 + square / sigma[:, None]) ** -theta.q
    event, cell = np.nonzero(square < (NEAR * width) ** 2)
    if len(event):
        half = width / 2
        box = Area(np.array([-half, half, half, -half]), np.array([-half, -half, half, half]))
        edge = box.seen_from(-dx[event, cell], -dy[event, cell])
        inside = 1 - (1 + edge.r2 / sigma[event, None]) ** (1 - theta.q)
        share[event, cell] = (inside * edge.weight).sum(axis=1) / (2 * np.pi)
    return np.asarray(share)
