"""Daily counts of many areas -> alarms that say what rose, by how much, since when and why."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.watch.alarms.alarm import Alarm, Watched
from hudna.watch.alarms.cusum import BASELINE, GUARD, Chart, evidence, normal_rate, run_chart
from hudna.watch.alarms.daily_hawkes import after_effects
from hudna.watch.alarms.daily_hawkes_fit import BranchingFit, fit_branching
from hudna.watch.alarms.false_alarms import quiet_heights
from hudna.watch.alarms.false_discoveries import FALSE_SHARE, discoveries
from hudna.watch.alarms.panel import Panel
from hudna.watch.alarms.standing import standings
from hudna.watch.events import Floats, Ints

__all__ = ["FEWEST_EVENTS", "REFIT", "watch_panel"]

FEWEST_EVENTS = 3
"""A rise of fewer events raises no alarm: so few would point at those who were there."""

REFIT = 91
"""Days one fit of the process serves; every fit sees the days before it only. They are counted from
1970, so that it does not matter on which day a table begins to be judged."""

LOWEST_LIMIT = 1.0
"""Charts lower than this are not compared with simulated ones: no limit lies there."""

LEAST_EFFORT = 0.8
"""Share of the usual effort from which on it counts as kept."""

RUN_UP = 182
"""Days a chart runs before the first day asked for, so that it stands where it would have stood."""

AGAIN = 28
Z90, BEYOND_DOUBT = 1.645, 2.576


@dataclass(frozen=True, slots=True)
class _State:
    """What charts are run on; arrays are (days, series), `fits` one for each day."""

    panel: Panel
    looked: Floats
    exposure: Floats
    normal: Floats
    usual: Floats
    remembered: Floats
    fits: tuple[BranchingFit, ...]


def watch_panel(
    panel: Panel, *, look_back: int | None = None, false_share: float = FALSE_SHARE
) -> Watched:
    """Judge every day with a complete baseline, or the last `look_back` of them, by what is known.

    Of a week's alarms in several areas, at most `false_share` are false on average.
    Thresholds come from a simulation with a fixed seed: every party that holds the same counts
    gets the same alarms. Past days are judged with all that is reported by the last day.
    """
    first = BASELINE + GUARD
    if len(panel) <= first or not panel.names:
        return Watched((), standings(panel, None, ()), _last(panel), None, _short(panel))
    told = max(first, len(panel) - look_back) if look_back else first
    start = max(first, told - RUN_UP)
    state, ratios = _prepare(panel, start)
    chances = np.ones(panel.counts.shape)
    limits = np.full(panel.counts.shape, np.inf)
    bars = np.zeros(len(panel))
    areas = np.zeros(len(panel), dtype=np.int64)

    def admit(t: int, height: Floats, since: Ints) -> NDArray[np.bool_]:
        judged: NDArray[np.bool_] = (
            (t >= start) & ~np.isnan(state.normal[t]) & (state.exposure[t] > 0)
        )
        if not judged.any():
            return np.asarray(judged)
        limits[t, judged], chances[t, judged] = _compare(state, t, height, judged)
        areas[t] = int(judged.sum())
        believed: NDArray[np.bool_] = judged.copy()
        if areas[t] > 1:
            believed[judged], bars[t] = discoveries(chances[t, judged], false_share)
        raised: NDArray[np.bool_] = believed & (height >= limits[t])
        for i in np.flatnonzero(raised):
            raised[i] = _enough(state, int(i), int(since[i]), t) and not _held(
                state, int(i), int(since[i]), t
            )
        return raised

    chart = run_chart(ratios, admit)
    alarms = tuple(
        alarm
        for alarm in _alarms(state, chart, chances, limits, bars, areas)
        if alarm.day >= panel.first_day + told
    )
    held = _held_now(state, chart, limits)
    fit = state.fits[-1]
    return Watched(
        alarms, standings(panel, fit.process, alarms, held), panel.last_day, fit, _notes(panel)
    )


def _prepare(panel: Panel, start: int) -> tuple[_State, Floats]:
    """Fit from time to time, and weigh each day with the fit that was known before it."""
    looked = panel.looked()
    exposure, vague = panel.exposure()
    normal, usual = normal_rate(panel.counts, exposure)
    ratios = np.zeros((3, *panel.counts.shape))
    remembered = np.zeros(panel.counts.shape)
    fits: list[BranchingFit] = []
    begin = start
    while begin < len(panel):
        until_next = REFIT - (panel.first_day + begin) % REFIT
        days = slice(begin, min(begin + until_next, len(panel)))
        fit = fit_branching(panel.counts[:begin], exposure[:begin])
        ratios[:, days] = evidence(panel.counts, exposure, fit.process, vague=vague)[:, days]
        memory = fit.process.memory
        remembered[days] = after_effects(panel.counts, exposure, normal, memory)[days]
        fits += [fit] * (days.stop - days.start)
        begin = days.stop
    before = tuple(fits[:1] * start)
    return _State(panel, looked, exposure, normal, usual, remembered, (*before, *fits)), ratios


def _compare(
    state: _State, t: int, height: Floats, judged: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Return limit and chance of each judged series, from quiet series at its level of events."""
    limits, chances = [], []
    process = state.fits[t].process
    for i in np.flatnonzero(judged):
        if height[i] < LOWEST_LIMIT:
            limits.append(LOWEST_LIMIT)
            chances.append(1.0)
            continue
        at_usual = float(state.normal[t, i] * state.usual[t, i])
        quiet = quiet_heights(process, at_usual)
        limits.append(max(quiet.limit, LOWEST_LIMIT))
        chances.append(float(quiet.chance(height[i])) if height[i] >= limits[-1] else 1.0)
    return np.array(limits), np.array(chances)


def _enough(state: _State, i: int, since: int, t: int) -> bool:
    return float(state.panel.counts[since : t + 1, i].sum()) >= FEWEST_EVENTS


def _held(state: _State, i: int, since: int, t: int) -> bool:
    """Say whether a rise per effort may be one of effort alone: less of it, and no more events.

    Half the effort need not see half the events, so the events themselves must be more beyond
    doubt (99.5 %), as this is asked day after day.
    """
    days = slice(since, t + 1)
    baseline = slice(t - GUARD - BASELINE + 1, t - GUARD + 1)
    looked, usual = float(state.looked[days, i].sum()), float(state.looked[baseline, i].mean())
    if looked >= LEAST_EFFORT * usual * (t + 1 - since):
        return False
    counts = state.panel.counts
    share = float(state.exposure[days, i].sum()) / max(looked, 1e-12)
    times = counts[days, i].mean() / max(share, 1e-12) / max(counts[baseline, i].mean(), 1e-12)
    return bool(times * np.exp(-BEYOND_DOUBT * _spread(state, i, since, t)) <= 1)


def _spread(state: _State, i: int, since: int, t: int) -> float:
    """Return the standard error of the logarithm of counted over normal."""
    per_day = float(state.normal[t, i] * state.usual[t, i])
    counted = float(state.panel.counts[since : t + 1, i].sum())
    inflation = state.fits[t].process.inflation(per_day)
    return float(np.sqrt(inflation * (1 / counted + 1 / (per_day * BASELINE))))


def _held_now(state: _State, chart: Chart, limits: Floats) -> dict[int, int]:
    """Return series (and the day their rise began) that are over the limit by effort alone."""
    t = len(state.panel) - 1
    over = np.flatnonzero((chart.height[t] >= limits[t]) & ~chart.crossed[t])
    since = {int(i): int(chart.since[t, i]) for i in over}
    return {i: begin for i, begin in since.items() if _held(state, i, begin, t)}


def _alarms(
    state: _State, chart: Chart, chances: Floats, limits: Floats, bars: Floats, areas: Ints
) -> tuple[Alarm, ...]:
    panel, found = state.panel, []
    last: dict[int, int] = {}
    for t, i in np.argwhere(chart.crossed).tolist():
        since = int(chart.since[t, i])
        days = slice(since, t + 1)
        process = state.fits[t].process
        counted = float(panel.counts[days, i].sum())
        normal = float(state.exposure[days, i].sum() * state.normal[t, i])
        extra = state.exposure[days, i] * (state.remembered[days, i] - state.normal[t, i])
        per_day = float(state.normal[t, i] * state.usual[t, i])
        spread = _spread(state, i, since, t)
        looked = float(state.looked[days, i].sum())
        baseline = state.looked[t - GUARD - BASELINE + 1 : t - GUARD + 1, i].mean()
        found.append(
            Alarm(
                name=panel.names[i],
                day=panel.first_day + t,
                since=panel.first_day + since,
                counted=counted,
                normal=normal,
                normal_per_day=per_day,
                after_effects=float(process.branching * extra.sum()),
                times=counted / normal,
                times_low=float(counted / normal * np.exp(-Z90 * spread)),
                times_high=float(counted / normal * np.exp(Z90 * spread)),
                chance=float(chances[t, i]),
                chance_allowed=float(bars[t]) if areas[t] > 1 else 1.0,
                areas=int(areas[t]),
                height=float(chart.height[t, i]),
                limit=float(limits[t, i]),
                effort_times=looked / (t + 1 - since) / float(baseline)
                if panel.effort_told[i] and baseline > 0
                else None,
                reported_share=float(state.exposure[days, i].sum()) / looked if looked else 0.0,
                again=t - last.get(i, -AGAIN - 1) <= AGAIN,
            )
        )
        last[i] = t
    return tuple(found)


def _last(panel: Panel) -> int | None:
    return panel.last_day if len(panel) else None


def _short(panel: Panel) -> tuple[str, ...]:
    need = BASELINE + GUARD + 1
    if not panel.names or not len(panel):
        return ("not assessable: no usable row",)
    return (
        f"not assessable: {len(panel)} days of data; the first that can be judged is day {need} "
        f"({BASELINE} days of baseline, {GUARD} of guard)",
    )


def _notes(panel: Panel) -> tuple[str, ...]:
    notes = []
    if not panel.effort_told.all():
        untold = int((~panel.effort_told).sum())
        notes.append(
            f"effort is not told for {untold} of {len(panel.names)} series: there a change of "
            "effort alone would look like a change of events"
        )
    if panel.reports is None:
        notes.append("dates of report are not told (or too few): recent days may still grow")
    unused = float(panel.counts[panel.looked() == 0].sum())
    if unused:
        notes.append(f"{unused:g} events on days without told effort were not used")
    return tuple(notes)
