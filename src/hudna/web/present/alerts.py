"""Alerts as the page shows them: words, whom they reached, who acknowledged, who may act."""

from dataclasses import dataclass
from datetime import datetime

from hudna.actions.permissions import can, check_acknowledge, check_sign_off
from hudna.actions.send_alerts import told_offices, told_parties
from hudna.db.gate import Reader
from hudna.model.alert import (
    Acknowledgement,
    Alert,
    AlertFile,
    AlertSent,
    AlertSignOff,
    AlertState,
)
from hudna.publish.alert_words import alert_seen
from hudna.watch.alert_state import alert_state, reached

__all__ = ["AlertView", "PartyTold", "alert_views"]


@dataclass(frozen=True, slots=True)
class PartyTold:
    """A party: how many of its offices were reached, of how many, and its acknowledgement."""

    party: str
    reached: int
    offices: int
    acknowledgement: Acknowledgement | None


@dataclass(frozen=True, slots=True)
class AlertView:
    """An alert with everything said and done about it."""

    alert: Alert
    lines: tuple[str, ...]
    state: AlertState
    sign_offs: tuple[AlertSignOff, ...]
    sent: AlertSent | None
    parties: tuple[PartyTold, ...]
    may_sign_off: bool
    may_acknowledge: bool

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in (AlertState.AWAITS_SIGN_OFF, AlertState.READY, AlertState.SENT)


def alert_views(
    reader: Reader, now: datetime, language: str, *, in_force: bool = False
) -> tuple[AlertView, ...]:
    """Return the latest alerts, newest first, in a number of queries that does not grow."""
    alerts = reader.alerts(in_force=in_force)
    if not alerts:
        return ()
    return tuple(_view(reader, one, now, language) for one in reader.alert_files(alerts))


def _view(reader: Reader, file: AlertFile, now: datetime, language: str) -> AlertView:
    alert, mechanism, actor = file.alert, reader.mechanism(), reader.actor
    offices = told_offices(mechanism.actors)
    parties = told_parties(mechanism.actors)
    there = reached(file.sent)
    told = tuple(
        PartyTold(
            party,
            sum(o.party == party and o.id in there for o in offices),
            sum(o.party == party for o in offices),
            next((one for one in file.acknowledgements if one.party == party), None),
        )
        for party in parties
    )
    state = alert_state(alert, file.sign_offs, file.sent, file.acknowledgements, parties, now)
    own = actor.party if actor else None
    waited_for = own in parties and own not in {one.party for one in file.acknowledgements}
    return AlertView(
        alert=alert,
        lines=alert_seen(alert, language),
        state=state,
        sign_offs=file.sign_offs,
        sent=file.sent[0] if file.sent else None,
        parties=told,
        may_sign_off=state is AlertState.AWAITS_SIGN_OFF and can(check_sign_off, actor),
        may_acknowledge=bool(file.sent) and waited_for and can(check_acknowledge, actor),
    )
