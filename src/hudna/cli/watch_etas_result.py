"""What `hudna watch etas` answers: one JSON object, and the same as a few lines of text."""

from typing import Any

import numpy as np

from hudna.watch.cells import cells_around
from hudna.watch.etas.expected import expected
from hudna.watch.etas.fit import Fit
from hudna.watch.etas.prepare import Prepared
from hudna.watch.etas.study import FITTED, Study
from hudna.watch.etas.table import Table, moment_of

__all__ = ["lines", "result"]

NO_FORECAST = "not given: the fit is not one to carry into the future"

UNITS = {"c": "days", "D": "km2"}


def result(
    found: Study, table: Table, *, seconds: float, horizon: float | None, each: bool
) -> dict[str, Any]:
    """Return the answer as plain values; fields of a fit are absent where there is none."""
    answer: dict[str, Any] = {
        "status": found.status,
        "reason": found.reason or None,
        "notes": [*table.remarks, *found.notes],
        "left_out": [{"line": one.line, "reason": one.text} for one in table.left_out],
        "seconds": round(seconds, 2),
    }
    if found.prepared is not None:
        answer |= _studied(found.prepared)
    if found.prepared is not None and found.fit is not None:
        answer |= _fitted(found, found.fit, found.prepared)
        if horizon is not None:
            answer["expected"] = _expected(found, found.fit, found.prepared, horizon)
        if each:
            answer["each"] = _each(found.fit, found.prepared)
    return answer


def lines(answer: dict[str, Any]) -> list[str]:
    """Return the answer in words: one sentence first, then parameters and notes."""
    notes = [f"  note: {note}" for note in answer["notes"]]
    if "parameters" not in answer:
        return [f"Not assessable: {answer['reason']}.", *notes]
    share, ratio = answer["background_share"], answer["branching_ratio_in_window"]
    said = [
        f"{share:.0%} of {answer['targets']} events are background; "
        f"an event triggers {ratio:.2f} others in {answer['window']['days']:.0f} days on average."
    ]
    if answer["status"] != FITTED:
        said.append(f"  {answer['status']}: {answer['reason']}")
    for name, value in answer["parameters"].items():
        error = answer["standard_errors"][name]
        spread = "" if error is None else f" +- {error:.4g}"
        said.append(f"  {name:>6} {value:.4f}{spread} {UNITS.get(name, '')}".rstrip())
    said.append(
        f"  log-likelihood {answer['log_likelihood']:.2f}, AIC {answer['aic']:.2f}, "
        f"{answer['rounds']} rounds, {answer['seconds']:.1f} s"
    )
    rest = answer["residuals"]
    said.append(
        f"  expected {rest['expected']:.1f}, observed {rest['observed']}; gaps in transformed "
        f"time: distance {rest['distance']:.4f} from Poisson, p {rest['p_value']:.3f}"
    )
    if "expected" in answer:
        ahead = answer["expected"]
        said.append(
            f"  expected in the next {ahead['days']:g} days: "
            + (ahead["note"] if ahead["total"] is None else f"{ahead['total']:.2f}")
        )
        said += [
            f"    {cell['latitude']:.2f}, {cell['longitude']:.2f}: {cell['expected']:.3f}"
            for cell in ahead["cells"][:5]
        ]
    return said + notes


def _studied(prepared: Prepared) -> dict[str, Any]:
    events = prepared.events
    latitude, longitude = prepared.corners
    return {
        "events": len(events),
        "targets": int(events.target.sum()),
        "threshold": prepared.threshold,
        "days_only": prepared.days_only,
        "window": {
            "begin": _moment(prepared.origin),
            "start": _moment(prepared.origin + events.start),
            "end": _moment(prepared.origin + events.end),
            "days": round(events.days, 6),
        },
        "area": {
            "km2": round(events.area.size_km2, 1),
            "corners": [
                [round(float(east), 5), round(float(north), 5)]
                for east, north in zip(longitude, latitude, strict=True)
            ],
        },
    }


def _fitted(found: Study, fit: Fit, prepared: Prepared) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "parameters": fit.theta.values(),
        "standard_errors": fit.errors,
        "at_bound": list(fit.at_bound),
        "log_likelihood": fit.log_likelihood,
        "aic": fit.aic,
        "gain_over_background": fit.gain,
        "branching_ratio": fit.branching_ratio(prepared.events),
        "branching_ratio_in_window": fit.branching_ratio(prepared.events, prepared.events.days),
        "background_share": float(fit.chance[prepared.events.target].mean()),
        "rounds": fit.rounds,
        "evaluations": fit.evaluations,
    }
    if found.residuals is not None:
        rest = found.residuals
        answer["residuals"] = {
            "distance": rest.distance,
            "p_value": rest.p_value,
            "expected": rest.expected,
            "observed": rest.observed,
        }
    return answer


def _expected(found: Study, fit: Fit, prepared: Prepared, horizon: float) -> dict[str, Any]:
    """Return expected counts per cell after the window, most first."""
    events, frame = prepared.events, prepared.frame
    if found.status != FITTED or fit.branching_ratio(events, events.days) >= 1:
        return {"days": horizon, "total": None, "cells": [], "note": NO_FORECAST}
    cells = cells_around(*frame.degrees(events.x[events.target], events.y[events.target]))
    counts = expected(
        fit.theta,
        events,
        frame,
        fit.kernels,
        fit.chance,
        origin=events.end,
        horizon=horizon,
        cells=cells,
    )
    latitude, longitude = cells.centres()
    order = np.argsort(-counts.count, kind="stable")
    rows = [
        {
            "latitude": round(float(latitude[cell]), 4),
            "longitude": round(float(longitude[cell]), 4),
            "expected": float(counts.count[cell]),
            "background": float(counts.background[cell]),
            "triggered": float(counts.triggered[cell]),
            "later": float(counts.later[cell]),
        }
        for cell in order
    ]
    return {"days": horizon, "total": float(counts.count.sum()), "cells": rows, "note": None}


def _each(fit: Fit, prepared: Prepared) -> list[dict[str, Any]]:
    events = prepared.events
    return [
        {
            "time": _moment(prepared.origin + float(events.t[one])),
            "target": bool(events.target[one]),
            "background": float(fit.chance[one]),
        }
        for one in range(len(events))
    ]


def _moment(day: float) -> str:
    return moment_of(day).strftime("%Y-%m-%dT%H:%M:%SZ")
