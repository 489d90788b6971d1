"""Where an alert stands: derived from what was signed about it, never kept."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from hudna.model.alert import (
    Acknowledgement,
    Alert,
    AlertLevel,
    AlertSent,
    AlertSignOff,
    AlertState,
    WatchSwitch,
)

__all__ = ["acknowledged_by", "alert_state", "cleared", "reached", "turned_off_by"]


def alert_state(
    alert: Alert,
    sign_offs: Sequence[AlertSignOff],
    sent: Sequence[AlertSent],
    acknowledgements: Sequence[Acknowledgement],
    parties: Sequence[str],
    now: datetime,
) -> AlertState:
    """Return the state of an alert that is to reach `parties`."""
    if sent:
        done = set(acknowledged_by(acknowledgements)) >= set(parties)
        return AlertState.ACKNOWLEDGED if done else AlertState.SENT
    if now >= alert.expires:
        return AlertState.LAPSED
    return AlertState.READY if cleared(alert, sign_offs) else AlertState.AWAITS_SIGN_OFF


def cleared(alert: Alert, sign_offs: Iterable[AlertSignOff]) -> bool:
    """Return whether an alert may go out: a red one when one guarantor's office lets it.

    Who would hold it back says so beside it; no one party can keep the others from being warned.
    """
    return alert.level is not AlertLevel.RED or any(one.sends for one in sign_offs)


def acknowledged_by(acknowledgements: Iterable[Acknowledgement]) -> tuple[str, ...]:
    """Return the parties that have acknowledged, in the order in which they did."""
    ordered = sorted(acknowledgements, key=lambda one: (one.at, one.id))
    return tuple(dict.fromkeys(one.party for one in ordered))


def reached(sent: Iterable[AlertSent]) -> frozenset[str]:
    """Return the offices some channel reached."""
    return frozenset(d.office for one in sent for d in one.deliveries if d.reached)


def turned_off_by(switches: Iterable[WatchSwitch]) -> tuple[WatchSwitch, ...]:
    """Return the word of each guarantor that has the watch off now: it runs while there is none."""
    latest: dict[str, WatchSwitch] = {}
    for one in sorted(switches, key=lambda one: (one.at, one.id)):
        latest[one.party] = one
    return tuple(one for one in latest.values() if not one.on)
