"""Who may add to a log, and in which order: the rules an entry must keep.

The log refuses an entry that breaks one; the audit applies the same rules and reports it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from hudna.record.enrolment import ENROL, parse_enrolment
from hudna.record.entry import Entry, SignedEntry, check_signature
from hudna.record.errors import Malformed
from hudna.record.genesis import GENESIS, Genesis, parse_genesis
from hudna.record.keys import key_id

__all__ = ["Author", "Authors", "Breach"]


@dataclass(frozen=True, slots=True)
class Author:
    """A key that may sign entries after index `since`, and where its own sequence stands."""

    public: bytes
    party: str
    role: str
    since: int
    root_key: bool
    next_seq: int = 0
    prev: str | None = None

    @property
    def key(self) -> str:
        """The id of the key."""
        return key_id(self.public)


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule an entry breaks, by name, and how."""

    rule: str
    message: str


class Authors:
    """The keys known at a point of the log, by key id."""

    def __init__(self, origin: str, authors: Iterable[Author] = ()) -> None:
        self.origin = origin
        self.genesis: Genesis | None = None
        self._by_key = {author.key: author for author in authors}

    def copy(self) -> "Authors":
        """Return a copy on which a batch can be tried."""
        twin = Authors(self.origin, self._by_key.values())
        twin.genesis = self.genesis
        return twin

    def all(self) -> dict[str, Author]:
        """Return every author by key id."""
        return dict(self._by_key)

    def get(self, key: str) -> Author | None:
        """Return the author with a key id, or None."""
        return self._by_key.get(key)

    def breaches(
        self, index: int, signed: SignedEntry, entry: Entry, root_at: Callable[[int], bytes | None]
    ) -> list[Breach]:
        """Return the rules that `entry` at `index` breaks; none when it may stand there.

        `root_at` gives the root of the log at an earlier size, None where the author cannot
        have seen one.
        """
        if entry.origin != self.origin:
            return [Breach("origin", f"made for {entry.origin}, not for {self.origin}")]
        if (entry.type == GENESIS) != (index == 0):
            return [Breach("genesis", "the first entry, and only the first, is the genesis")]
        if index == 0:
            return self._genesis_breaches(signed, entry)
        author = self._by_key.get(entry.key)
        if author is None:
            return [Breach("key", f"key {entry.key} was never enrolled")]
        if not check_signature(signed, author.public):
            return [Breach("signature", f"not signed by key {entry.key} of {author.party}")]
        found = _sequence_breaches(author, signed, entry)
        seen = entry.checkpoint
        if seen is not None and root_at(seen.size) != bytes.fromhex(seen.root):
            found.append(Breach("checkpoint", f"this log never had that root at size {seen.size}"))
        if entry.type == ENROL:
            found += self._enrolment_breaches(author, entry)
        return found

    def _genesis_breaches(self, signed: SignedEntry, entry: Entry) -> list[Breach]:
        try:
            genesis = parse_genesis(entry.origin, entry.body)
        except Malformed as error:
            return [Breach("genesis", str(error))]
        operator = genesis.operator_key
        if key_id(operator) != entry.key or not check_signature(signed, operator):
            return [Breach("signature", "the genesis is not signed by its operator")]
        if entry.seq or entry.checkpoint is not None:
            return [Breach("genesis", "nothing comes before the genesis")]
        return []

    def _enrolment_breaches(self, author: Author, entry: Entry) -> list[Breach]:
        try:
            enrolment = parse_enrolment(entry.origin, entry.body)
        except Malformed as error:
            return [Breach("enrolment", str(error))]
        if not author.root_key or enrolment.party != author.party:
            return [Breach("enrolment", f"only {enrolment.party}'s own key enrols keys for it")]
        if key_id(enrolment.public) in self._by_key:
            return [Breach("enrolment", "the key is enrolled already")]
        return []

    def advance(self, index: int, signed: SignedEntry, entry: Entry) -> list[Author]:
        """Take an entry into account; return the authors whose state it changed."""
        if entry.type == GENESIS:
            self.genesis = parse_genesis(entry.origin, entry.body)
            changed = [
                Author(party.public, party.id, party.role, index, root_key=True)
                for party in self.genesis.parties
            ]
        elif entry.type == ENROL:
            new = parse_enrolment(entry.origin, entry.body)
            changed = [Author(new.public, new.party, new.role, index, root_key=False)]
        else:
            changed = []
        self._by_key.update({author.key: author for author in changed})
        signer = replace(self._by_key[entry.key], next_seq=entry.seq + 1, prev=signed.hash)
        self._by_key[entry.key] = signer
        return [author for author in changed if author.key != entry.key] + [signer]


def _sequence_breaches(author: Author, signed: SignedEntry, entry: Entry) -> list[Breach]:
    if entry.seq < author.next_seq:
        if entry.seq == author.next_seq - 1 and author.prev == signed.hash:
            return [Breach("twice", "the same entry stands in the log already")]
        return [Breach("fork", f"key {entry.key} has used sequence number {entry.seq} before")]
    if entry.seq > author.next_seq:
        return [Breach("gap", f"key {entry.key} skips from {author.next_seq} to {entry.seq}")]
    if entry.prev != author.prev:
        return [Breach("previous", "does not name the hash of the author's entry before")]
    return []
