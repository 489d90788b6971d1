"""A guarantor leaves the mechanism, or returns, by its own signed word."""

from datetime import datetime

from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.ports import Log, Store, guarantor_ids
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import Conflict, Refused
from hudna.model.participation import Participation, Standing
from hudna.model.release import Audience, Release
from hudna.record.entry import parse
from hudna.verify.standing import left_by

__all__ = ["take_part"]

SAID = Release(Audience.PUBLIC)
"""Whether a state takes part in a mechanism is no secret."""


def take_part(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Participation:
    """Store that a guarantor leaves or returns; it is signed with the party's own key."""
    with store.transaction():
        return _take_part(store, log, statement, now)


def _take_part(store: Store, log: Log, statement: SignedStatement, now: datetime) -> Participation:
    said, office = accept(store, log, "participation", statement)
    assert isinstance(said, Participation)
    signer = store.key(parse(statement.canonical).key)
    if office is not None or signer.party != said.party:
        raise Refused("that a party leaves or returns is signed with its own key, not an office's")
    if said.party not in guarantor_ids(store):
        raise Refused(f"{said.party} is not a guarantor: nothing is decided with it")
    check_moment(said.at, now)
    gone = said.party in left_by(store.all(Participation), now)
    if gone is (said.standing is Standing.LEAVES):
        state = "has left" if gone else "takes part"
        raise Conflict(f"{said.party} {state} already", advice="Nothing more needs doing")
    check_new(store, said)
    store.add_entry(statement.entry, "participation", statement.private)
    store.put(said, SAID, said.at, statement.entry)
    return said
