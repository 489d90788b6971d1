"""A guarantor's vote."""

from datetime import datetime

from hudna.actions.moments import check_moment
from hudna.actions.permissions import check_see, check_vote
from hudna.actions.ports import Log, Store, guarantor_ids
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import Conflict, NotFound, Refused
from hudna.model.case import Ballot, Case, Determination, Motion
from hudna.verify.checks import check_ballot
from hudna.verify.openings import deadline

__all__ = ["cast_vote"]


def cast_vote(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Ballot:
    """Store a signed ballot; a guarantor votes once on a motion, and not after it is decided."""
    with store.transaction():
        return _cast_vote(store, log, statement, now)


def _cast_vote(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Ballot:
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
    check_moment(ballot.at, now)
    if next(store.all(Determination, motion=motion.id), None):
        raise Conflict(
            "this motion is decided already", advice="Put a new motion if the case is still open"
        )
    check_ballot(
        held.value,
        motion,
        tuple(store.all(Ballot, motion=motion.id)),
        ballot,
        guarantor_ids(store),
        due=deadline(motion.at, store.mechanism()),
    )
    store.add_entry(statement.entry, "ballot", statement.private)
    store.put(ballot, held.release, ballot.at, statement.entry)
    return ballot
