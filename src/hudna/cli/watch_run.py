"""`hudna watch run`: make the outlook of a day and raise the alerts it gives cause for."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import numpy as np

from hudna.actions.raise_alerts import raise_alerts, store_outlook
from hudna.actions.watched_agreements import watched_agreements
from hudna.cli.context import open_desk
from hudna.cli.output import json_option, node_option, print_json
from hudna.cli.watch_input import read_table, say_left_out
from hudna.db.desk import Desk
from hudna.db.gate import released_to
from hudna.db.node import Node
from hudna.errors import Conflict
from hudna.model.alert import Alert
from hudna.model.codec import to_json
from hudna.model.identity import make_id
from hudna.model.outlook import InputSource, Outlook
from hudna.model.party import Actor, PartyKind, Role
from hudna.model.release import PUBLISHED, Audience, Release
from hudna.watch.event_file import read_events
from hudna.watch.events import Events
from hudna.watch.incident_rows import joined, rows_of
from hudna.watch.outlook import Issue, make_outlook

__all__ = ["Watched", "run", "run_watch"]

LOOKED_BACK = timedelta(days=800)
"""The mission's own incidents are taken from so many days."""

PUBLIC_LATER = timedelta(days=1)
"""The public outlook speaks of the day before, from what was public by then."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What a run stored: outlooks (the mechanism's first) and alerts."""

    outlooks: tuple[Outlook, ...]
    alerts: tuple[Alert, ...]


@click.command()
@node_option
@json_option
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="First day the outlook speaks of. [default: today in the mission's zone]",
)
def run(node: Path, as_json: bool, day: datetime | None) -> None:
    """Make the outlook of a day for the mechanism, and the public one of the day before.

    It is made from the mission's incidents and the history named in node.toml ([watch]). A day that
    has its outlook keeps it. Alerts are sent by 'hudna alert send'.
    """
    desk = open_desk(node)
    done = run_watch(desk, day.date() if day else None)
    if as_json:
        for one in (*done.outlooks, *done.alerts):
            print_json({type(one).__name__.lower(): to_json(one)})
        return
    if not done.outlooks:
        click.echo("This day has its outlook already: nothing was made")
    for outlook in done.outlooks:
        said = (
            "not assessable"
            if outlook.expected is None
            else (f"{outlook.expected.low:g} to {outlook.expected.high:g} events expected")
        )
        who = outlook.release.audience.value
        click.echo(f"{outlook.id}  {outlook.day}  {who}: {said} in {outlook.days} days")
    for alert in done.alerts:
        click.echo(f"{alert.id}  {alert.level.value}  {alert.area}")


def run_watch(desk: Desk, day: date | None = None) -> Watched:
    """Store the outlooks of a day and raise alerts; a party's own node makes none."""
    if desk.is_own:
        raise Conflict(
            "the outlook is made on the operator's node, for all alike",
            where=str(desk.node.folder),
            advice="Follow the operator's desk: its outlooks arrive with the record",
        )
    zone = ZoneInfo(desk.store.mechanism().zone)
    first = day or desk.now().astimezone(zone).date()
    made = [
        _make(desk, first, Release(Audience.MECHANISM), _software(desk.node.party)),
        _make(desk, first - PUBLIC_LATER, PUBLISHED, None),
    ]
    operator = desk.operator()
    stored = tuple(one for one in made if store_outlook(operator, one))
    alerts = tuple(alert for one in stored for alert in raise_alerts(operator, one))
    desk.sequence()
    return Watched(stored, alerts)


def _make(desk: Desk, day: date, release: Release, reader: Actor | None) -> Outlook:
    mechanism, now = desk.store.mechanism(), desk.now()
    incidents = rows_of(
        released_to(reader, now=now).told(day - LOOKED_BACK, day - timedelta(days=1))
    )
    events, sources = incidents, [InputSource("incidents", mechanism.id, len(incidents))]
    for history, source in _history(desk.node, day):
        events = joined(events, history)
        sources.append(source)
    name = make_id("outlook", mechanism.id, release.audience.value, day.isoformat())
    agreements = watched_agreements(desk.store)
    start = agreements[0].in_force.start if agreements else None
    issue = Issue(
        id=name,
        day=day,
        at=now,
        exercise=mechanism.exercise,
        release=release,
        truce=date.fromisoformat(start[:10]) if start else None,
    )
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
    return make_outlook(events, issue, sources, np.random.default_rng(seed))


def _history(node: Node, until: date) -> Iterator[tuple[Events, InputSource]]:
    """Yield the events of the file named in the node's settings, with what it is."""
    named = node.watch.get("history")
    if not named:
        return
    text = read_table(node.folder / str(named))
    table = read_events(text, name=str(named), today=until)
    say_left_out(Path(str(named)), table.left_out, table.remarks)
    source = str(node.watch.get("source", Path(str(named)).name))
    digest = hashlib.sha256(text.encode()).hexdigest()
    licence = str(node.watch.get("licence", "not stated"))
    yield table.events, InputSource(source, licence, len(table.events), digest)


def _software(party: str) -> Actor:
    """Return the reader the outlook is made with: it sees what the whole mechanism sees."""
    return Actor("software", party, PartyKind.OPERATOR, Role.ANALYST, {})
