"""What offices say of alerts and of the watch, before it is signed: by command, page or script."""

from datetime import datetime

from hudna.model.alert import Acknowledgement, AlertSignOff, WatchSwitch
from hudna.model.identity import make_id
from hudna.model.party import Actor

__all__ = ["acknowledgement_of", "sign_off_of", "switch_of"]


def sign_off_of(
    alert: str, actor: Actor, *, sends: bool, reasons: str, language: str, now: datetime
) -> AlertSignOff:
    """Return an office's word on whether a red alert goes out."""
    return AlertSignOff(
        id=make_id("sign-off", alert, actor.id, now.isoformat()),
        alert=alert,
        party=actor.party,
        by=actor.id,
        sends=sends,
        reasons=reasons.strip(),
        language=language,
        at=now,
    )


def acknowledgement_of(
    alert: str, actor: Actor, *, note: str, language: str, now: datetime
) -> Acknowledgement:
    """Return an office's word that its party has read an alert."""
    return Acknowledgement(
        id=make_id("acknowledgement", alert, actor.id, now.isoformat()),
        alert=alert,
        party=actor.party,
        by=actor.id,
        note=note.strip(),
        language=language,
        at=now,
    )


def switch_of(actor: Actor, *, on: bool, reasons: str, language: str, now: datetime) -> WatchSwitch:
    """Return an office's word that the watch is off for its party, or no longer is."""
    return WatchSwitch(
        id=make_id("watch-switch", actor.id, now.isoformat()),
        on=on,
        party=actor.party,
        by=actor.id,
        reasons=reasons.strip(),
        language=language,
        at=now,
    )
