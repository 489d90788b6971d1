"""What actions need of the world below the web: small protocols, passed in."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from hudna.model.document import Document
from hudna.model.evidence import Access
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor
from hudna.model.release import Release, Sharing
from hudna.record.entry import SignedEntry

__all__ = [
    "AuthorHead",
    "EnrolledKey",
    "Files",
    "Held",
    "Log",
    "Progress",
    "Signer",
    "Store",
    "guarantor_ids",
]

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class AuthorHead:
    """An author's next place in its own chain: sequence number and hash of the entry before."""

    seq: int
    prev: str | None


@dataclass(frozen=True, slots=True)
class EnrolledKey:
    """A public key the mechanism knows, and the office or party it speaks for.

    `entry` let it in; `ended` is the entry that rotated or revoked it, null while it counts.
    """

    id: str
    public: bytes
    party: str
    actor: str | None
    entry: str
    ended: str | None = None

    def ended_by(self, entry: str) -> "EnrolledKey":
        """Return the key as one that counts no longer."""
        return replace(self, ended=entry)


@dataclass(frozen=True, slots=True)
class Held:
    """A stored object with what decides who may see it."""

    value: Any
    release: Release
    at: datetime


class Signer(Protocol):
    """A key that stays with its owner: actions get the signature, never the key."""

    @property
    def key(self) -> str:
        """The key's id."""

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature over `message`."""


class Log(Protocol):
    """The sequencer's side of the record."""

    @property
    def origin(self) -> str:
        """The log's name, as in its checkpoints."""

    @property
    def size(self) -> int:
        """The number of entries."""

    def root_at(self, size: int) -> bytes | None:
        """Return the root hash at an earlier size, null where the log was never that long."""

    def append(self, entries: Sequence[SignedEntry]) -> list[int]:
        """Add entries that are not there yet; return the index of each, in order."""

    def check(self, entries: Sequence[SignedEntry]) -> None:
        """Raise `Rejected` where `append` would; change nothing."""

    def checkpoint(self) -> str:
        """Return the latest signed checkpoint."""


class Files(Protocol):
    """The bytes of evidence on this node, by their SHA-256 in hex."""

    def keep(self, digest: str, data: bytes) -> bool:
        """Store bytes so that a crash does not lose them; return false for known ones."""

    def read(self, digest: str) -> bytes | None:
        """Return the bytes as they lie here, null where there are none."""

    def destroy(self, digest: str) -> bool:
        """Delete the bytes; return false where there were none."""


class Store(Protocol):
    """The database as actions see it: unfiltered, and every write with its signed entry."""

    def transaction(self) -> AbstractContextManager[Any]:
        """Return a context in which everything is written or nothing, by one writer at a time.

        What an action checks inside still holds when it writes.
        """

    def mechanism(self) -> Mechanism:
        """Return the mechanism this node serves."""

    def found(self, mechanism: Mechanism, entry: SignedEntry) -> None:
        """Store the mechanism with its genesis entry."""

    def actor(self, actor_id: str) -> Actor:
        """Return an office, or raise `NotFound`."""

    def key(self, key_id: str) -> EnrolledKey:
        """Return an enrolled key, or raise `NotFound`."""

    def knows_key(self, key_id: str) -> bool:
        """Return whether a key is enrolled."""

    def own_keys(self, party: str) -> tuple[EnrolledKey, ...]:
        """Return a party's own keys that count."""

    def enrol(self, key: EnrolledKey) -> None:
        """Store a key, or what has become of it."""

    def head(self, key_id: str) -> AuthorHead:
        """Return where the author's next entry goes."""

    def add_entry(self, entry: SignedEntry, kind: str, private: dict[str, Any] | None) -> None:
        """Put a signed entry into the outbox as pending; raise `Conflict` if its place is taken.

        `private` is null where only the entry's bytes are known here.
        """

    def entry(self, entry_hash: str) -> SignedEntry:
        """Return a stored entry, or raise `NotFound`."""

    def entries_of(self, kind: str) -> Iterator[SignedEntry]:
        """Yield the stored entries of a kind, oldest first."""

    def knows_entry(self, entry_hash: str) -> bool:
        """Return whether an entry is stored."""

    def followed(self) -> int:
        """Return how many entries of the record this node has, counted from the first."""

    def put(self, value: Any, release: Release, at: datetime, entry: SignedEntry) -> None:
        """Store a model object under an entry of the same transaction; a known id is superseded."""

    def get(self, cls: type[T], object_id: str) -> T | None:
        """Return the current version of an object, or null."""

    def held(self, cls: type[T], object_id: str) -> Held | None:
        """Return the current version with its release, or null."""

    def all(self, cls: type[T], **where: str) -> Iterator[T]:
        """Yield current objects whose columns equal `where`, oldest first."""

    def all_held(self, cls: type[T], **where: str) -> Iterator[Held]:
        """Yield the same with their releases."""

    def set_state(self, cls: type[Any], object_id: str, state: str) -> None:
        """Set the derived state of a case or measure."""

    def set_sharing(self, evidence_id: str, sharing: Sharing) -> None:
        """Set who may know of evidence, which follows from the acts on it."""

    def note_access(self, access: Access) -> None:
        """Add a line to the log of who saw what, chained to the line before."""

    def accesses(self, evidence_id: str) -> Iterator[Access]:
        """Yield the lines about something in the log of who saw what, oldest first."""

    def received_here(self, evidence_id: str) -> bool:
        """Return whether the bytes of evidence were handed in on this node."""

    def access_log(self) -> tuple[int, str, bool]:
        """Return the lines of the log of who saw what, the last one's digest, if it is anchored."""

    def put_sealed(self, entry: str, field: str, data: bytes) -> None:
        """Keep what is sealed of a field of an entry, in the place of what was sealed before."""

    def drop_sealed(self, entry: str) -> int:
        """Delete what is sealed of an entry; return how many fields."""

    def mark_anchored(self, entry: str) -> None:
        """Note the hash of the entry that binds the log so far to the record."""

    def put_document(self, document: Document, data: bytes) -> None:
        """Store a document and the bytes it came as; known ones are left alone."""

    def document(self, document_id: str) -> Document:
        """Return a document, or raise `NotFound`."""

    def put_files(self, bulletin: str, files: dict[tuple[str, str], bytes]) -> None:
        """Store a bulletin's files by language and format."""

    def file(self, bulletin: str, language: str, form: str) -> bytes | None:
        """Return one of a bulletin's files, null where it is not kept."""

    def pending(self, limit: int) -> list[SignedEntry]:
        """Return entries not yet in the log, oldest first."""

    def mark_sequenced(self, hashes: Sequence[str], indexes: Sequence[int]) -> None:
        """Note the log index of entries."""


def guarantor_ids(store: Store) -> tuple[str, ...]:
    """Return the parties that find and vote."""
    return tuple(party.id for party in store.mechanism().guarantors)
