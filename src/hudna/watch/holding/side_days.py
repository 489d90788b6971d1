"""The bounds and probabilities of one accused side on many days at once, as arrays."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.watch.events import Floats, Ints
from hudna.watch.holding.bounds import Audit, bounds, floor_and_claims, verified_share
from hudna.watch.holding.holding import IndexSettings
from hudna.watch.holding.ratio import fano, probability_below
from hudna.watch.holding.reporters import Panel, choose_panel
from hudna.watch.holding.spans import Span, window_and_baseline
from hudna.watch.holding.told import Told

__all__ = ["SideDays", "side_days"]


CARRIED_DAYS = 7


@dataclass(frozen=True, slots=True)
class SideDays:
    """Columns over T days; the columns of `panel` are (R, T).

    `at_floor` and `at_ceiling` are P(rate / baseline < theta) at the bounds. `unheard` marks days
    whose window nobody reported in at all; `lately` is the coverage of the last week and
    `lately_due` what it must be for a side to come to hold, `today` and `today_due` the same of
    the last day.
    """

    day: Ints
    panel: Panel
    floor: Floats
    ceiling: Floats
    claims: Floats
    counted: Floats
    normal_floor: Floats
    normal_ceiling: Floats
    ratio_floor: Floats
    ratio_ceiling: Floats
    at_floor: Floats
    at_ceiling: Floats
    coverage: Floats
    lately: Floats
    lately_due: Floats
    today: Floats
    today_due: Floats
    without_effort: Floats
    baseline_days: Ints
    unheard: NDArray[np.bool_]
    effort_told: bool


def side_days(
    told: Told, side: int, days: Ints, settings: IndexSettings, audits: Mapping[str, Audit]
) -> SideDays:
    """Return the index's numbers for a side on `days`, counted from `told.first`.

    Where fewer than two reporters can be compared, floor and ceiling are those of all reporters:
    what was told, which no class rests on.
    """
    reporters = np.arange(len(told.reporters))
    tellers, daily = _daily(told, side, reporters)
    claims = ((tellers[None, :] >> reporters[:, None]) & 1).astype(float) @ daily
    truce = None if settings.truce_day is None else settings.truce_day - told.first
    window, baseline, lag = window_and_baseline(
        days, settings.window, settings.baseline_days, truce, settings.lag_days
    )
    spoke = told.spoke.astype(float)
    panel = choose_panel(claims, window, baseline, spoke, settings)
    verified = np.array([verified_share(r, audits, settings.audit_prior) for r in told.reporters])
    effort_told = bool(np.isfinite(told.effort).any())
    effort = carried(told.effort) if effort_told else np.ones(told.days)
    watched, usual = window.total(effort), baseline.total(effort)
    full = usual * window.length / np.maximum(baseline.length, 1)

    number = len(days)
    columns = {name: np.full(number, np.nan) for name in _COUNTED}
    heard = np.where(panel.kept.sum(axis=0) >= 2, panel.kept, True)
    for at, members in _groups(heard):
        supported, alone = floor_and_claims(*_daily(told, side, members), members)
        some, base = window.at(at), baseline.at(at)
        now = bounds(supported, alone, some, lag.at(at), verified[members])
        normal = bounds(supported, alone, base, base, verified[members])
        spread = fano(base.weeks(supported + alone.sum(axis=0)))
        exposure = (watched[at], usual[at], full[at])
        found = _probabilities(
            (now.floor, now.ceiling), (normal.floor, normal.ceiling), exposure, spread,
            settings.threshold,
        )  # fmt: skip
        share = full[at] / np.maximum(usual[at], 1e-12)
        values = (
            now.floor, now.ceiling, now.claims.sum(axis=0), now.counted.sum(axis=0),
            normal.floor * share, normal.ceiling * share, *found,
        )  # fmt: skip
        for name, value in zip(_COUNTED, values, strict=True):
            columns[name][at] = value
    return SideDays(
        day=days + told.first,
        panel=panel,
        coverage=np.where(full > 0, watched / np.maximum(full, 1e-12), 0.0),
        lately=_lately(effort, window, usual / np.maximum(baseline.length, 1), 7),
        lately_due=_usual_share(effort, baseline, settings.enter_week, 7),
        today=_lately(effort, window, usual / np.maximum(baseline.length, 1), 1),
        today_due=_usual_share(effort, baseline, settings.enter_week, 1),
        without_effort=window.total((effort <= 0).astype(float)),
        baseline_days=baseline.length,
        unheard=window.total(spoke.any(axis=0).astype(float)) == 0,
        effort_told=effort_told,
        **columns,
    )


_COUNTED = (
    "floor", "ceiling", "claims", "counted", "normal_floor", "normal_ceiling",
    "ratio_floor", "ratio_ceiling", "at_floor", "at_ceiling",
)  # fmt: skip


def _probabilities(
    now: tuple[Floats, Floats],
    normal: tuple[Floats, Floats],
    exposure: tuple[Floats, Floats, Floats],
    spread: Floats,
    theta: float,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return rate / baseline at floor and ceiling, and P(it < theta) at floor and ceiling.

    What is not known of effort widens the bounds: the floor takes the larger of the effort made
    and the usual one, the ceiling the smaller; and effort that was denied is taken, in the
    ceiling, to have hidden a rate of twice theta. So less access never speaks for a side, and
    more never against it.
    """
    watched, usual, full = exposure
    most, least = np.maximum(watched, full), np.minimum(watched, full)
    hidden = np.maximum(full - watched, 0) * 2 * theta * normal[1] / np.maximum(usual, 1e-12)
    at_floor = probability_below(theta, now[0], most, normal[0], usual, spread)
    as_seen = probability_below(theta, now[1], least, normal[1], usual, spread)
    filled = probability_below(theta, now[1] + hidden, full, normal[1], usual, spread)
    rate, rate0 = np.maximum(normal[0] / np.maximum(usual, 1e-12), 1e-12), normal[1]
    rate0 = np.maximum(rate0 / np.maximum(usual, 1e-12), 1e-12)
    return (
        now[0] / np.maximum(most, 1e-12) / rate,
        np.maximum(now[1] / np.maximum(least, 1e-12), (now[1] + hidden) / np.maximum(full, 1e-12))
        / rate0,
        at_floor,
        np.minimum(as_seen, filled),
    )


def carried(effort: Floats) -> Floats:
    """Return daily effort with what was told last taken to last for a week, then 0 where unknown.

    A table may tell effort only where it has an event; a longer gap is nobody's monitoring.
    """
    day = np.arange(len(effort))
    last = np.maximum.accumulate(np.where(np.isfinite(effort), day, -1))
    fresh = (last >= 0) & (day - last <= CARRIED_DAYS)
    return np.where(fresh, effort[np.maximum(last, 0)], 0.0)


def _lately(effort: Floats, window: Span, usual: Floats, size: int) -> Floats:
    """Return the last `size` days' effort as a share of the usual, 0 where none is usual."""
    last = Span(np.maximum(window.stop - size, 0), window.stop)
    due = usual * last.length
    return np.where(due > 0, last.total(effort) / np.maximum(due, 1e-12), 0.0)


def _usual_share(effort: Floats, baseline: Span, most: float, size: int) -> Floats:
    """Return the share of the usual nine of ten stretches of the baseline reach, at most `most`.

    Where single days swing from nothing to much, a single day shows no denial and need reach none.
    """
    stretches = baseline.weeks(effort, size)
    if not stretches.shape[1]:
        return np.full(len(stretches), most)
    share = np.quantile(stretches, 0.1, axis=1) / np.maximum(stretches.mean(axis=1), 1e-12)
    return np.asarray(np.clip(share, 0.5 if size > 1 else 0.0, most))


def _daily(told: Told, side: int, panel: Ints) -> tuple[Ints, Floats]:
    """Return the sets of tellers (M,) that occur and the events told by each on each day (M, D)."""
    left_out = np.setdiff1d(np.arange(len(told.reporters)), panel)
    day, tellers, quantity = told.without(side, left_out)
    sets, which = np.unique(tellers, return_inverse=True)
    at = which.reshape(-1) * told.days + day - told.first
    daily = np.bincount(at, weights=quantity, minlength=len(sets) * told.days)
    return np.asarray(sets), daily.astype(np.float64).reshape(len(sets), told.days)


def _groups(kept: NDArray[np.bool_]) -> list[tuple[Ints, Ints]]:
    """Return, for each panel that occurs, the days it is used on and its reporters."""
    panels, which = np.unique(kept, axis=1, return_inverse=True)
    return [
        (np.flatnonzero(which.reshape(-1) == number), np.flatnonzero(panels[:, number]))
        for number in range(panels.shape[1])
    ]
