"""Playing the movements of the exercise: a declared zone, a convoy, a flight, two who read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hudna.actions.acknowledge_movement import acknowledge_movement
from hudna.actions.announce_movement import announce_movement, declare_zone
from hudna.actions.check_movements import check_movements
from hudna.actions.movement_words import (
    announcement_of,
    movement_acknowledgement_of,
    zone_of,
)
from hudna.cli.context import key_of, signed
from hudna.db.desk import Desk
from hudna.deconflict.draft import FIELDS, draft_of
from hudna.model.movement import ConflictAnswer, MovementCheck
from hudna.model.party import Actor

__all__ = ["MovementsPlayed", "play_movements"]


@dataclass(frozen=True, slots=True)
class MovementsPlayed:
    """What was announced and acknowledged, and how many of the answers are a conflict."""

    announced: tuple[str, ...]
    acknowledged: int
    checks: tuple[MovementCheck, ...]

    @property
    def conflicts(self) -> int:
        """How many movements meet something, as any circle of readers is told."""
        met = {c.movement for c in self.checks if c.answer is ConflictAnswer.CONFLICT}
        return len(met)


def play_movements(desk: Desk, script: Mapping[str, Any]) -> MovementsPlayed:
    """Declare the zone of the script, announce its movements, and acknowledge them."""
    actor, now = _speaks(desk, script["zone"])
    zone = zone_of(
        {k: v for k, v in script["zone"].items() if k not in ("by", "at")}, actor, now=now
    )
    _hand_in(desk, declare_zone, "declared_zone", zone)
    announced = []
    for given in script["announce"]:
        actor, now = _speaks(desk, given)
        draft = draft_of({k: v for k, v in given.items() if k in FIELDS}, given["name"])
        movement = announcement_of(draft, actor, now=now, exercise=True)
        _hand_in(desk, announce_movement, "movement", movement)
        announced.append(movement.id)
    checks = check_movements(desk.operator())
    for given in script["acknowledge"]:
        for movement_id in announced:
            actor, now = _speaks(desk, given)
            word = movement_acknowledgement_of(
                movement_id, actor, note=given["note"], language=given["language"], now=now
            )
            _hand_in(desk, acknowledge_movement, "movement_acknowledgement", word)
    desk.moment = None
    desk.sequence()
    return MovementsPlayed(tuple(announced), len(script["acknowledge"]) * len(announced), checks)


def _speaks(desk: Desk, given: Mapping[str, Any]) -> tuple[Actor, datetime]:
    """Set the desk to the moment of the script; return who speaks then, and the moment."""
    desk.moment = datetime.fromisoformat(given["at"])
    return desk.store.actor(given["by"]), desk.now()


def _hand_in(desk: Desk, action: Callable[..., Any], kind: str, word: Any) -> None:
    statement = signed(desk, key_of(desk, word.by), kind, word)
    action(desk.store, desk.record, statement, word.at)
