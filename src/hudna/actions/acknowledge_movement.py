"""That a party has read of a movement: signed by an office of it. It consents to nothing."""

from datetime import datetime

from hudna.actions.announce_movement import check_stands, movement_for
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_acknowledge_movement
from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement
from hudna.errors import Conflict, Refused
from hudna.model.movement import MovementAcknowledgement

__all__ = ["acknowledge_movement"]


def acknowledge_movement(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> MovementAcknowledgement:
    """Store a signed acknowledgement of another party's movement; a party needs but one."""
    with store.transaction():
        word, actor = said_by_office(store, log, "movement_acknowledgement", statement)
        assert isinstance(word, MovementAcknowledgement)
        check_acknowledge_movement(actor)
        held = movement_for(store, word.movement, actor, now)
        check_moment(word.at, now)
        if held.value.party == actor.party:
            raise Refused("this is your own party's movement", advice="The others acknowledge it")
        check_stands(store, word.movement)
        known = store.all(MovementAcknowledgement, movement=word.movement, party_of=actor.party)
        if next(known, None) is not None:
            raise Conflict(
                f"{actor.party} has acknowledged this already", advice="Nothing more needs doing"
            )
        check_new(store, word)
        store.add_entry(statement.entry, "movement_acknowledgement", statement.private)
        store.put(word, held.release, word.at, statement.entry)
    return word
