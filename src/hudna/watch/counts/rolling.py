"""Forecasts one origin after another, each from the days before it alone.

The same walk serves the back-test and the forecast of today, so what is measured is what is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.watch.cells import Cells
from hudna.watch.counts.baselines import MEANS, PERIODS_KEPT, WIDE, KernelDensity
from hudna.watch.counts.conformal import Conformal
from hudna.watch.counts.correction import CorrectionFitter, contrasts
from hudna.watch.counts.dispersion import Dispersion
from hudna.watch.counts.grid_features import GridFeatures, shares
from hudna.watch.counts.grid_fit import GridFitter
from hudna.watch.counts.kernels import neighbours
from hudna.watch.counts.memory import TAUS, Memory, active_days
from hudna.watch.counts.mixture import Mixture
from hudna.watch.counts.pool import FEW_EVENTS, FEW_PERIODS, Pool, shrunk
from hudna.watch.counts.tally import Tally
from hudna.watch.events import Floats, Ints

__all__ = ["MODEL", "PLAIN", "Origin", "learn_grid", "walk"]

Bools = NDArray[np.bool_]

MODEL = "grid_model"
DENSITIES = {"kernel_density": 0, "kernel_density_wide": WIDE}
PLAIN = (*MEANS, *DENSITIES)

SETTLING = 6
"""First periods that only fill the memory."""

REFIT = 4
"""Periods between two fits."""

REACH_KM = 30.0
"""Cells this far from any event so far are forecast where no area was named."""


@dataclass(frozen=True, slots=True)
class Origin:
    """All forecasts made on the morning of `day` for the cells `known` by then.

    `past` holds the counts of the last 12 periods, `came` those of the horizon, which are all in
    only where `complete`; `interval` is the conformal one of the model; `usual` is the count per
    horizon over a year; `quiet` marks cells without an event in 90 days; `trust_cut` says that few
    events or periods moved the model to the plain means.
    """

    day: int
    known: Ints
    forecasts: dict[str, Mixture]
    past: Floats
    interval: tuple[Ints, Ints]
    shares: dict[str, Floats]
    usual: Floats
    effort: Floats
    quiet: Bools
    came: Floats
    complete: bool
    trust_cut: bool


class _Walker:
    def __init__(
        self, cells: Cells, tally: Tally, first_day: int, horizon: int, area: bool
    ) -> None:
        self.tally, self.horizon, self.first_day = tally, horizon, first_day
        self.memory = Memory(len(cells), first_day)
        self.active = Memory(len(cells), first_day)
        self.features = GridFeatures(cells)
        self.near = None if area else neighbours(cells, REACH_KM / 2.5, own=True)
        self.density = KernelDensity(cells, first_day)
        self.grid, self.correction, self.pool = GridFitter(), CorrectionFitter(), Pool()
        self.spreads = {name: Dispersion() for name in PLAIN}
        self.conformal = Conformal()
        self.weights: Floats | None = None
        self.step = 0

    def known(self) -> Ints:
        if self.near is None:
            return np.arange(self.tally.cells)
        return np.flatnonzero(self.near @ (self.memory.sums[:, TAUS.index(np.inf)] > 0) > 0)

    def visit(self, day: int, *, complete: bool) -> Origin | None:
        """Forecast at one origin, then learn from what came if that is over."""
        cell, days, count = self.tally.per_effort(self.memory.day, day)
        rows = self.tally.rows(self.memory.day, day)
        self.memory.advance(day, cell, days, count)
        self.active.advance(day, *active_days(cell, days, count))
        self.density.advance(day, self.tally.y[rows], self.tally.x[rows], days, count)
        known, horizon = self.known(), self.horizon
        means = self.memory.means()
        effort = self.tally.effort_of(day)[known]
        x = self.features.of(means, horizon)[known] * effort[:, None]
        came = self.tally.between(day, day + horizon)[known]
        candidates = self.density.candidates(horizon)[:, known] * effort[:, None]
        plain = {
            name: self._mean(day, max(looked, horizon) if looked == 7 else looked)[known]
            for name, looked in MEANS.items()
        }
        for name, least in DENSITIES.items():
            width, decay = self.density.chosen(least)
            plain[name] = candidates[width, :, decay]
        active = self.features.of_active(self.active.means(), horizon)[known] * effort[:, None]
        made = self._forecast(day, known, x, active, plain, effort, came, complete)
        if complete:
            self.grid.learn(day, x, came)
            self.density.learn(candidates, came)
            for name, mean in plain.items():
                self.spreads[name].learn(mean, came)
        self.step += 1
        return made

    def _mean(self, day: int, days: int) -> Floats:
        days = max(min(days, day - self.first_day), 1)
        return self.tally.between(day - days, day) * self.horizon / days

    def _forecast(
        self,
        day: int,
        known: Ints,
        x: Floats,
        active: Floats,
        plain: dict[str, Floats],
        effort: Floats,
        came: Floats,
        complete: bool,
    ) -> Origin | None:
        if not self.grid.days or (complete and self.step < SETTLING):
            return None
        if self.weights is None or self.step % REFIT == 0:
            self._refit()
        assert self.weights is not None
        forecasts = {}
        for name, mean in plain.items():
            mean, r = self.spreads[name].spread(mean)
            forecasts[name] = Mixture(mean[:, None], r[:, None], np.ones(1))
        z = contrasts(x, active, np.einsum("nk,k->n", x, self.weights))
        mean, r = self.correction.last.apply(z)
        two = [forecasts["mean_28_days"], forecasts["mean_90_days"]]
        parts = Mixture(
            np.column_stack([mean, *(each.mean for each in two)]),
            np.column_stack([r, *(each.r for each in two)]),
            shrunk(self.pool.weights(), self._events(day), self.step),
        )
        forecasts[MODEL] = parts
        interval = self.conformal.interval(parts)
        origin = Origin(
            day,
            known,
            forecasts,
            self._past(day, known),
            interval,
            self._shares(x, parts),
            self._mean(day, 365)[known],
            effort,
            self.tally.between(day - 90, day)[known] == 0,
            came,
            complete,
            self._events(day) < FEW_EVENTS or self.step < FEW_PERIODS,
        )
        if complete:
            self.correction.learn(z, came)
            self.pool.learn(parts, came)
            self.conformal.learn(parts.expected(), *parts.at(came))
            self.conformal.fit()
        return origin

    def _refit(self) -> None:
        self.weights = self.grid.fit()
        for spread in self.spreads.values():
            spread.fit()
        if len(self.correction.rows) >= 2 * REFIT:
            self.correction.fit()

    def _events(self, day: int) -> float:
        return float(self.tally.count[self.tally.rows(self.first_day, day)].sum())

    def _past(self, day: int, known: Ints) -> Floats:
        starts = [day - self.horizon * back for back in range(PERIODS_KEPT, 0, -1)]
        return np.stack(
            [self.tally.between(start, start + self.horizon)[known] for start in starts], axis=1
        )

    def _shares(self, x: Floats, parts: Mixture) -> dict[str, Floats]:
        """Shares of the sum of parts; what leans on the plain means counts as month and usual."""
        assert self.weights is not None
        told = shares(x, self.weights)
        each = parts.mean * parts.weight / parts.expected()[:, None]
        told = {name: share * each[:, 0] for name, share in told.items()}
        told["this_month"] = told["this_month"] + each[:, 1]
        told["background"] = told["background"] + each[:, 2]
        return told


def walk(
    cells: Cells, tally: Tally, *, first_day: int, origin: int, horizon: int, area: bool
) -> Iterator[Origin]:
    """Yield every origin from the first that can be forecast to `origin`, `horizon` days apart.

    `first_day` is the first day that was watched. An origin is complete when its horizon ends by
    `origin`; only complete ones are learned from.
    """
    walker = _Walker(cells, tally, first_day, horizon, area)
    periods = (origin - first_day) // horizon
    for back in range(periods - 1, -1, -1):
        day = origin - back * horizon
        made = walker.visit(day, complete=day + horizon <= origin)
        if made is not None:
            yield made


def learn_grid(
    cells: Cells, tally: Tally, *, first_day: int, origin: int, horizon: int
) -> GridFitter:
    """Return a fitter that has taken in every whole period before `origin`, not yet fitted."""
    memory, features, fitter = Memory(len(cells), first_day), GridFeatures(cells), GridFitter()
    periods = (origin - first_day) // horizon
    for back in range(periods, 0, -1):
        day = origin - back * horizon
        memory.advance(day, *tally.per_effort(memory.day, day))
        if back <= periods - SETTLING:
            x = features.of(memory.means(), horizon) * tally.effort_of(day)[:, None]
            fitter.learn(day, x, tally.between(day, day + horizon))
    return fitter
