"""`hudna watch backtest`: what forecasts of past weeks were worth, beside plain means."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click
import numpy as np
from rich.progress import Progress

from hudna.cli.output import console, json_option, print_json
from hudna.cli.watch_area import (
    area_option,
    horizon_option,
    load_area,
    number,
)
from hudna.cli.watch_input import events_argument, load_events, today_option
from hudna.watch.counts.backtest import EMPIRICAL, FIGURES, Backtest
from hudna.watch.counts.conformal import BINS
from hudna.watch.counts.rolling import MODEL
from hudna.watch.counts.trial import first_origin, run_backtest, why_not
from hudna.watch.days import day_number, day_words
from hudna.watch.event_file import EventFile

__all__ = ["backtest"]


@click.command()
@events_argument
@horizon_option
@area_option
@click.option(
    "--first-origin",
    type=click.DateTime(["%Y-%m-%d"]),
    help="First day that is scored. [default: after a year, sooner in a short record]",
)
@today_option
@click.option("--seed", type=int, default=0, show_default=True, help="Of resampling and PIT.")
@json_option
def backtest(
    events_file: Path,
    horizon: int,
    area_file: Path | None,
    first_origin: datetime | None,
    today: datetime | None,
    seed: int,
    as_json: bool,
) -> None:
    """Score forecasts of past weeks, each made from the days before it alone."""
    table = load_events(events_file, today)
    told = _run(table, horizon, area_file, first_origin, seed)
    if as_json:
        print_json(told)
    else:
        _print(told)


def _run(
    table: EventFile, horizon: int, area_file: Path | None, first: datetime | None, seed: int
) -> dict[str, Any]:
    events, area = table.events, load_area(area_file)
    head: dict[str, Any] = {
        "status": "scored",
        "note": None,
        "horizon_days": horizon,
        "rows_used": len(events),
        "rows_left_out": len(table.left_out),
        "remarks": list(table.remarks),
        "models": {},
    }
    reason = why_not(events, horizon)
    if reason is None:
        start = day_number(first.date()) if first else first_origin(events, horizon)
        rng = np.random.default_rng(seed)
        end = int(events.day.max())
        with Progress(console=console, transient=True) as progress:
            bar = progress.add_task("origins", total=end - int(events.day.min()))
            scores, outside = run_backtest(
                events, first=start, horizon=horizon, area=area, rng=rng,
                tick=lambda day: progress.update(bar, completed=day - int(events.day.min())),
            )  # fmt: skip
        if scores.origins and sum(each.sums[0, 8] for each in scores.origins):
            return head | _told(scores, outside, rng)
        reason = "no whole period with events is left to score"
    return head | {"status": "not assessable", "note": reason}


def _told(scores: Backtest, outside: float, rng: np.random.Generator) -> dict[str, Any]:
    figures, drawn = scores.figures(), scores.resampled(rng)
    ends = np.quantile(drawn, [0.05, 0.95], axis=0)
    coverage, pit = scores.coverage(), scores.pit()
    model = scores.models.index(MODEL)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = figures[model] / figures
        ratio_ends = np.quantile(drawn[:, [model]] / drawn, [0.05, 0.95], axis=0)
    models = {}
    for at, name in enumerate(scores.models):
        models[name] = {
            "scores": {
                figure: _with_ends(figures[at, f], ends[:, at, f])
                for f, figure in enumerate(FIGURES)
            },
            "model_over_this": {
                figure: _with_ends(ratio[at, f], ratio_ends[:, at, f])
                for f, figure in enumerate(FIGURES)
            },
            "coverage_90": [_bin(b, coverage[at, b]) for b in range(len(BINS))],
            "pit_tenths": [number(share, 5) for share in pit[at]],
        }
    return {
        "origins": len(scores.origins),
        "first_origin": day_words(scores.origins[0].day),
        "last_origin": day_words(scores.origins[-1].day),
        "cells": int(scores.origins[-1].sums[0, 0]),
        "events_scored": number(sum(each.sums[0, 8] for each in scores.origins)),
        "events_outside": number(outside),
        "models": models,
    }


def _with_ends(value: float, ends: np.ndarray[Any, Any]) -> dict[str, float | None]:
    return {"value": number(value), "low": number(ends[0]), "high": number(ends[1])}


def _bin(at: int, told: np.ndarray[Any, Any]) -> dict[str, Any]:
    return {
        "expected_from": BINS[at],
        "expected_below": BINS[at + 1] if at + 1 < len(BINS) else None,
        "cells": int(told[0]),
        "inside": number(told[1], 4),
        "inside_by_pit": number(told[2], 4),
        "without_event": number(told[3], 4),
    }


def _print(told: dict[str, Any]) -> None:
    if not told["models"]:
        click.echo(f"Not assessable: {told['note']}.")
        return
    means = ("mean_28_days", "mean_90_days")
    crps = told["models"][MODEL]["scores"]["crps"]["value"]
    best = min(told["models"][name]["scores"]["crps"]["value"] or np.inf for name in means)
    word = "better" if crps < best else "no better"
    click.echo(
        f"Over {told['origins']} origins from {told['first_origin']} the model was {word} than the "
        f"best mean of the past (CRPS {crps:.4f} against {best:.4f})."
    )
    click.echo(f"{'':19} {'CRPS':>7} {'-log P':>7} {'interval':>8}  PAI 1%  PAI 5%  newly hot 5%")
    for name, one in told["models"].items():
        s = {key: each["value"] for key, each in one["scores"].items()}
        words = [_fixed(s[key], width, digits) for key, width, digits in COLUMNS]
        click.echo(f"{name:19} {' '.join(words)}")
    click.echo(
        f"{EMPIRICAL} gives no chance to a count it never saw, so it has no log score. "
        "Newly hot: hits in cells quiet for 90 days, as a multiple of a random 5 % of them."
    )


COLUMNS = (
    ("crps", 7, 4), ("log_score", 7, 4), ("interval_score", 8, 4),
    ("pai_1", 7, 1), ("pai_5", 7, 2), ("newly_hot_5", 13, 2),
)  # fmt: skip


def _fixed(value: float | None, width: int, digits: int) -> str:
    return f"{value:{width}.{digits}f}" if value is not None else f"{'-':>{width}}"
