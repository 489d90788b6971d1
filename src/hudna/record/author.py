"""An author: a key, whom it speaks for, from when to when, and where its sequence stands."""

from dataclasses import dataclass

from hudna.record.entry import Entry, SignedEntry
from hudna.record.keys import key_id

__all__ = ["Author", "Breach", "chain_breaches"]


@dataclass(frozen=True, slots=True)
class Author:
    """A key that may sign entries after index `since`, and before `until` where it has ended.

    `suspect_from` is the index from which a revoked key is said to have been in other hands.
    """

    public: bytes
    party: str
    role: str
    since: int
    root_key: bool
    next_seq: int = 0
    prev: str | None = None
    until: int | None = None
    suspect_from: int | None = None

    @property
    def key(self) -> str:
        """The id of the key."""
        return key_id(self.public)


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule an entry breaks, by name, and how."""

    rule: str
    message: str


def chain_breaches(author: Author, signed: SignedEntry, entry: Entry) -> list[Breach]:
    """Return how an entry does not continue its author's own count and chain."""
    if entry.seq < author.next_seq:
        if entry.seq == author.next_seq - 1 and author.prev == signed.hash:
            return [Breach("twice", "the same entry stands in the log already")]
        return [Breach("fork", f"key {entry.key} has used sequence number {entry.seq} before")]
    if entry.seq > author.next_seq:
        return [Breach("gap", f"key {entry.key} skips from {author.next_seq} to {entry.seq}")]
    if entry.prev != author.prev:
        return [Breach("previous", "does not name the hash of the author's entry before")]
    return []
