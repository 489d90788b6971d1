"""Playing the watch of the exercise: an outlook, an alert to all, and who acknowledges it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import files
from typing import Any

from hudna.actions.acknowledge_alert import acknowledge_alert
from hudna.actions.alert_words import acknowledgement_of, sign_off_of
from hudna.actions.send_alerts import told_offices
from hudna.actions.sign_off_alert import sign_off_alert
from hudna.cli.alerts import send_from
from hudna.cli.context import key_of, signed
from hudna.cli.watch_run import run_watch
from hudna.db.desk import Desk
from hudna.db.node import write_node
from hudna.model.alert import Alert, AlertLevel
from hudna.model.party import Actor

__all__ = ["WatchPlayed", "play_watch"]

HISTORY = "history.csv"
OUTBOX = "outbox"
"""Where the exercise leaves its messages: no line leads out of it."""


@dataclass(frozen=True, slots=True)
class WatchPlayed:
    """What the watch and the offices did."""

    outlooks: int
    alerts: int
    told: int
    acknowledged: int


def play_watch(desk: Desk, script: dict[str, Any]) -> WatchPlayed:
    """Make the outlook of the script, let its red alerts out, send them and acknowledge some."""
    _settle(desk)
    desk.moment = datetime.fromisoformat(script["at"])
    made = run_watch(desk, script["day"])
    for alert in made.alerts:
        if alert.level is AlertLevel.RED:
            _sign_off(desk, alert, script["sign_off"])
    sent = send_from(desk)
    for given in script["acknowledge"]:
        for alert in made.alerts:
            _acknowledge(desk, alert, given)
    desk.moment = None
    desk.sequence()
    told = {d.office for one in sent for d in one.sent.deliveries if d.reached}
    done = len(script["acknowledge"]) * len(made.alerts)
    return WatchPlayed(len(made.outlooks), len(made.alerts), len(told), done)


def _settle(desk: Desk) -> None:
    """Put the exercise's history into the operator's folder, and say so in its settings."""
    node = desk.node
    (node.folder / HISTORY).write_bytes((files("hudna.data") / "demo" / HISTORY).read_bytes())
    offices = told_offices(desk.store.mechanism().actors)
    watch = {"history": HISTORY, "source": "invented history (exercise)", "licence": "exercise"}
    alerts = {"folder": {"offices": {office.id: f"{OUTBOX}/{office.id}" for office in offices}}}
    desk.node = replace(node, watch=watch, alerts=alerts)
    write_node(desk.node)


def _sign_off(desk: Desk, alert: Alert, given: dict[str, Any]) -> None:
    actor, now = _speaks(desk, given)
    said, language = given["reasons"], given["language"]
    word = sign_off_of(alert.id, actor, sends=True, reasons=said, language=language, now=now)
    _hand_in(desk, sign_off_alert, "alert_sign_off", word)


def _acknowledge(desk: Desk, alert: Alert, given: dict[str, Any]) -> None:
    actor, now = _speaks(desk, given)
    said, language = given["note"], given["language"]
    word = acknowledgement_of(alert.id, actor, note=said, language=language, now=now)
    _hand_in(desk, acknowledge_alert, "acknowledgement", word)


def _speaks(desk: Desk, given: dict[str, Any]) -> tuple[Actor, datetime]:
    """Set the desk to the moment of the script; return who speaks then, and the moment."""
    desk.moment = datetime.fromisoformat(given["at"])
    return desk.store.actor(given["by"]), desk.now()


def _hand_in(desk: Desk, action: Callable[..., Any], kind: str, word: Any) -> None:
    statement = signed(desk, key_of(desk, word.by), kind, word)
    action(desk.store, desk.record, statement, word.at)
