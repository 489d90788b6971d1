"""Changing an agreement: its next version, signed by every guarantor, through the record.

All guarantors have to sign, of the version in force and of the next, not a quorum of them: a
quorum is enough to keep a record in order, but no state is bound to a text it did not sign, and
none is put out of an agreement by the others. An agreement without guarantors is changed by its
parties. Any party of the mechanism, the operator too, may bring the signed version in.

A party signs with its own key, or by its office's signature to a joint statement that makes this
very version. Who agreed to a statement by silence has not signed.
"""

from collections.abc import Sequence
from datetime import datetime

from hudna.actions.kinds import KINDS
from hudna.actions.ports import Log, Store
from hudna.actions.statement_binding import bound_by
from hudna.actions.statements import SignedStatement, accept
from hudna.actions.watched_agreements import watched_agreements
from hudna.assess.agreement_document import check_document
from hudna.assess.versions import check_versions, history
from hudna.errors import ConfigurationError, Conflict, NotFound, RecordRejected, Refused
from hudna.model.agreement import Agreement
from hudna.model.amendment import Amendment, amendment_id, signatories
from hudna.model.codec import from_json, to_json
from hudna.model.release import Audience, Release
from hudna.record.approvals import signed_by
from hudna.record.canonical import canonical_json
from hudna.record.entry import Entry, SignedEntry, parse
from hudna.record.errors import RecordError

__all__ = [
    "AMENDED", "AMENDMENT", "amend_agreement", "amendment_statement", "check_next_version",
    "follow_amendment",
]  # fmt: skip

AMENDMENT = "amendment"
AMENDED = Release(Audience.PUBLIC)
_DOMAIN = b"hudna.amendment.v1\n"


def amendment_statement(origin: str, agreement: Agreement) -> bytes:
    """Return the bytes every guarantor signs: the record's name and the whole next version."""
    return _DOMAIN + canonical_json({"agreement": to_json(agreement), "origin": origin})


def amend_agreement(store: Store, log: Log, statement: SignedStatement) -> Amendment:
    """Store the next version of an agreement; raises where a signature or the version is wrong."""
    with store.transaction():
        amendment, office = accept(store, log, AMENDMENT, statement)
        assert isinstance(amendment, Amendment)
        if office is not None:
            raise Refused("an amendment is brought in with a party's own key, not an office's")
        entry = parse(statement.canonical)
        _check(store, entry, amendment)
        store.add_entry(statement.entry, AMENDMENT, statement.private)
        _put(store, entry, statement.entry, amendment)
    return amendment


def follow_amendment(store: Store, signed: SignedEntry, entry: Entry) -> None:
    """Take over an amendment from the record, after checking it like the desk that took it in."""
    try:
        amendment: Amendment = from_json(KINDS[AMENDMENT].cls, entry.body)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordRejected(f"what was signed is no amendment: {error}") from error
    _check(store, entry, amendment)
    store.add_entry(signed, AMENDMENT, {})
    _put(store, entry, signed, amendment)


def _put(store: Store, entry: Entry, signed: SignedEntry, amendment: Amendment) -> None:
    store.put(amendment, AMENDED, datetime.fromisoformat(entry.time), signed)


def check_next_version(known: Sequence[Agreement], after: Agreement) -> Agreement:
    """Return the version in force that `after` takes the place of.

    Raises `NotFound` where no such agreement is watched, `Conflict` where it does not follow the
    version in force, `ConfigurationError` where no file could say it.
    """
    versions = history(known).get(after.id)
    if not versions:
        raise NotFound(
            f"the agreement '{after.id}' is not watched here",
            advice=f"Amend one of: {', '.join(history(known))}",
        )
    check_document(after, f"version {after.version}")
    before = versions[-1]
    if after.supersedes != before.version:
        raise Conflict(
            f"this version supersedes '{after.supersedes}', and '{before.version}' is in force",
            where=f"{after.id} {after.version}",
            advice=f"Write 'supersedes: \"{before.version}\"' and propose it again",
        )
    if (after.in_force.start or "") <= (before.in_force.start or ""):
        raise Conflict(
            f"this version begins on {after.in_force.start}, not after the one in force, "
            f"which began on {before.in_force.start}",
            where=f"{after.id} {after.version}",
            advice="Give it a later 'in_force'",
        )
    try:
        check_versions({v.version: v for v in (*versions, after)})
    except ConfigurationError as error:
        raise Conflict(error.message, where=after.id, advice=error.advice) from error
    return before


def _check(store: Store, entry: Entry, amendment: Amendment) -> None:
    after = amendment.agreement
    if amendment.id != amendment_id(after):
        raise RecordRejected(f"{amendment.id} is not the name of this amendment")
    if amendment.by != store.key(entry.key).party:
        raise Refused(f"this amendment is brought in by {amendment.by}, whose key did not sign it")
    if store.get(Amendment, amendment.id) is not None:
        raise Conflict(f"version {after.version} of {after.id} stands in the record already")
    key = (after.id, after.version)
    known = [a for a in watched_agreements(store) if (a.id, a.version) != key]
    before = check_next_version(known, after)
    _check_signatures(store, entry.origin, amendment, before)


def _check_signatures(store: Store, origin: str, amendment: Amendment, before: Agreement) -> None:
    needed = signatories(before, amendment.agreement)
    keys = {p.id: [k.public for k in store.own_keys(p.id)] for p in store.mechanism().parties}
    statement = amendment_statement(origin, amendment.agreement)
    try:
        signed = signed_by(amendment.approvals, statement, keys)
    except RecordError as error:
        raise RecordRejected(
            f"the amendment is not signed as it says: {error}",
            advice="Every signature is over the whole version: after a change all sign again",
        ) from error
    if amendment.statement is not None:
        signed |= bound_by(store, amendment.statement, amendment.agreement)
    missing = [party for party in needed if party not in signed]
    if missing or not needed:
        raise Refused(
            f"the amendment is not signed by {', '.join(missing) or 'anybody who agreed'}",
            advice="Each adds its signature with 'hudna agreement approve FILE'",
        )
