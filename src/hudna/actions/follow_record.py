"""Keeping a party's node up with the record: keys, chains and indexes from the mirrored entries."""

from collections.abc import Iterable
from hashlib import sha256

from hudna.actions.ports import EnrolledKey, Store
from hudna.errors import ConfigurationError
from hudna.model.codec import to_json
from hudna.model.mechanism import Mechanism
from hudna.record.canonical import canonical_json
from hudna.record.enrolment import ENROL, parse_enrolment
from hudna.record.entry import Entry, SignedEntry, parse
from hudna.record.genesis import GENESIS, parse_genesis
from hudna.record.keys import key_id

__all__ = ["follow_record", "join_mechanism", "rules_digest"]


def rules_digest(mechanism: Mechanism) -> str:
    """Return the SHA-256 of a mechanism in canonical JSON: the genesis binds all parties to it."""
    return sha256(canonical_json(to_json(mechanism))).hexdigest()


def join_mechanism(store: Store, mechanism: Mechanism, genesis: SignedEntry) -> None:
    """Let a party's node serve the mechanism whose genesis it has mirrored.

    Raises `ConfigurationError` when these are not the rules that every party signed.
    """
    entry = parse(genesis.canonical)
    terms = parse_genesis(entry.origin, entry.body).terms
    if terms.get("sha256") != rules_digest(mechanism):
        raise ConfigurationError(
            "this is not the mechanism that the parties signed",
            where=mechanism.id,
            advice="Ask the operator for the file the record was founded with",
        )
    store.found(mechanism, genesis)


def follow_record(store: Store, entries: Iterable[tuple[int, SignedEntry]]) -> int:
    """Take over mirrored entries, oldest first, beginning with the first unknown; return how many.

    `entries` are index and entry from a mirror that has been checked. Nothing confidential comes
    this way: other parties' statements are known by their bytes only.
    """
    taken = 0
    for index, signed in entries:
        entry = parse(signed.canonical)
        with store.transaction():
            if not store.knows_entry(signed.hash):
                store.add_entry(signed, entry.type, None)
            for key in _keys(entry, signed.hash):
                if not store.knows_key(key.id):
                    store.enrol(key)
            store.mark_sequenced([signed.hash], [index])
        taken += 1
    return taken


def _keys(entry: Entry, entry_hash: str) -> Iterable[EnrolledKey]:
    if entry.type == GENESIS:
        for party in parse_genesis(entry.origin, entry.body).parties:
            yield EnrolledKey(key_id(party.public), party.public, party.id, None, entry_hash)
    elif entry.type == ENROL:
        new = parse_enrolment(entry.origin, entry.body)
        yield EnrolledKey(key_id(new.public), new.public, new.party, new.office, entry_hash)
