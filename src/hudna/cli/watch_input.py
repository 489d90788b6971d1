"""What the commands of `hudna watch` share: a table of events, and what of it was left out."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from hudna.errors import InputError
from hudna.watch.event_file import EventFile, read_events
from hudna.watch.table import Problem

__all__ = ["events_argument", "load_events", "read_table", "say_left_out", "today_option"]

SHOWN = 10
"""How many lines left out are named one by one; the rest are counted."""

events_argument = click.argument(
    "events_file", metavar="EVENTS.csv", type=click.Path(path_type=Path, dir_okay=False)
)

today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Last day that may stand in the table; later rows are left out. [default: today, UTC]",
)


def load_events(path: Path, today: datetime | None) -> EventFile:
    """Read a table of events and say on standard error what of it was not used."""
    table = read_events(read_table(path), name=str(path), today=_day(today))
    say_left_out(path, table.left_out, table.remarks)
    return table


def say_left_out(path: Path, left_out: Sequence[Problem], remarks: Sequence[str]) -> None:
    """Say on standard error which lines of a table were not used, and what else to know of it."""
    for problem in left_out[:SHOWN]:
        click.echo(f"look: {path}: line {problem.line}: left out: {problem.text}", err=True)
    if len(left_out) > SHOWN:
        click.echo(f"look: {path}: {len(left_out)} lines left out in all", err=True)
    for remark in remarks:
        click.echo(f"look: {path}: {remark}", err=True)


def read_table(path: Path) -> str:
    """Return the text of a table, or an error that says why it cannot be read."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise InputError(
            error.strerror or str(error), where=str(path), advice="Name a file that can be read"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            "not UTF-8 text", where=str(path), advice="Save the table as CSV in UTF-8"
        ) from error


def _day(today: datetime | None) -> date:
    return today.date() if today else datetime.now(UTC).date()
