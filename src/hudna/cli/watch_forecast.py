"""`hudna watch forecast`: how many events each cell may see, and why."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click
import numpy as np

from hudna.cli.output import json_option, print_json
from hudna.cli.watch_area import (
    area_option,
    horizon_option,
    load_area,
    number,
)
from hudna.cli.watch_input import events_argument, load_events, today_option
from hudna.watch.counts.forecast import Forecast
from hudna.watch.counts.forecast import forecast as forecast_of
from hudna.watch.days import day_number, day_words
from hudna.watch.event_file import EventFile

__all__ = ["forecast"]

SHOWN = 12


@click.command()
@events_argument
@horizon_option
@area_option
@click.option(
    "--origin",
    type=click.DateTime(["%Y-%m-%d"]),
    help="First day that is forecast. [default: the day after the last row]",
)
@today_option
@click.option("--seed", type=int, default=0, show_default=True, help="Of the ranges of totals.")
@json_option
def forecast(
    events_file: Path,
    horizon: int,
    area_file: Path | None,
    origin: datetime | None,
    today: datetime | None,
    seed: int,
    as_json: bool,
) -> None:
    """Expected events per 10 km cell, their range, and what they are expected from."""
    table = load_events(events_file, today)
    rng = np.random.default_rng(seed)
    last = int(table.events.day.max()) + 1 if len(table.events) else 0
    first = day_number(origin.date()) if origin else last
    made = forecast_of(
        table.events, origin=first, horizon=horizon, area=load_area(area_file), rng=rng
    )
    told = _told(made, table, rng, first if origin or last else None)
    if as_json:
        print_json(told)
    else:
        _print(told)


def _told(
    made: Forecast, table: EventFile, rng: np.random.Generator, origin: int | None
) -> dict[str, Any]:
    head: dict[str, Any] = {
        "status": made.status,
        "note": made.note or None,
        "origin": None if origin is None else day_words(origin),
        "horizon_days": made.horizon,
        "rows_used": len(table.events),
        "rows_left_out": len(table.left_out),
        "remarks": list(table.remarks),
        "cell_km": made.cells.width_km,
        "total": None,
        "last_periods": [],
        "cells": [],
    }
    if made.status == "not assessable":
        return head
    expected, low, high = made.total(rng)
    head["total"] = {"expected": number(expected, 3), "low": low, "high": high}
    head["last_periods"] = [
        {
            "origin": day_words(week.day),
            "expected": number(week.expected, 3),
            "low": int(week.low),
            "high": int(week.high),
            "came": number(week.came, 3),
            "held": week.held,
            "share_in_top_5_percent": None
            if week.share_in_top_5 is None
            else number(week.share_in_top_5, 4),
        }
        for week in made.weeks
    ]
    head["cells"] = _cells(made)
    return head


def _cells(made: Forecast) -> list[dict[str, Any]]:
    latitude, longitude = made.cells.centres()
    return [
        {
            "latitude": number(latitude[at], 4),
            "longitude": number(longitude[at], 4),
            "expected": number(made.expected[at]),
            "q05": int(made.q05[at]),
            "q50": int(made.q50[at]),
            "q95": int(made.q95[at]),
            "low": int(made.low[at]),
            "high": int(made.high[at]),
            "normal": number(made.normal[at]),
            "effort": number(made.effort[at], 3),
            "shares": {name: number(share[at], 4) for name, share in made.shares.items()},
        }
        for at in np.argsort(-made.expected, kind="stable")
    ]


def _print(told: dict[str, Any]) -> None:
    if told["total"] is None:
        click.echo(f"Not assessable: {told['note']}.")
        return
    total = told["total"]
    click.echo(
        f"From {told['origin']}, {told['horizon_days']} days: {total['low']} to {total['high']} "
        f"events expected in {len(told['cells'])} cells, most likely near {total['expected']:.0f}."
    )
    if told["note"]:
        click.echo(f"Note: {told['note']}.")
    click.echo("latitude longitude expected range  usual  week month nearby background")
    for cell in told["cells"][:SHOWN]:
        part = cell["shares"]
        click.echo(
            f"{cell['latitude']:8.2f} {cell['longitude']:9.2f} {cell['expected']:8.2f} "
            f"{cell['low']:>2}-{cell['high']:<3} {cell['normal']:5.2f} {part['this_week']:5.0%} "
            f"{part['this_month']:5.0%} {part['neighbours']:6.0%} {part['background']:10.0%}"
        )
    for week in told["last_periods"]:
        verdict = "as expected" if week["held"] else "missed"
        click.echo(
            f"{week['origin']}: {week['low']}-{week['high']} expected, {week['came']:g} came: "
            f"{verdict}"
        )
