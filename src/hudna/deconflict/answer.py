"""A plan held against zones, incidents and other plans: conflict, cannot be told, none found."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hudna.deconflict.against_incidents import against_incident
from hudna.deconflict.against_movements import against_movement
from hudna.deconflict.against_zones import against_zone
from hudna.deconflict.found import Found
from hudna.deconflict.zone import Told, Zone
from hudna.model.identity import make_id
from hudna.model.movement import (
    Approach,
    ConflictAnswer,
    Movement,
    MovementCheck,
    MovementRules,
)
from hudna.model.release import Release

__all__ = ["Field", "answer_of", "check_of", "digest_of"]

NEAREST = 5
"""So many of the things nearest in space and time are told of where they are no conflict."""

_WORST_FIRST = (
    ConflictAnswer.CONFLICT,
    ConflictAnswer.INSUFFICIENT_DATA,
    ConflictAnswer.NO_CONFLICT_FOUND,
)


@dataclass(frozen=True, slots=True)
class Field:
    """Everything a plan is held against, as far as one circle of readers may know it."""

    zones: tuple[Zone, ...]
    incidents: tuple[Told, ...]
    movements: tuple[Movement, ...]
    rules: MovementRules

    def others(self, movement: Movement) -> tuple[Movement, ...]:
        """Return the other plans; what this one takes the place of is not held against it."""
        return tuple(m for m in self.movements if m.id not in (movement.id, movement.amends))


def answer_of(movement: Movement, field: Field) -> tuple[ConflictAnswer, tuple[Found, ...]]:
    """Return the answer and everything found, the worst first; the worst decides."""
    found: list[Found] = []
    found += (against_zone(movement, zone) for zone in field.zones if movement.kind in zone.kinds)
    found += (against_incident(movement, told, field.rules) for told in field.incidents)
    found += (against_movement(movement, other) for other in field.others(movement))
    found.sort(key=_order)
    answers = {one.answer for one in found}
    return next(a for a in _WORST_FIRST if a in answers or a is _WORST_FIRST[-1]), tuple(found)


def check_of(movement: Movement, field: Field, now: datetime, release: Release) -> MovementCheck:
    """Return the answer to a plan with its reasons, what came nearest, and what it rests on."""
    answer, found = answer_of(movement, field)
    placed = [told for told in field.incidents if told.latitude is not None]
    return MovementCheck(
        id=make_id("movement-check", movement.id, release.audience.value, release.party or ""),
        movement=movement.id,
        answer=answer,
        reasons=tuple(one.reason for one in found if one.reason is not None),
        nearest=_nearest(found),
        tested={
            "zone": sum(movement.kind in zone.kinds for zone in field.zones),
            "incident": len(placed),
            "movement": len(field.others(movement)),
        },
        unplaced=len(field.incidents) - len(placed),
        digest=digest_of(movement, field),
        at=now,
        release=release,
    )


def _nearest(found: Sequence[Found]) -> tuple[Approach, ...]:
    """Return what comes nearest of what is no conflict and whose distance is known."""
    known = [
        one.approach
        for one in found
        if one.answer is ConflictAnswer.NO_CONFLICT_FOUND and one.approach.distance_m is not None
    ]
    known.sort(key=lambda a: ((a.distance_m or 0.0) + (a.gap_s or 0.0) * 10.0, a.against))
    return tuple(known[:NEAREST])


def _order(one: Found) -> tuple[int, float, str]:
    return _WORST_FIRST.index(one.answer), one.approach.distance_m or 0.0, one.approach.against


def digest_of(movement: Movement, field: Field) -> str:
    """Return the SHA-256 of everything that was looked at."""
    lines: Iterable[str] = (
        repr(movement.volumes),
        *sorted(zone.digest for zone in field.zones if movement.kind in zone.kinds),
        *sorted(map(repr, field.incidents)),
        *sorted(repr((other.id, other.volumes)) for other in field.others(movement)),
        repr(field.rules),
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
