"""From a table to a fitted model, or to the stated reason why there is none."""

from dataclasses import dataclass

import numpy as np

from hudna.watch.etas.fit import Bounds, Fit, Progress, fit
from hudna.watch.etas.model import Catalogue, Parameters
from hudna.watch.etas.prepare import Choice, Prepared, prepare
from hudna.watch.etas.residuals import Residuals, residuals
from hudna.watch.etas.table import Table

__all__ = ["FITTED", "NOT_ASSESSABLE", "NOT_CONVERGED", "Study", "study"]

FITTED, NOT_CONVERGED, NOT_ASSESSABLE = "fitted", "not converged", "not assessable"

LEAST_TARGETS = 50
"""Fewer events do not tell seven parameters and a background apart."""

LEAST_GAIN = 10.0
"""Log-likelihood: drawn without triggering, fits gain up to 6; with a tenth triggered, 60."""

LEAST_DAYS, LEAST_PLACES = 7.0, 5

MOST_EVENTS = 30_000
"""Pairs grow with the square; past this the grid model is the tool."""

HOUR_UNKNOWN_LEAST_C = 0.1
"""Days: where only the day is told, quicker triggering cannot be seen."""

PLACE_LEAST_D = 1.0
"""km2: events without magnitude are placed by the name of a town, no finer than a kilometre."""


INSTRUMENT_LEAST_C, INSTRUMENT_LEAST_D = 1e-6, 1e-4
"""Days and km2: below what instruments tell."""


@dataclass(frozen=True, slots=True)
class Study:
    """`status` and, unless fitted, its `reason`; what was prepared and fitted, where it was."""

    status: str
    reason: str
    prepared: Prepared | None = None
    fit: Fit | None = None
    residuals: Residuals | None = None
    notes: tuple[str, ...] = ()


def study(
    table: Table,
    choice: Choice,
    rng: np.random.Generator,
    *,
    begin: Parameters | None = None,
    say: Progress = lambda _: None,
) -> Study:
    """Return the model fitted to a table, or why it could not be; `rng` draws untold hours."""
    if not len(table.time):
        return Study(NOT_ASSESSABLE, "no usable events")
    prepared = prepare(table, choice, rng)
    notes = prepared.notes
    if reason := _unfit(prepared.events):
        return Study(NOT_ASSESSABLE, reason, prepared, notes=notes)
    marks = prepared.threshold is not None and bool(np.ptp(prepared.events.mark) > 0)
    bounds = Bounds(
        marks,
        least_c=HOUR_UNKNOWN_LEAST_C if prepared.days_only else INSTRUMENT_LEAST_C,
        least_d=PLACE_LEAST_D if prepared.threshold is None else INSTRUMENT_LEAST_D,
    )
    found = fit(prepared.events, bounds, begin=begin, say=say)
    rest = residuals(found.theta, prepared.events, found.kernels.integral(found.chance))
    notes += _remarks(prepared, found)
    status, reason = FITTED, ""
    if not found.converged:
        status, reason = NOT_CONVERGED, f"parameters still moved after {found.rounds} rounds"
    return Study(status, reason, prepared, found, rest, notes)


def _unfit(events: Catalogue) -> str:
    """Return why a catalogue cannot be fitted, or nothing."""
    targets = int(events.target.sum())
    if targets < LEAST_TARGETS:
        return f"{targets} events in the area and window; at least {LEAST_TARGETS} are needed"
    if len(events) > MOST_EVENTS:
        return f"{len(events)} events are too many for all pairs; use `hudna watch forecast`"
    when = events.t[events.target]
    if float(np.ptp(when)) < LEAST_DAYS:
        return f"the events span {np.ptp(when):.1f} days; at least {LEAST_DAYS:g} are needed"
    kilometres = np.column_stack([events.x, events.y])[events.target].round()
    places = len(np.unique(kilometres, axis=0))
    if places < LEAST_PLACES:
        return f"the events lie at {places} places; at least {LEAST_PLACES} are needed"
    return ""


def _remarks(prepared: Prepared, found: Fit) -> tuple[str, ...]:
    notes = []
    if found.at_bound:
        notes.append(f"at the limit of what the data can tell: {', '.join(found.at_bound)}")
    if found.gain < LEAST_GAIN:
        notes.append("no triggering can be told from the background")
    if (
        sum(value is not None for value in found.errors.values()) + len(found.at_bound)
        < found.fitted
    ):
        notes.append("the likelihood is flat at its top: standard errors are not told by the data")
    if found.branching_ratio(prepared.events, prepared.events.days) >= 1:
        notes.append(
            "each event triggers one or more others within the window's length on average: "
            "the fit describes the past and is not to be carried into the future"
        )
    return tuple(notes)
