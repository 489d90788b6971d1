"""Sending alerts: the same words to every party at once, and an entry that says whom it reached."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hudna.actions.operator import Operator
from hudna.actions.switch_watch import check_watch_on
from hudna.model.alert import Alert, AlertSent, AlertSignOff, Delivery
from hudna.model.identity import make_id
from hudna.model.party import Actor, PartyKind, Role
from hudna.model.release import AMONG_PARTIES
from hudna.model.reminder import Notice
from hudna.watch.alert_state import cleared, reached

__all__ = ["Deliver", "Sending", "send_alerts", "told_offices", "told_parties"]

Deliver = Callable[[Sequence[Notice]], tuple[Sequence[Delivery], float]]
"""Sends all notices at once; returns what became of each by channel, and the seconds it took."""

Write = Callable[[Alert, Actor], Notice]
"""Puts an alert into the words of one message."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What became of one alert in this run."""

    alert: Alert
    sent: AlertSent


def told_offices(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the offices an alert goes to: all of every party, but who runs the machines."""
    return tuple(
        actor
        for actor in actors
        if actor.role is not Role.ADMINISTRATOR and actor.party_kind is not PartyKind.OPERATOR
    )


def told_parties(actors: Sequence[Actor]) -> tuple[str, ...]:
    """Return the parties an alert goes to, whose acknowledgement it waits for."""
    return tuple(dict.fromkeys(office.party for office in told_offices(actors)))


def send_alerts(operator: Operator, deliver: Deliver, write: Write) -> tuple[Sending, ...]:
    """Send every alert that is ready to whom it has not reached yet; return what became of each.

    A red alert waits for its sign-off. The outcome is stored after sending: where the node dies
    between the two, an alert is sent twice rather than never.
    """
    check_watch_on(operator.store)
    done = []
    for alert in list(operator.store.all(Alert)):
        if not _ready(operator, alert):
            continue
        before = tuple(operator.store.all(AlertSent, alert=alert.id))
        waiting = _waiting(operator, before)
        if not waiting:
            continue
        deliveries, seconds = deliver([write(alert, actor) for actor in waiting])
        if before and not any(one.reached for one in deliveries):
            continue  # still not reached: the entry before says so
        done.append(Sending(alert, _store(operator, alert, waiting, deliveries, seconds)))
    return tuple(done)


def _ready(operator: Operator, alert: Alert) -> bool:
    """Return whether an alert is in force and may go out."""
    if alert.expires <= operator.now:
        return False
    return cleared(alert, operator.store.all(AlertSignOff, alert=alert.id))


def _waiting(operator: Operator, before: Sequence[AlertSent]) -> tuple[Actor, ...]:
    """Return the offices that an alert is still to be sent to.

    An office without any channel is told so once, in the first entry.
    """
    there = reached(before)
    nowhere = {d.office for one in before for d in one.deliveries if d.channel is None}
    offices = told_offices(operator.store.mechanism().actors)
    return tuple(actor for actor in offices if actor.id not in there | nowhere)


def _store(
    operator: Operator,
    alert: Alert,
    offices: Sequence[Actor],
    deliveries: Sequence[Delivery],
    seconds: float,
) -> AlertSent:
    told = {one.office for one in deliveries}
    missing = [Delivery(a.party, a.id, None, reached=False) for a in offices if a.id not in told]
    sent = AlertSent(
        id=make_id("sent", alert.id, operator.now.isoformat()),
        alert=alert.id,
        at=operator.now,
        seconds=round(seconds, 3),
        deliveries=(*deliveries, *missing),
    )
    operator.keep("alert_sent", sent, AMONG_PARTIES)
    return sent
