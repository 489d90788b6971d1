"""Putting a result and a measure to the vote."""

from datetime import datetime

from hudna.actions.case_state import refresh_state
from hudna.actions.hearing import guarantors_at, undecided_on
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.permissions import check_propose
from hudna.actions.ports import Log, Store
from hudna.actions.released_case import released_case
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import Refused
from hudna.model.case import Determination, Motion
from hudna.verify.checks import check_motion

__all__ = ["propose_motion"]


def propose_motion(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Motion:
    """Store a signed motion; one motion at a time is open on a case."""
    with store.transaction():
        return _propose_motion(store, log, statement, now)


def _propose_motion(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Motion:
    motion, actor = accept(store, log, "motion", statement)
    assert isinstance(motion, Motion)
    if actor is None or motion.proposed_by != actor.party:
        raise Refused("a motion is signed by an office of the party that proposes it")
    check_propose(actor)
    held = released_case(store, motion.case, actor, now)
    check_moment(motion.at, now)
    kinds = [asked.measure.value for asked in motion.measures]
    check_motion(
        held.value,
        undecided_on(store, motion.case),
        motion,
        guarantors_at(store, now),
        rules=len(store.mechanism().rules_for(motion.question.value, kinds)),
        decided=tuple(store.all(Determination, case=motion.case)),
    )
    check_new(store, motion)
    store.add_entry(statement.entry, "motion", statement.private)
    store.put(motion, held.release, motion.at, statement.entry)
    refresh_state(store, motion.case)
    return motion
