"""The forecast of one origin with its reasons, and how the last weeks' forecasts turned out."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from hudna.watch.cells import Cells, cells_around
from hudna.watch.counts.mixture import Mixture
from hudna.watch.counts.rolling import MODEL, Origin, walk
from hudna.watch.counts.scores import share_in_top
from hudna.watch.counts.tally import tally
from hudna.watch.events import Events, Floats, Ints

__all__ = [
    "LEAST_DAYS",
    "LEAST_EVENTS",
    "Forecast",
    "PastWeek",
    "Refusal",
    "forecast",
    "last_month",
    "refusal",
]

LEAST_EVENTS = 20
LEAST_DAYS = 28
LEAST_PERIODS = 4
"""Under these nothing is forecast: any number would be invented."""

LOOKED_AT = 52
"""Past origins from which it is learned how far all cells move together."""

DRAWS = 1000
LEVELS = np.array([0.05, 0.5, 0.95])


@dataclass(frozen=True, slots=True)
class PastWeek:
    """One past forecast of all cells and what came: the hits and misses of the page."""

    day: int
    expected: float
    low: float
    high: float
    came: float
    share_in_top_5: float | None

    @property
    def held(self) -> bool:
        """Whether what came lies in the range that was expected."""
        return self.low <= self.came <= self.high


@dataclass(frozen=True, slots=True)
class Forecast:
    """Expected counts of n cells from day `origin` on for `horizon` days.

    `q05`, `q50`, `q95` are quantiles of the forecast distribution; `low` to `high` is the range set
    to hold 90 % of past counts of cells that expected as much; `shares` sum to 1 in each cell;
    `normal` is the count per horizon over the past year; `effort` a multiple of the usual.
    `status` is "forecast", "shrunk to plain means" or "not assessable", the last with no cells.
    """

    origin: int
    horizon: int
    status: str
    note: str
    cells: Cells
    expected: Floats
    q05: Ints
    q50: Ints
    q95: Ints
    low: Ints
    high: Ints
    shares: dict[str, Floats]
    normal: Floats
    effort: Floats
    mixture: Mixture
    common: float
    weeks: tuple[PastWeek, ...]

    def total(self, rng: np.random.Generator, chosen: Ints | None = None) -> tuple[float, int, int]:
        """Return the expected count and 90 % range of the sum over chosen cells, or all."""
        some = np.arange(len(self.expected)) if chosen is None else chosen
        parts = Mixture(self.mixture.mean[some], self.mixture.r[some], self.mixture.weight)
        low, high = _range(parts, self.common, rng)
        return float(parts.expected().sum()), low, high


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing can be forecast: by key (`no_events`, `few_events`, `short`), and in words."""

    key: str
    words: str


def refusal(events: Events, origin: int, horizon: int) -> Refusal | None:
    """Return why nothing can be forecast, or null."""
    before = events.where(events.day < origin)
    if not len(before) or not before.count.sum():
        return Refusal("no_events", "no event lies before the day of the forecast")
    seen = before.count.sum()
    if seen < LEAST_EVENTS:
        few = f"{seen:g} events are fewer than {LEAST_EVENTS}, too few to say what is usual"
        return Refusal("few_events", few)
    days = origin - int(before.day.min())
    if days < max(LEAST_DAYS, LEAST_PERIODS * horizon):
        need = max(LEAST_DAYS, LEAST_PERIODS * horizon)
        short = f"{days} days of events are fewer than {need}, too few to say what is usual"
        return Refusal("short", short)
    return None


def forecast(
    events: Events,
    *,
    origin: int,
    horizon: int = 7,
    area: Cells | None = None,
    rng: np.random.Generator,
) -> Forecast:
    """Return the forecast for `area`, or for all cells within 30 km of an event before `origin`."""
    if reason := refusal(events, origin, horizon):
        return _not_assessable(origin, horizon, reason.words)
    before = events.where(events.day < origin)
    seen = before.where(before.count > 0)
    cells = area if area is not None else cells_around(seen.latitude, seen.longitude)
    counted = tally(before, cells)
    if counted.count.sum() < LEAST_EVENTS:
        return _not_assessable(
            origin, horizon, f"{counted.count.sum():g} events in the area are too few"
        )
    past: deque[Origin] = deque(maxlen=LOOKED_AT)
    last: Origin | None = None
    for made in walk(
        cells, counted, first_day=int(before.day.min()), origin=origin, horizon=horizon,
        area=area is not None,
    ):  # fmt: skip
        if made.complete:
            past.append(made)
        else:
            last = made
    if last is None:
        return _not_assessable(origin, horizon, "no past period could be learned from")
    common = common_variance(list(past))
    weeks = tuple(past_week(each, common, rng) for each in list(past)[-4:])
    return _told(last, horizon, cells, common, weeks, counted.outside)


def last_month(
    events: Events, *, origin: int, area: Cells | None = None, rng: np.random.Generator
) -> tuple[PastWeek, ...]:
    """Return up to four past weeks before `origin`, each forecast from the days before it alone."""
    return forecast(events, origin=origin, horizon=7, area=area, rng=rng).weeks


def common_variance(past: list[Origin]) -> float:
    """Return the variance of the factor that moved all cells together, by moments over the past.

    What totals scattered beyond the cells' own variances, per squared expectation.
    """
    extra, square = 0.0, 0.0
    for each in past:
        parts = each.forecasts[MODEL]
        expected = parts.expected().sum()
        extra += (each.came.sum() - expected) ** 2 - parts.variance().sum()
        square += expected**2
    return min(max(extra / square, 0.0), 1.0) if square else 0.0


def past_week(origin: Origin, common: float, rng: np.random.Generator) -> PastWeek:
    """Return one past forecast of all cells and what came."""
    parts = origin.forecasts[MODEL]
    low, high = _range(parts, common, rng)
    inside, _, total = share_in_top(parts.expected(), origin.came, 0.05)
    return PastWeek(
        origin.day,
        float(parts.expected().sum()),
        low,
        high,
        float(total),
        inside / total if total else None,
    )


def _range(parts: Mixture, common: float, rng: np.random.Generator) -> tuple[int, int]:
    if not len(parts):
        return 0, 0
    low, high = np.quantile(
        parts.draw_total(rng, DRAWS, common), [0.05, 0.95], method="inverted_cdf"
    )
    return int(low), int(high)


def _told(
    made: Origin,
    horizon: int,
    cells: Cells,
    common: float,
    weeks: tuple[PastWeek, ...],
    outside: float,
) -> Forecast:
    parts = made.forecasts[MODEL]
    cut = parts.quantiles(LEVELS)
    notes = []
    if made.trust_cut:
        notes.append("few events or weeks: the forecast leans on the means of 28 and 90 days")
    if outside:
        notes.append(f"{outside:g} events lie outside the area and were not used")
    return Forecast(
        made.day,
        horizon,
        "shrunk to plain means" if made.trust_cut else "forecast",
        "; ".join(notes),
        Cells(cells.row[made.known], cells.column[made.known], cells.meridian, cells.width_km),
        parts.expected(),
        cut[:, 0],
        cut[:, 1],
        cut[:, 2],
        *made.interval,
        made.shares,
        made.usual,
        made.effort,
        parts,
        common,
        weeks,
    )


def _not_assessable(origin: int, horizon: int, reason: str) -> Forecast:
    none, whole = np.zeros(0), np.zeros(0, np.int64)
    return Forecast(
        origin, horizon, "not assessable", reason, Cells(whole, whole, 0.0),
        none, whole, whole, whole, whole, whole, {}, none, none,
        Mixture(np.zeros((0, 1)), np.ones((0, 1)), np.ones(1)), 0.0, (),
    )  # fmt: skip
