"""Statements: what is signed, prepared once and rebuilt from the very bytes that were signed.

An entry's body carries the fields everybody may read; every other field goes in as a salted
commitment, its value and salt travelling beside the entry to those who may read it.
"""

import base64
import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hudna.actions.kinds import KINDS
from hudna.actions.ports import EnrolledKey, Log, Signer, Store
from hudna.actions.record_entries import RECORD_KINDS, check_record_entry
from hudna.errors import NotFound, RecordRejected
from hudna.model.codec import from_json, to_json
from hudna.model.party import Actor
from hudna.record.checkpoint import Checkpoint
from hudna.record.commitment import commit, open_commitment
from hudna.record.entry import (
    Entry,
    Seen,
    SignedEntry,
    canonical_bytes,
    parse,
    signing_bytes,
    timestamp,
)
from hudna.record.errors import RecordError
from hudna.record.keys import verify

__all__ = [
    "Prepared",
    "SignedStatement",
    "accept",
    "disclosed",
    "prepare",
    "published",
    "sign_with",
]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Bytes to sign, and the confidential values and salts that go beside them."""

    canonical: bytes
    private: dict[str, dict[str, Any]]

    @property
    def to_sign(self) -> bytes:
        """The domain-separated message the signature covers."""
        return signing_bytes(self.canonical)


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A prepared statement with its author's signature."""

    canonical: bytes
    signature: bytes
    private: dict[str, dict[str, Any]]

    @property
    def entry(self) -> SignedEntry:
        """What goes into the record."""
        return SignedEntry(self.canonical, self.signature)


def prepare(
    store: Store,
    log: Log,
    kind: str,
    value: Any,
    *,
    key: str,
    now: datetime,
    salt: Callable[[], bytes],
    held: Mapping[str, str] | None = None,
) -> Prepared:
    """Return the canonical bytes `key`'s owner must sign to say `value`.

    `held` are the owner's own commitments to withheld fields, whose values never came here.
    """
    fields = to_json(value)
    public = KINDS[kind].public
    shown = fields if public is None else {name: fields[name] for name in public}
    private: dict[str, dict[str, Any]] = {}
    commitments: dict[str, str] = {}
    given = {n: c for n, c in (held or {}).items() if n in KINDS[kind].withheld}
    for name in sorted(fields.keys() - shown.keys()):
        if name in given:
            commitments[name] = given[name]
            continue
        grain = salt()
        private[name] = {"value": fields[name], "salt": base64.b64encode(grain).decode()}
        commitments[name] = commit(fields[name], grain)
    head, seen = store.head(key), published(log.checkpoint())
    entry = Entry(
        origin=log.origin,
        type=kind,
        key=key,
        seq=head.seq,
        prev=head.prev,
        time=timestamp(now),
        checkpoint=Seen(seen.size, seen.root.hex()) if seen.size else None,
        body=shown,
        commitments=commitments,
        blobs=KINDS[kind].blobs(shown),
    )
    return Prepared(canonical_bytes(entry), private)


def published(checkpoint: str) -> Checkpoint:
    """Return size and root in the text of a signed checkpoint, which belong together."""
    return Checkpoint.of_note(checkpoint.encode())


def sign_with(signer: Signer, prepared: Prepared) -> SignedStatement:
    """Return the statement signed by its owner's key."""
    return SignedStatement(prepared.canonical, signer.sign(prepared.to_sign), prepared.private)


def accept(
    store: Store, log: Log, kind: str, statement: SignedStatement
) -> tuple[Any, Actor | None]:
    """Return what a signed statement says and the office that says it.

    Null stands for a party itself or the operator's software, which sign with the party's own key.
    Raises `RecordRejected` when key, signature, chain, origin or a commitment does not hold.
    """
    entry, key = verified(store, log, statement.entry)
    if entry.type != kind:
        raise RecordRejected(f"this is a statement of kind {entry.type}, not {kind}")
    fields = disclosed(entry, statement.private)
    try:
        value = from_json(KINDS[kind].cls, fields)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordRejected(f"what was signed is no {kind}: {error}") from error
    return value, store.actor(key.actor) if key.actor else None


def verified(store: Store, log: Log, signed: SignedEntry) -> tuple[Entry, EnrolledKey]:
    """Return an entry and the key that signed it, when origin, key, signature and chain hold."""
    entry = _parsed(signed.canonical)
    if entry.origin != log.origin:
        raise RecordRejected(f"signed for the record {entry.origin}, not {log.origin}")
    try:
        key = store.key(entry.key)
    except NotFound as error:
        raise RecordRejected(
            f"key {entry.key} is not enrolled", advice="Enrol it with the party's key first"
        ) from error
    if key.ended is not None:
        raise RecordRejected(
            f"key {entry.key} was rotated or revoked", advice="Sign with the key in its place"
        )
    if entry.type in RECORD_KINDS:
        check_record_entry(entry, key)
    else:
        _check_form(entry)
    if not verify(key.public, signing_bytes(signed.canonical), signed.signature):
        raise RecordRejected(f"the signature by key {entry.key} does not fit these bytes")
    head = store.head(entry.key)
    if (entry.seq, entry.prev) != (head.seq, head.prev):
        raise RecordRejected(
            f"entry {entry.seq} of key {entry.key} does not follow its last one",
            advice="Prepare and sign the statement again",
        )
    seen = entry.checkpoint
    if seen and log.root_at(seen.size) != bytes.fromhex(seen.root):
        raise RecordRejected(
            f"this record never had the root that was signed for its size {seen.size}",
            advice="Two such checkpoints are evidence: keep both",
        )
    return entry, key


def _check_form(entry: Entry) -> None:
    """Refuse an entry that shows or hides other fields than those of its kind."""
    if entry.type not in KINDS:
        raise RecordRejected(f"there is no statement of kind {entry.type}")
    kind = KINDS[entry.type]
    names = {f.name for f in dataclasses.fields(kind.cls)}
    shown = names if kind.public is None else set(kind.public)
    if entry.body.keys() != shown or entry.commitments.keys() != names - shown:
        raise RecordRejected(
            f"a {entry.type} shows {', '.join(sorted(shown))} and commits to all else",
            advice="Prepare and sign the statement again",
        )
    if entry.blobs != kind.blobs(entry.body):
        raise RecordRejected(f"a {entry.type} does not name the files it should")


def _parsed(canonical: bytes) -> Entry:
    try:
        return parse(canonical)
    except RecordError as error:
        raise RecordRejected(f"not a well-formed entry: {error}") from error


def disclosed(entry: Entry, private: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return all fields of an entry's object; raises `RecordRejected` for a value not signed.

    A field that stayed on its owner's node is null.
    """
    withheld = entry.commitments.keys() - private.keys()
    if private.keys() - entry.commitments.keys() or withheld - set(KINDS[entry.type].withheld):
        raise RecordRejected("the confidential values handed over are not those committed to")
    fields = {**entry.body, **dict.fromkeys(withheld)}
    for name, sealed in private.items():
        if not _opens(entry.commitments[name], sealed):
            raise RecordRejected(f"the value of '{name}' is not the one that was signed")
        fields[name] = sealed["value"]
    return fields


def _opens(commitment: str, sealed: Any) -> bool:
    try:
        grain = base64.b64decode(sealed["salt"], validate=True)
        return open_commitment(commitment, sealed["value"], grain)
    except (RecordError, KeyError, TypeError, ValueError):
        return False
