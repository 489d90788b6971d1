"""A vote of one who decides."""

from datetime import datetime

from hudna.actions.hearing import hearing_of
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_see, check_vote
from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement
from hudna.errors import Conflict, NotFound
from hudna.model.case import Ballot, Determination
from hudna.verify.checks import check_ballot

__all__ = ["cast_vote"]


def cast_vote(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Ballot:
    """Store a signed ballot; a party votes once on a motion, and not after it is decided."""
    with store.transaction():
        return _cast_vote(store, log, statement, now)


def _cast_vote(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Ballot:
    ballot, actor = said_by_office(store, log, "ballot", statement)
    assert isinstance(ballot, Ballot)
    check_vote(actor)
    hearing = hearing_of(store, ballot.motion)
    if hearing.motion.case != ballot.case:
        raise NotFound(
            f"no motion {ballot.motion} on case {ballot.case}", advice="See 'hudna cases'"
        )
    check_see(actor, hearing.case.release, now)
    check_moment(ballot.at, now)
    if next(store.all(Determination, motion=ballot.motion), None):
        raise Conflict(
            "this motion is decided already", advice="Put a new motion if the case is still open"
        )
    check_ballot(
        hearing.case.value,
        hearing.motion,
        hearing.ballots,
        ballot,
        hearing.voters,
        due=hearing.due,
        barred=hearing.barred,
    )
    check_new(store, ballot)
    store.add_entry(statement.entry, "ballot", statement.private)
    store.put(ballot, hearing.case.release, ballot.at, statement.entry)
    return ballot
