"""What offices say of movements, before it is signed: by command, page or script."""

from datetime import datetime

from hudna.deconflict.draft import Draft, movement_of
from hudna.model.identity import make_id
from hudna.model.movement import (
    Movement,
    MovementAcknowledgement,
    MovementCancellation,
)
from hudna.model.party import Actor

__all__ = ["announcement_of", "cancellation_of", "movement_acknowledgement_of"]


def announcement_of(
    draft: Draft, actor: Actor, *, now: datetime, exercise: bool, amends: str | None = None
) -> Movement:
    """Return the movement that an office announces."""
    return movement_of(
        draft,
        name=make_id("movement", actor.id, now.isoformat(), draft.title, str(draft.volumes)),
        party=actor.party,
        by=actor.id,
        now=now,
        exercise=exercise,
        amends=amends,
    )


def cancellation_of(
    movement: str, actor: Actor, *, reasons: str, language: str, now: datetime
) -> MovementCancellation:
    """Return an office's word that a movement of its party does not take place."""
    return MovementCancellation(
        id=make_id("movement-cancellation", movement, actor.id, now.isoformat()),
        movement=movement,
        party=actor.party,
        by=actor.id,
        reasons=reasons.strip(),
        language=language,
        at=now,
    )


def movement_acknowledgement_of(
    movement: str, actor: Actor, *, note: str, language: str, now: datetime
) -> MovementAcknowledgement:
    """Return an office's word that its party has read of a movement."""
    return MovementAcknowledgement(
        id=make_id("movement-acknowledgement", movement, actor.id, now.isoformat()),
        movement=movement,
        party=actor.party,
        by=actor.id,
        note=note.strip(),
        language=language,
        at=now,
    )
