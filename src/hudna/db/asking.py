"""What each office is asked for and until when, as far as it may know of it."""

from hudna.actions.permissions import can, check_answer_measure
from hudna.db.gate import Reader
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
    return tuple(ask for ask in asks if _still(ask, reader))


def _still(ask: Ask, reader: Reader) -> bool:
    return reader.now < ask.due or ask.kind in (AskKind.FINDING, AskKind.MEASURE)
