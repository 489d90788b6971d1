"""What offices say of movements, before it is signed: by command, page or script."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hudna.deconflict.draft import Draft, movement_of
from hudna.deconflict.fields import heights, instant, plain, points, quantity
from hudna.errors import InputError
from hudna.model.identity import make_id
from hudna.model.movement import (
    DeclaredZone,
    Movement,
    MovementAcknowledgement,
    MovementCancellation,
    MovementKind,
    Volume,
)
from hudna.model.party import Actor
from hudna.model.release import AMONG_PARTIES

__all__ = ["announcement_of", "cancellation_of", "movement_acknowledgement_of", "zone_of"]


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


def zone_of(fields: Mapping[str, Any], actor: Actor, *, now: datetime) -> DeclaredZone:
    """Return the zone an office declares; raises `InputError` for a field that cannot be used."""
    start, end = instant(fields, "start"), instant(fields, "end")
    if start is None or end is None:
        raise InputError("a zone needs a start and an end", where="start", advice="Give both")
    lower, upper, datum = heights(fields)
    title = plain(fields, "title")
    volume = Volume(
        points=tuple((p.longitude, p.latitude) for p in points(fields, "points")),
        radius_m=quantity(fields, "radius_m", above=-1e-9) or 0.0,
        start=start,
        end=end,
        lower_m=lower,
        upper_m=upper,
        height_datum=datum,
    )
    return DeclaredZone(
        id=make_id("declared-zone", actor.id, now.isoformat(), title),
        title=title,
        kinds=tuple(MovementKind(kind) for kind in fields["closed_to"]),
        volume=volume,
        reasons=plain(fields, "reasons"),
        party=actor.party,
        by=actor.id,
        language=plain(fields, "language") or "en",
        at=now,
        release=AMONG_PARTIES,
    )
