"""Letting a key speak for an office."""

from hudna.actions.permissions import check_enrol
from hudna.actions.ports import EnrolledKey, Log, Store
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import Conflict, RecordRejected, Refused
from hudna.model.enrolment import KeyEnrolment
from hudna.record.enrolment import parse_enrolment
from hudna.record.entry import parse
from hudna.record.errors import RecordError
from hudna.record.keys import key_id

__all__ = ["enrol_key"]


def enrol_key(store: Store, log: Log, statement: SignedStatement) -> EnrolledKey:
    """Enrol the key a party's signed statement names.

    The party's own key must have signed the statement, and the new key its own enrolment.
    """
    with store.transaction():
        return _enrol_key(store, log, statement)


def _enrol_key(store: Store, log: Log, statement: SignedStatement) -> EnrolledKey:
    enrolment, office = accept(store, log, "enrol", statement)
    assert isinstance(enrolment, KeyEnrolment)
    if office is not None:
        raise Refused("a key is enrolled with the party's own key, not with an office's")
    entry = parse(statement.canonical)
    check_enrol(store.key(entry.key).party, enrolment.party)
    actor = store.actor(enrolment.office)
    check_enrol(enrolment.party, actor.party)
    if enrolment.role != actor.role.value:
        raise Refused(f"{actor.id} has the role {actor.role.value}, not {enrolment.role}")
    try:
        public = parse_enrolment(log.origin, entry.body).public
    except RecordError as error:
        raise RecordRejected(f"the enrolment does not hold: {error}") from error
    key = EnrolledKey(key_id(public), public, actor.party, actor.id, statement.entry.hash)
    if store.knows_key(key.id):
        raise Conflict(f"key {key.id} is enrolled already")
    store.add_entry(statement.entry, "enrol", statement.private)
    store.enrol(key)
    return key
