"""Did violations fall with a truce more than elsewhere, and more than they fall by themselves?

Difference in differences: (after / before) of what the truce covers over (after / before) of what
it does not. The same number is reckoned at every day on which no truce began; only that
distribution says how large it gets by itself. Standard errors of a model are not used: on Syria
2016-19 they are several times too small.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from hudna.watch.events import Events, Floats, Ints

__all__ = ["TruceCaution", "TruceEffect", "TruceSettings", "truce_effect"]


class TruceCaution(StrEnum):
    """What a reader of the effect must know."""

    NO_COMPARISON = "no_comparison"
    NOTHING_COVERED = "nothing_covered"
    TOO_SHORT = "too_short"
    FEW_EVENTS = "few_events"
    FEW_PLACEBOS = "few_placebos"
    BEFORE_UNUSUAL = "before_unusual"


@dataclass(frozen=True, slots=True)
class TruceSettings:
    """Days before and after that are compared, and days just before a truce that are left out.

    The days left out are when sides that know of a coming truce still improve their lines, or
    already hold fire.
    """

    before: int = 28
    after: int = 28
    anticipation: int = 14
    least_events: float = 10.0
    least_placebos: float = 5.0


@dataclass(frozen=True, slots=True)
class TruceEffect:
    """The ratio of ratios at a truce, beside what it is on days without one.

    `covered` and `compared` are events (before, after); `effect` is their ratio of ratios, 1 for
    no difference. `band_low`, `band_high`: where 95 % of placebo dates lie; `low`, `high`: 95 %
    interval of the effect that the placebo dates imply; `p_value`: share of dates with an effect
    as far from 1. `independent` is how many placebo dates fit without overlap. `just_before` is
    the rate of the days left out over that of the days before them, for what is covered, over the
    same for what is not, and `just_before_p` its share of placebo dates. Unknown numbers are
    `nan`.
    """

    day: int
    settings: TruceSettings
    covered: tuple[float, float]
    compared: tuple[float, float]
    effect: float
    low: float
    high: float
    p_value: float
    band_low: float
    band_high: float
    placebos: int
    independent: float
    just_before: float
    just_before_p: float
    cautions: tuple[TruceCaution, ...]


def truce_effect(
    events: Events,
    covered: NDArray[np.bool_],
    compared: NDArray[np.bool_],
    day: int,
    settings: TruceSettings | None = None,
) -> TruceEffect:
    """Return the effect of a truce that began on `day` (days since 1970-01-01).

    `covered` and `compared` are masks of rows; rows in neither are not used. Without rows to
    compare, the plain ratio after / before is given, with its own placebo dates and a caution.
    """
    chosen = settings or TruceSettings()
    first = int(events.day.min()) if len(events) else day
    days = int(events.day.max()) - first + 1 if len(events) else 0
    series = [
        np.bincount(events.day[mask] - first, events.count[mask], days).astype(np.float64)
        for mask in (covered, compared)
    ]
    at = day - first
    alone = not compared.any()
    cautions = [TruceCaution.NO_COMPARISON] if alone else []
    if not covered.any():
        cautions.append(TruceCaution.NOTHING_COVERED)
    reach = chosen.before + chosen.anticipation
    if at < reach or at + chosen.after > days:
        cautions.append(TruceCaution.TOO_SHORT)
    if {TruceCaution.NOTHING_COVERED, TruceCaution.TOO_SHORT} & set(cautions):
        return _unknown(day, chosen, cautions)
    here = np.array([at])
    (had, has), (had_other, has_other) = (_sums(one, here, chosen) for one in series)
    counts = (float(had[0]), float(has[0])), (float(had_other[0]), float(has_other[0]))
    if sum(counts[0]) < chosen.least_events or (not alone and sum(counts[1]) < chosen.least_events):
        cautions.append(TruceCaution.FEW_EVENTS)
        return _unknown(day, chosen, cautions, *counts)
    dates = _placebo_dates(at, days, chosen)
    found = float(_log_effect(series, here, chosen)[0])
    placebo = _log_effect(series, dates, chosen)
    independent = _fitting(dates, reach + chosen.after)
    if independent < chosen.least_placebos:
        cautions.append(TruceCaution.FEW_PLACEBOS)
    early = float(_log_before(series, here, chosen)[0])
    early_p = _p_value(early, _log_before(series, dates, chosen))
    if early_p < 0.05:
        cautions.append(TruceCaution.BEFORE_UNUSUAL)
    low, high = _interval(found, placebo, independent)
    band = np.exp(np.quantile(placebo, (0.025, 0.975))) if len(placebo) else (np.nan, np.nan)
    return TruceEffect(
        day, chosen, *counts,
        effect=float(np.exp(found)),
        low=low,
        high=high,
        p_value=_p_value(found, placebo),
        band_low=float(band[0]),
        band_high=float(band[1]),
        placebos=len(placebo),
        independent=independent,
        just_before=float(np.exp(early)),
        just_before_p=early_p,
        cautions=tuple(cautions),
    )  # fmt: skip


def _placebo_dates(at: int, days: int, settings: TruceSettings) -> Ints:
    """Return days whose whole comparison lies before the truce, or wholly after it."""
    reach = settings.before + settings.anticipation
    earlier = np.arange(reach, at - settings.after + 1)
    later = np.arange(at + reach, days - settings.after + 1)
    return np.concatenate([earlier, later]).astype(np.int64)


def _sums(series: Floats, at: Ints, settings: TruceSettings) -> tuple[Floats, Floats]:
    run = np.concatenate([[0.0], np.cumsum(series)])
    start = at - settings.anticipation
    return run[start] - run[start - settings.before], run[at + settings.after] - run[at]


def _log_effect(series: list[Floats], at: Ints, settings: TruceSettings) -> Floats:
    """Return log of the ratio of ratios; 1/2 is added to each count, so that 0 has a logarithm."""
    scale = settings.before / settings.after
    total = np.zeros(len(at))
    for one, sign in zip(series, (1, -1), strict=True):
        had, has = _sums(one, at, settings)
        if one.any():
            total += sign * np.log((has + 0.5) / (had + 0.5) * scale)
    return total


def _log_before(series: list[Floats], at: Ints, settings: TruceSettings) -> Floats:
    """Return log of the rate of the days left out over that of the days before them, likewise."""
    total = np.zeros(len(at))
    gap = max(settings.anticipation, 1)
    for one, sign in zip(series, (1, -1), strict=True):
        run = np.concatenate([[0.0], np.cumsum(one)])
        had = run[at - gap] - run[np.maximum(at - gap - settings.before, 0)]
        if one.any():
            rate = (run[at] - run[at - gap] + 0.5) / gap
            total += sign * np.log(rate * settings.before / (had + 0.5))
    return total


def _p_value(found: float, placebo: Floats) -> float:
    """Return the share of dates as far from no effect, the truce's own date among them."""
    if not len(placebo):
        return float("nan")
    return float((1 + (np.abs(placebo) >= abs(found) - 1e-12).sum()) / (1 + len(placebo)))


def _fitting(dates: Ints, length: int) -> float:
    """Return how many dates fit without overlap of their comparisons."""
    if not len(dates):
        return 0.0
    gaps = np.flatnonzero(np.diff(dates) > 1)
    starts = np.concatenate([[0], gaps + 1])
    stops = np.concatenate([gaps, [len(dates) - 1]])
    return float(
        sum((dates[b] - dates[a]) / length + 1 for a, b in zip(starts, stops, strict=True))
    )


def _interval(found: float, placebo: Floats, independent: float) -> tuple[float, float]:
    """Return a 95 % interval of the effect from the spread of placebo effects around 1.

    Overlapping dates are not independent: the spread is taken with Student's t on as many degrees
    of freedom as dates fit without overlap, which widens it where history is short.
    """
    if not len(placebo) or independent < 2:
        return float("nan"), float("nan")
    spread = float(np.sqrt(np.mean(placebo**2)))
    reach = spread * float(student.ppf(0.975, independent))
    return float(np.exp(found - reach)), float(np.exp(found + reach))


def _unknown(
    day: int,
    settings: TruceSettings,
    cautions: list[TruceCaution],
    covered: tuple[float, float] = (0.0, 0.0),
    compared: tuple[float, float] = (0.0, 0.0),
) -> TruceEffect:
    none = float("nan")
    return TruceEffect(
        day, settings, covered, compared, none, none, none, none, none, none, 0, 0.0, none, none,
        tuple(cautions),
    )  # fmt: skip
