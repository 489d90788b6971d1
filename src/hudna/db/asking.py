"""What each office is asked for and until when, as far as it may know of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hudna.actions.permissions import (
    can,
    check_acknowledge_movement,
    check_answer_measure,
    check_talk,
)
from hudna.db.gate import Reader
from hudna.deconflict.notice import acknowledge_by
from hudna.model.movement import MovementState
from hudna.model.reminder import Ask, AskKind
from hudna.verify.openings import reply_due

__all__ = ["asks_of"]


def asks_of(reader: Reader) -> tuple[Ask, ...]:
    """Return what waits for the reader's office; what can no longer be done is not asked."""
    asks = [Ask(AskKind(one.kind), one.case.id, one.due) for one in reader.waiting()]
    if reader.actor is not None and can(check_answer_measure, reader.actor):
        asks += [Ask(AskKind.MEASURE, m.id, m.due) for m in reader.my_measures()]
        mechanism = reader.mechanism()
        named = ((motion, reply_due(motion, mechanism)) for motion in reader.accusations())
        asks += [Ask(AskKind.REPLY, motion.id, due) for motion, due in named if due is not None]
    asks += [*_of_movements(reader), *_of_talks(reader)]
    return tuple(ask for ask in asks if _still(ask, reader))


def _of_movements(reader: Reader) -> Iterator[Ask]:
    """Yield the movements that wait for the party's acknowledgement, and those that will start."""
    actor = reader.actor
    if actor is None or not can(check_acknowledge_movement, actor):
        return
    rules = reader.mechanism().movements
    for file in reader.movements(reader.now):
        movement = file.movement
        if file.state is not MovementState.FILED:
            continue
        told = {movement.party, *(one.party for one in file.acknowledgements)}
        if actor.party not in told:
            yield Ask(AskKind.MOVEMENT, movement.id, acknowledge_by(movement, rules))
        yield Ask(AskKind.MOVEMENT_START, movement.id, movement.start)


def _of_talks(reader: Reader) -> Iterator[Ask]:
    """Yield texts on which the party's silence will count, and what it promised by a day."""
    actor = reader.actor
    if actor is None or not can(check_talk, actor):
        return
    for text in reader.texts_waiting():
        if text.silence_until is not None:
            yield Ask(AskKind.STATEMENT, text.draft.id, text.silence_until)
    zone = ZoneInfo(reader.mechanism().zone)
    for owed in reader.my_undertakings():
        if owed.undertaking.due is not None:
            over = datetime.combine(owed.undertaking.due + timedelta(days=1), time(), zone)
            yield Ask(AskKind.COMMITMENT, owed.undertaking.id, over.astimezone(UTC))


def _still(ask: Ask, reader: Reader) -> bool:
    return reader.now < ask.due or ask.kind in (AskKind.FINDING, AskKind.MEASURE)
