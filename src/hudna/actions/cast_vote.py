"""A guarantor's vote."""

from datetime import datetime

from hudna.actions.permissions import check_see, check_vote
from hudna.actions.ports import Log, Store, guarantor_ids
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import NotFound, Refused
from hudna.model.case import Ballot, Case, Motion
from hudna.verify.checks import check_ballot
from hudna.verify.openings import deadline

__all__ = ["cast_vote"]


def cast_vote(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Ballot:
    """Store a signed ballot; a guarantor votes once on a motion, and not after it is decided."""
    ballot, actor = accept(store, log, "ballot", statement)
    assert isinstance(ballot, Ballot)
    if actor is None:
        raise Refused("a ballot is signed by an office, with a key of its own")
    check_vote(actor)
    if (ballot.party, ballot.by) != (actor.party, actor.id):
        raise Refused(f"{actor.id} cannot sign a ballot of {ballot.by}")
    motion = store.get(Motion, ballot.motion)
    held = store.held(Case, ballot.case)
    if motion is None or held is None or motion.case != ballot.case:
        raise NotFound(
            f"no motion {ballot.motion} on case {ballot.case}", advice="See 'hudna cases'"
        )
    check_see(actor, held.release, now)
    check_ballot(
        held.value,
        motion,
        tuple(store.all(Ballot, motion=motion.id)),
        ballot,
        guarantor_ids(store),
        due=deadline(motion.at, store.mechanism()),
    )
    with store.transaction():
        store.add_entry(statement.entry, "ballot", statement.private)
        store.put(ballot, held.release, ballot.at, statement.entry)
    return ballot
