"""`hudna watch alarms`: what rose in daily counts, since when, by how much and why."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from hudna.cli.output import json_option, print_json
from hudna.cli.watch_input import SHOWN, read_table, say_left_out
from hudna.watch.alarms.alarm import Alarm, Standing, Status, Watched
from hudna.watch.alarms.charts import watch_panel
from hudna.watch.alarms.series_file import SeriesFile, read_series
from hudna.watch.cells import SMALLEST_KM
from hudna.watch.days import day_words

__all__ = ["alarms"]


@click.command()
@click.argument(
    "series_file", metavar="SERIES.csv", type=click.Path(path_type=Path, dir_okay=False)
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Judge as of this day; later rows are left out. [default: the table's last day]",
)
@click.option(
    "--area-km",
    type=click.FloatRange(min=SMALLEST_KM),
    default=50.0,
    show_default=True,
    help="Width of the areas that events with latitude and longitude are grouped into.",
)
@click.option(
    "--days", type=click.IntRange(min=1), help="Judge the last DAYS days only. [default: all]"
)
@json_option
def alarms(
    series_file: Path, today: datetime | None, area_km: float, days: int | None, as_json: bool
) -> None:
    """Raise alarms on SERIES.csv: daily counts by area, or a table of events.

    Columns: `date`; optional `count`, `area` (or `series`, `cell`), `side`, `effort`, `reported`
    (the day it was reported), `latitude` and `longitude`.
    """
    read = read_series(
        read_table(series_file),
        name=str(series_file),
        today=today.date() if today else datetime.now(UTC).date(),
        until=today.date() if today else None,
        area_km=area_km,
    )
    watched = watch_panel(read.panel, look_back=days)
    if as_json:
        print_json(_json(read, watched))
    else:
        _print(read, watched)
        say_left_out(series_file, read.left_out, ())


def _json(read: SeriesFile, watched: Watched) -> dict[str, Any]:
    fit = watched.fit
    return {
        "status": "assessed" if fit else "not assessable",
        "last_day": None if watched.last_day is None else day_words(watched.last_day),
        "series": len(read.panel.names),
        "days": len(read.panel),
        "alarms": [_alarm(alarm) for alarm in watched.alarms],
        "areas": [_standing(standing) for standing in watched.standings],
        "process": fit
        and {
            "branching_ratio": fit.process.branching,
            "branching_error": None if fit.error != fit.error else fit.error,
            "memory_per_day": fit.process.memory,
            "size": fit.process.size,
            "events": fit.events,
        },
        "reported_share_by_age": read.panel.reports
        and [float(share) for share in read.panel.reports.share],
        "left_out": [asdict(problem) for problem in read.left_out],
        "notes": [*watched.notes, *read.remarks],
    }


def _alarm(alarm: Alarm) -> dict[str, Any]:
    told = asdict(alarm)
    name = told.pop("name")
    days = {"day": day_words(alarm.day), "since": day_words(alarm.since)}
    return {**name, **told, **days, "why": why(alarm)}


def _standing(standing: Standing) -> dict[str, Any]:
    told = asdict(standing)
    return {**told.pop("name"), **told}


def why(alarm: Alarm) -> str:
    """Say what the alarm rests on, in one sentence of counts."""
    days = alarm.day - alarm.since + 1
    effort = (
        "effort is not told"
        if alarm.effort_times is None
        else f"effort was {alarm.effort_times:.1f} times the usual"
    )
    return (
        f"{alarm.counted:g} events in {days} day{'s' * (days > 1)} where {alarm.normal:.1f} are "
        f"normal ({alarm.times:.1f} times, {alarm.times_low:.1f} to {alarm.times_high:.1f}); "
        f"earlier events explain {alarm.after_effects:.1f} of the difference; {effort}"
    )


def _print(read: SeriesFile, watched: Watched) -> None:
    standing = [s for s in watched.standings if s.status is Status.ALARM]
    if watched.fit is None:
        click.echo(f"Not assessable: {len(read.panel)} days of {len(read.panel.names)} series.")
    else:
        click.echo(
            f"{len(standing)} of {len(watched.standings)} series stand at alarm on "
            f"{day_words(read.panel.last_day)}; {len(watched.alarms)} alarms in "
            f"{len(read.panel)} days."
        )
    out = Console(highlight=False)
    if watched.alarms:
        table = Table("day", "since", "series", "why", box=None)
        for alarm in watched.alarms[-SHOWN:]:
            table.add_row(day_words(alarm.day), day_words(alarm.since), _label(alarm), why(alarm))
        out.print(table)
    if watched.standings:
        table = Table("series", "status", "why", box=None)
        for series in watched.standings:
            table.add_row(_label(series), series.status.replace("_", " "), series.reason)
        out.print(table)
    for note in (*watched.notes, *read.remarks):
        click.echo(f"note: {note}")


def _label(said: Alarm | Standing) -> str:
    return " / ".join(part for part in (said.name.area, said.name.side) if part) or "all"
