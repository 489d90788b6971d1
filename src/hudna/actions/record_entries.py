"""Entries about the record itself: keys that change, openings of sealed fields, the end of a log.

They have no object in the database. The record's own rules decide whether they count; the desk
follows with the keys it goes by.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from hudna.actions.ports import EnrolledKey, Log, Store
from hudna.errors import RecordRejected
from hudna.record.checkpoint import Checkpoint
from hudna.record.entry import Entry, Seen, SignedEntry, canonical_bytes, timestamp
from hudna.record.errors import RecordError, Rejected
from hudna.record.freeze import FREEZE
from hudna.record.keys import key_id
from hudna.record.opening import MISMATCH, OPENED, parse_opening
from hudna.record.recipient import RECIPIENT, parse_recipient
from hudna.record.revocation import REVOKE, parse_revocation
from hudna.record.rotation import ROTATE, parse_rotation

__all__ = [
    "RECORD_KINDS",
    "changed_keys",
    "check_record_entry",
    "prepare_record_entry",
    "take_record_entry",
]

RECORD_KINDS = (ROTATE, REVOKE, FREEZE, RECIPIENT, OPENED, MISMATCH)

_MOST_PENDING = 100_000


def prepare_record_entry(
    store: Store, log: Log, kind: str, body: dict[str, Any], *, key: str, now: datetime
) -> bytes:
    """Return the canonical bytes that `key`'s owner signs to say `body` about the record."""
    head = store.head(key)
    seen = Checkpoint.of_note(log.checkpoint().encode())
    at = Seen(seen.size, seen.root.hex()) if seen.size else None
    return canonical_bytes(
        Entry(log.origin, kind, key, head.seq, head.prev, timestamp(now), at, body)
    )


def check_record_entry(entry: Entry, signer: EnrolledKey) -> None:
    """Raise `RecordRejected` for a body of the wrong form, or a recipient not named by its party.

    Rotation, revocation and freeze are checked by the record, which knows all keys.
    """
    try:
        if entry.type == RECIPIENT:
            parse_recipient(entry.body)
        elif entry.type in (OPENED, MISMATCH):
            parse_opening(entry.body)
    except RecordError as error:
        raise RecordRejected(f"this is no {entry.type}: {error}") from error
    if entry.type == RECIPIENT and signer.actor is not None:
        raise RecordRejected("a party's reading key is named with the party's own key")


def take_record_entry(store: Store, log: Log, signed: SignedEntry, entry: Entry) -> None:
    """Put a checked entry about the record into the outbox, and go by its keys from now on."""
    try:
        log.check([*store.pending(_MOST_PENDING), signed])
    except Rejected as error:
        raise RecordRejected(
            f"the record would refuse this {entry.type}: {error.message}"
        ) from error
    with store.transaction():
        store.add_entry(signed, entry.type, {})
        for key in changed_keys(entry, signed.hash, store.key):
            store.enrol(key)


def changed_keys(
    entry: Entry, entry_hash: str, known: Callable[[str], EnrolledKey]
) -> Iterator[EnrolledKey]:
    """Yield the keys that an entry ends, and those that come in their place.

    `known` returns an enrolled key by its id.
    """
    if entry.type == ROTATE:
        old, public = known(entry.key), parse_rotation(entry.origin, entry.body).public
        yield old.ended_by(entry_hash)
        yield EnrolledKey(key_id(public), public, old.party, old.actor, entry_hash)
    elif entry.type == REVOKE:
        revocation = parse_revocation(entry.origin, entry.body)
        old = known(revocation.key)
        yield old.ended_by(entry_hash)
        public_ = revocation.replacement
        if public_ is not None:
            yield EnrolledKey(key_id(public_), public_, old.party, None, entry_hash)
