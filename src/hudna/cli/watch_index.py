"""`hudna watch index`: does each accused side hold, from what is supported to what is claimed."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from hudna.cli.output import json_option, print_json
from hudna.cli.watch_input import events_argument, load_events, read_table, today_option
from hudna.cli.watch_words import plain, reason_words
from hudna.watch.days import day_number, day_words
from hudna.watch.events import NOT_TOLD
from hudna.watch.holding.audit_file import read_audits
from hudna.watch.holding.bounds import Audit
from hudna.watch.holding.holding import Holding, HoldingIndex, IndexSettings
from hudna.watch.holding.index import holding_index
from hudna.watch.holding.told import from_events

__all__ = ["index"]


@click.command()
@events_argument
@click.option(
    "--truce-date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Compare with the rate before this day. [default: with the days before the window]",
)
@click.option("--baseline-days", type=click.IntRange(28, 3650), default=90, show_default=True)
@click.option("--window", type=click.IntRange(7, 365), default=21, show_default=True)
@click.option(
    "--theta",
    type=click.FloatRange(0, 100, min_open=True),
    help="A side holds below this share of the baseline. [default: 0.5 with a truce, else 1.5]",
)
@click.option(
    "--audits",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Table of audited claims: reporter, audited, verified.",
)
@click.option(
    "--history", type=click.IntRange(1, 3650), default=1, help="Days to print, latest last."
)
@today_option
@json_option
def index(
    events_file: Path,
    truce_date: datetime | None,
    baseline_days: int,
    window: int,
    theta: float | None,
    audits: Path | None,
    history: int,
    today: datetime | None,
    as_json: bool,
) -> None:
    """Say for each accused side whether its violations lie below the agreed share of normal.

    Rows need `side` (the accused) and `reporter` (who says so). An event is supported when another
    reporter tells of it within a day and 10 km.
    """
    table = load_events(events_file, today)
    checked = _audits(audits)
    truce = None if truce_date is None else day_number(truce_date.date())
    settings = IndexSettings(
        window=window, baseline_days=baseline_days, truce_day=truce, theta=theta
    )
    told = from_events(table.events)
    found = holding_index(told, settings, checked, history=history)
    assessed = any(days[-1].status is not Holding.NOT_ASSESSABLE for days in found.values())
    unnamed = float(table.events.count[table.events.side == NOT_TOLD].sum())
    silent = float(table.events.count[table.events.reporter == NOT_TOLD].sum())
    notes = [] if found else ["no row names an accused side: nothing can be assessed"]
    if found and unnamed:
        notes.append(f"{unnamed:g} events name no accused side and count for none")
    if found and silent:
        notes.append(f"{silent:g} events name no reporter: they are nobody's claim and not counted")
    if as_json:
        print_json(
            {
                "status": "assessed" if assessed else "not assessable",
                "sides": {side: _data(days[-1], days) for side, days in found.items()},
                "events_without_side": unnamed,
                "events_without_reporter": silent,
                "left_out": len(table.left_out),
                "notes": notes,
            }
        )
        return
    for side, days in found.items():
        for line in _lines(side, days[-1]):
            click.echo(line)
    for note in notes:
        click.echo(note)


def _audits(path: Path | None) -> tuple[Audit, ...]:
    if path is None:
        return ()
    return read_audits(read_table(path), name=str(path))


def _data(last: HoldingIndex, days: tuple[HoldingIndex, ...]) -> dict[str, Any]:
    value: dict[str, Any] = plain(last)
    value |= {name: day_words(value[name]) for name in ("day", "since")}
    value["reasons"] = [
        plain(reason) | {"text": reason_words(reason, last)} for reason in last.reasons
    ]
    if len(days) > 1:
        value["history"] = [
            {"day": day_words(one.day), "status": str(one.status)}
            | {
                name: plain(getattr(one, name))
                for name in ("floor", "ceiling", "probability_low", "probability_high")
            }
            for one in days
        ]
    return value


def _lines(side: str, last: HoldingIndex) -> list[str]:
    lines = [
        f"{side}: {last.status} on {day_words(last.day)} (since {day_words(last.since)})",
        f"  {last.floor:.0f} to {last.ceiling:.0f} events in {last.window} days",
    ]
    if last.probability_low == last.probability_low:
        lines.append(
            f"  normal here is {last.normal_floor:.1f} to {last.normal_ceiling:.1f}; "
            f"P(rate < {last.theta:g} x normal) is "
            f"{last.probability_low:.2f} to {last.probability_high:.2f}"
        )
    return lines + [f"  - {reason_words(reason, last)}" for reason in last.reasons]
