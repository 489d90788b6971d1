"""Scores of all forecasts over rolling origins, with intervals from blocks of weeks.

Cells next to each other and weeks after each other share their fate, so whole blocks of four
origins are drawn again (Kuensch 1989, "The jackknife and the bootstrap for general stationary
observations"), the same for every model: ratios between models keep what they have in common.
"""

from dataclasses import dataclass

import numpy as np

from hudna.watch.counts.conformal import BINS, bin_of
from hudna.watch.counts.mixture import Mixture
from hudna.watch.counts.rolling import MODEL, Origin
from hudna.watch.counts.scores import (
    crps_and_log_score,
    crps_of_sample,
    interval_score,
    random_pit,
    share_in_top,
)
from hudna.watch.events import Floats, Ints

__all__ = ["EMPIRICAL", "FIELDS", "FIGURES", "Backtest", "OriginScores", "score_origin"]

EMPIRICAL = "past_12_periods"
FIELDS = (
    "cells", "crps", "log", "interval",
    "inside_1", "best_1", "inside_5", "best_5", "events",
    "new_inside_5", "new_events",
)  # fmt: skip
FIGURES = ("crps", "log_score", "interval_score", "pai_1", "pei_1", "pai_5", "pei_5", "newly_hot_5")
BLOCK = 4
DRAWS = 1000
PIT_BINS = 10


@dataclass(frozen=True, slots=True)
class OriginScores:
    """Sums over the cells of one origin.

    `sums` (models, fields); `coverage` (models, bins, 4): cells, inside the closed interval, inside
    5 to 95 % of the randomised PIT, without an event; `pit` (models, PIT_BINS).
    """

    day: int
    sums: Floats
    coverage: Floats
    pit: Floats


@dataclass(frozen=True, slots=True)
class Backtest:
    """Scores by origin, model and field."""

    models: tuple[str, ...]
    origins: tuple[OriginScores, ...]

    def since(self, day: int) -> "Backtest":
        """Return the part whose origins lie on or after a day."""
        return Backtest(self.models, tuple(each for each in self.origins if each.day >= day))

    def figures(self) -> Floats:
        """Return shape (models, figures), nan where a figure does not exist."""
        return _figures(np.sum([each.sums for each in self.origins], axis=0))

    def resampled(self, rng: np.random.Generator) -> Floats:
        """Return shape (draws, models, figures) from blocks of origins drawn again."""
        sums = np.stack([each.sums for each in self.origins])
        n = len(sums)
        size = min(BLOCK, n)
        starts = rng.integers(0, n - size + 1, (DRAWS, -(-n // size)))
        drawn = (starts[:, :, None] + np.arange(size)).reshape(DRAWS, -1)[:, :n]
        times = np.stack([np.bincount(row, minlength=n) for row in drawn])
        return _figures(np.einsum("dn,nmf->dmf", times, sums))

    def coverage(self) -> Floats:
        """Return cells and shares inside, inside by PIT and empty, shape (models, bins, 4)."""
        summed = np.sum([each.coverage for each in self.origins], axis=0)
        cells = summed[:, :, :1]
        shares = np.divide(
            summed[:, :, 1:], cells, out=np.full(summed[:, :, 1:].shape, np.nan), where=cells > 0
        )
        return np.concatenate([cells, shares], axis=2)

    def pit(self) -> Floats:
        """Return the share of cells in each tenth of the randomised PIT, shape (models, tenths)."""
        summed: Floats = np.sum([each.pit for each in self.origins], axis=0)
        total = summed.sum(axis=1, keepdims=True)
        none = np.full(summed.shape, np.nan)
        return np.asarray(np.divide(summed, total, out=none, where=total > 0))


def score_origin(origin: Origin, rng: np.random.Generator) -> OriginScores:
    """Return what every model scored at one complete origin, the empirical forecast last."""
    made = [_score_mixture(origin, name, rng) for name in origin.forecasts]
    made.append(_score_sample(origin))
    sums, coverage, pit = (np.stack(part) for part in zip(*made, strict=True))
    return OriginScores(origin.day, sums, coverage, pit)


def _score_mixture(
    origin: Origin, name: str, rng: np.random.Generator
) -> tuple[Floats, Floats, Floats]:
    forecast, came = origin.forecasts[name], origin.came
    crps, log = crps_and_log_score(forecast, came)
    low, high = central = _central(forecast)
    if name == MODEL:
        low, high = origin.interval
    pit = random_pit(*forecast.at(came), rng)
    expected = forecast.expected()
    sums = _sums(origin, expected, crps, log, interval_score(*central, came))
    by_pit = ((pit > 0.05) & (pit <= 0.95)).astype(np.float64)
    tenths = np.bincount((pit * PIT_BINS).astype(int).clip(0, PIT_BINS - 1), minlength=PIT_BINS)
    return sums, _coverage(expected, low, high, came, by_pit), tenths.astype(np.float64)


def _score_sample(origin: Origin) -> tuple[Floats, Floats, Floats]:
    came, past = origin.came, origin.past
    low, high = np.quantile(past, [0.05, 0.95], axis=1, method="inverted_cdf").astype(np.int64)
    expected = past.mean(axis=1)
    score = interval_score(low, high, came)
    # What it never saw has no chance at all: its log score would be infinite.
    sums = _sums(origin, expected, crps_of_sample(past, came), np.full(len(came), np.nan), score)
    inside = np.full(len(came), np.nan)
    return sums, _coverage(expected, low, high, came, inside), np.zeros(PIT_BINS)


def _central(forecast: Mixture) -> tuple[Ints, Ints]:
    cut = forecast.quantiles(np.array([0.05, 0.95]))
    return cut[:, 0], cut[:, 1]


def _sums(origin: Origin, expected: Floats, crps: Floats, log: Floats, interval: Floats) -> Floats:
    came, quiet = origin.came, origin.quiet
    one = share_in_top(expected, came, 0.01)
    five = share_in_top(expected, came, 0.05)
    new = share_in_top(expected[quiet], came[quiet], 0.05)
    told = (len(came), crps.sum(), log.sum(), interval.sum())
    return np.array([*told, *one[:2], *five, new[0], new[2]])


def _coverage(expected: Floats, low: Ints, high: Ints, came: Floats, by_pit: Floats) -> Floats:
    bin_ = bin_of(expected)
    inside = (came >= low) & (came <= high)
    counted = (np.ones(len(came)), inside, by_pit, came == 0)
    return np.stack(
        [np.bincount(bin_, weights=each, minlength=len(BINS)) for each in counted], axis=1
    )


def _figures(sums: Floats) -> Floats:
    f = {name: sums[..., at] for at, name in enumerate(FIELDS)}
    with np.errstate(invalid="ignore", divide="ignore"):
        made = [
            f["crps"] / f["cells"],
            f["log"] / f["cells"],
            f["interval"] / f["cells"],
            f["inside_1"] / f["events"] / 0.01,
            f["inside_1"] / f["best_1"],
            f["inside_5"] / f["events"] / 0.05,
            f["inside_5"] / f["best_5"],
            f["new_inside_5"] / f["new_events"] / 0.05,
        ]
    return np.stack(made, axis=-1)
