"""Registering an event between two states, or another telling of one."""

from datetime import datetime

from hudna.actions.circles import check_circle, within
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_talk
from hudna.actions.ports import Log, Store
from hudna.actions.read_from import check_read_from
from hudna.actions.shipped_relations import known_states, load_scale, shipped_event
from hudna.actions.statements import SignedStatement
from hudna.errors import Conflict, InputError
from hudna.model.party import Actor
from hudna.model.relation_event import RelationEvent
from hudna.model.release import sees
from hudna.talks.relation_events import check_event

__all__ = ["register_relation"]

LONGEST = 2_000
"""Characters of a title, which says what happened."""


def register_relation(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> RelationEvent:
    """Store a signed event: that it happened so is its party's word, and others stand beside it."""
    with store.transaction():
        event, actor = said_by_office(store, log, "relation_event", statement)
        assert isinstance(event, RelationEvent)
        check_talk(actor)
        check_moment(event.at, now)
        check_circle(event.release, actor)
        if any(len(words) > LONGEST for words in event.title.values()):
            raise InputError(f"this is longer than {LONGEST} characters", where="title")
        first = _first(store, event, actor, now)
        check_event(event, known_states(), load_scale(), first)
        if first is not None and first.party:
            within(event.release, first.release, "the event that this tells anew")
        check_read_from(store, event, actor, now)
        if shipped_event(store.mechanism(), event.id) is not None:
            raise Conflict(f"{event.id} is the id of one that ships as data", where="id")
        check_new(store, event)
        store.add_entry(statement.entry, "relation_event", statement.private)
        store.put(event, event.release, event.at, statement.entry)
    return event


def _first(store: Store, event: RelationEvent, actor: Actor, now: datetime) -> RelationEvent | None:
    """Return the event this one tells anew, null where none is named or released to the office."""
    if event.telling_of is None:
        return None
    told = shipped_event(store.mechanism(), event.telling_of)
    if told is not None:
        return told
    held = store.held(RelationEvent, event.telling_of)
    if held is None or not sees(actor, held.release, now):
        return None
    assert isinstance(held.value, RelationEvent)
    return held.value
