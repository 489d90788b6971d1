"""Keeping a party's node up with the record: keys, chains and indexes from the mirrored entries."""

from collections.abc import Iterable

from hudna.actions.amend_agreement import AMENDMENT, follow_amendment
from hudna.actions.digests import digest_of
from hudna.actions.ports import EnrolledKey, Store
from hudna.actions.record_entries import changed_keys
from hudna.errors import ConfigurationError, NotFound, RecordRejected
from hudna.model.mechanism import Mechanism
from hudna.record.enrolment import ENROL, parse_enrolment
from hudna.record.entry import Entry, SignedEntry, parse, signing_bytes
from hudna.record.errors import RecordError
from hudna.record.genesis import GENESIS, Genesis, parse_genesis
from hudna.record.keys import key_id, verify

__all__ = ["follow_record", "join_mechanism", "keys_in"]


def join_mechanism(store: Store, mechanism: Mechanism, genesis: SignedEntry) -> None:
    """Let a party's node serve the mechanism whose genesis it has mirrored.

    Raises `ConfigurationError` when these are not the rules that every party signed.
    """
    terms = _genesis(genesis).terms
    if terms.get("sha256") != digest_of(mechanism):
        raise ConfigurationError(
            "this is not the mechanism that the parties signed",
            where=mechanism.id,
            advice="Ask the operator for the file the record was founded with",
        )
    with store.transaction():
        store.found(mechanism, genesis)


def _genesis(signed: SignedEntry) -> Genesis:
    try:
        entry = parse(signed.canonical)
        return parse_genesis(entry.origin, entry.body)
    except RecordError as error:
        raise RecordRejected(f"the record does not begin with a genesis: {error}") from error


def follow_record(store: Store, entries: Iterable[tuple[int, SignedEntry]]) -> int:
    """Take over mirrored entries, oldest first, beginning with the first unknown; return how many.

    `entries` are index and entry from a mirror whose tree has been checked; here each signature
    is. Nothing confidential comes this way: other parties' statements are known by their bytes.
    Raises `RecordRejected` at the first entry that its author did not sign.
    """
    taken = 0
    for index, signed in entries:
        with store.transaction():
            entry, new = _checked(store, index, signed)
            if not store.knows_entry(signed.hash):
                _take(store, signed, entry)
            for key in new:
                store.enrol(key)
            store.mark_sequenced([signed.hash], [index])
        taken += 1
    return taken


def _take(store: Store, signed: SignedEntry, entry: Entry) -> None:
    if entry.type == AMENDMENT:  # it says all it says in the open
        follow_amendment(store, signed, entry)
    else:
        store.add_entry(signed, entry.type, None)


def _checked(
    store: Store, index: int, signed: SignedEntry
) -> tuple[Entry, tuple[EnrolledKey, ...]]:
    """Return an entry that its author signed, and the keys it lets in."""
    try:
        entry = parse(signed.canonical)
        new = (*keys_in(entry, signed.hash), *changed_keys(entry, signed.hash, store.key))
        signer = store.key(entry.key) if index else next(k for k in new if k.id == entry.key)
    except (RecordError, NotFound, StopIteration) as error:
        raise RecordRejected(f"entry {index} of the record is not in order: {error}") from error
    by_party = entry.type != ENROL or (signer.actor is None and signer.party == new[0].party)
    if not (by_party and verify(signer.public, signing_bytes(signed.canonical), signed.signature)):
        raise RecordRejected(
            f"entry {index} of the record is not signed by who may sign it",
            advice="Keep the mirror and ask the other parties: 'hudna record audit' says more",
        )
    return entry, new


def keys_in(entry: Entry, entry_hash: str) -> Iterable[EnrolledKey]:
    """Yield the keys an entry lets in: the parties' own by genesis, offices' by enrolment."""
    if entry.type == GENESIS:
        for party in parse_genesis(entry.origin, entry.body).parties:
            yield EnrolledKey(key_id(party.public), party.public, party.id, None, entry_hash)
    elif entry.type == ENROL:
        new = parse_enrolment(entry.origin, entry.body)
        yield EnrolledKey(key_id(new.public), new.public, new.party, new.office, entry_hash)
