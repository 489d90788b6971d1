"""Letting a key speak for an office."""

import base64

from hudna.actions.permissions import check_enrol
from hudna.actions.ports import EnrolledKey, Log, Store
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import Refused
from hudna.model.enrolment import Enrolment
from hudna.record.keys import key_id

__all__ = ["enrol_key"]


def enrol_key(store: Store, log: Log, statement: SignedStatement) -> EnrolledKey:
    """Enrol the key a party's signed statement names; the party's own key must have signed it."""
    enrolment, office = accept(store, log, "enrol", statement)
    assert isinstance(enrolment, Enrolment)
    signer = store.key(_signer(statement))
    if office is not None:
        raise Refused("a key is enrolled with the party's own key, not with an office's")
    check_enrol(signer.party, enrolment.party)
    actor = store.actor(enrolment.actor)
    check_enrol(signer.party, actor.party)
    public = base64.b64decode(enrolment.public)
    key = EnrolledKey(key_id(public), public, actor.party, actor.id, statement.entry.hash)
    with store.transaction():
        store.add_entry(statement.entry, "enrol", statement.private)
        store.enrol(key)
    return key


def _signer(statement: SignedStatement) -> str:
    from hudna.record.entry import parse

    return parse(statement.canonical).key
