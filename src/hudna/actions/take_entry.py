"""Taking in an entry from a party's own node: its bytes, never what it keeps to itself."""

from hudna.actions.amend_agreement import AMENDMENT, amend_agreement
from hudna.actions.anchor_accesses import ACCESS_LOG
from hudna.actions.enrol_key import enrol_key
from hudna.actions.permissions import check_keep_evidence, check_submit
from hudna.actions.ports import EnrolledKey, Log, Store
from hudna.actions.record_entries import RECORD_KINDS, take_record_entry
from hudna.actions.statements import SignedStatement, verified
from hudna.errors import Refused
from hudna.record.enrolment import ENROL
from hudna.record.entry import Entry, SignedEntry

__all__ = ["TAKEN", "take_entry"]

TAKEN = ("report", "analysis", "evidence", "custody", ACCESS_LOG)
"""Kinds that may come without their confidential part; votes and findings need all of it.

An enrolment has none, and lets its key in here too; nor has an amendment, or what is said of the
record itself.
"""


def take_entry(store: Store, log: Log, signed: SignedEntry) -> bool:
    """Put a party's entry into the outbox; return false for one that is known.

    The desk learns that the party stated something, when and in which order, but not what.
    """
    with store.transaction():
        if store.knows_entry(signed.hash):
            return False
        entry, key = verified(store, log, signed)
        if entry.type == ENROL:
            enrol_key(store, log, SignedStatement(signed.canonical, signed.signature, {}))
            return True
        if entry.type == AMENDMENT:
            amend_agreement(store, log, SignedStatement(signed.canonical, signed.signature, {}))
            return True
        if entry.type in RECORD_KINDS:
            take_record_entry(store, log, signed, entry)
            return True
        _check_author(store, entry, key)
        store.add_entry(signed, entry.type, None)
    return True


def _check_author(store: Store, entry: Entry, key: EnrolledKey) -> None:
    if entry.type not in TAKEN:
        raise Refused(
            f"a {entry.type} is handed in with everything it says",
            advice="Sign it on the shared desk",
        )
    if entry.type in ("analysis", ACCESS_LOG):
        if key.actor is not None:
            raise Refused("the software's results are signed with the party's own key")
        return
    if key.actor is None:
        raise Refused(f"a {entry.type} is signed by an office, with a key of its own")
    if entry.type == "report":
        check_submit(store.actor(key.actor))
        author = entry.body["submitted_by"]
    else:
        check_keep_evidence(store.actor(key.actor))
        author = entry.body["party"]
    if author != key.party:
        raise Refused(f"an office of {key.party} cannot submit for {author}")
