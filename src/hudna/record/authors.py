"""Who may add to a log, and in which order: the rules an entry must keep.

The log refuses an entry that breaks one; the audit applies the same rules and reports it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from hudna.record.author import Author, Breach, chain_breaches
from hudna.record.enrolment import ENROL, parse_enrolment
from hudna.record.entry import Entry, SignedEntry, check_signature
from hudna.record.errors import Malformed
from hudna.record.freeze import FREEZE, parse_freeze
from hudna.record.genesis import GENESIS, Genesis, parse_genesis
from hudna.record.key_changes import ended, key_breaches
from hudna.record.keys import key_id
from hudna.record.revocation import REVOKE
from hudna.record.rotation import ROTATE
from hudna.record.signatures import Known

__all__ = ["CHANGES", "Author", "Authors", "Breach"]

CHANGES = frozenset({GENESIS, ENROL, ROTATE, REVOKE, FREEZE})
"""Types of entries that say which keys count, or that the log ends."""

_DECIDE = frozenset({"guarantor", "observer"})


class Authors:
    """The keys known at a point of the log, by key id.

    `known` are signatures checked already. While `trusting`, only entries that change keys or end
    the log are checked for their signature: for an audit that leaves the others to another run.
    """

    def __init__(
        self, origin: str, authors: Iterable[Author] = (), *, frozen: bool = False
    ) -> None:
        self.origin = origin
        self.genesis: Genesis | None = None
        self.frozen = frozen
        self.known: Known | None = None
        self.trusting = False
        self._by_key = {author.key: author for author in authors}

    def copy(self) -> "Authors":
        """Return a copy on which a batch can be tried."""
        twin = Authors(self.origin, self._by_key.values(), frozen=self.frozen)
        twin.genesis, twin.known = self.genesis, self.known
        return twin

    def all(self) -> dict[str, Author]:
        """Return every author by key id, those whose time is over among them."""
        return dict(self._by_key)

    def get(self, key: str) -> Author | None:
        """Return the author with a key id, or None."""
        return self._by_key.get(key)

    def roots(self) -> dict[str, list[bytes]]:
        """Return the root keys in force of every party that decides over keys and operator."""
        found: dict[str, list[bytes]] = {}
        for author in self._by_key.values():
            if author.root_key and author.role in _DECIDE:
                found.setdefault(author.party, [])
                found[author.party] += [author.public] if author.until is None else []
        return found

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
            return _genesis_breaches(signed, entry)
        if self.frozen:
            return [Breach("frozen", "the parties have frozen this log: it ends before")]
        author = self._by_key.get(entry.key)
        if author is None:
            return [Breach("key", f"key {entry.key} was never enrolled")]
        if not self._is_signed(signed, entry, author):
            return [Breach("signature", f"not signed by key {entry.key} of {author.party}")]
        if author.until is not None:
            return [
                Breach("revoked", f"key {entry.key} counts no longer from entry {author.until}")
            ]
        found = chain_breaches(author, signed, entry)
        seen = entry.checkpoint
        if seen is not None and root_at(seen.size) != bytes.fromhex(seen.root):
            found.append(Breach("checkpoint", f"this log never had that root at size {seen.size}"))
        return found + self._effect_breaches(index, author, entry, root_at)

    def stand_at(self, key: str, seq: int, prev: str | None) -> None:
        """Set where the sequence of a known key stands, for who follows the chains otherwise."""
        author = self._by_key.get(key)
        if author is not None:
            self._by_key[key] = replace(author, next_seq=seq, prev=prev)

    def _is_signed(self, signed: SignedEntry, entry: Entry, author: Author) -> bool:
        if self.trusting and entry.type not in CHANGES:
            return True
        known = None if self.known is None else self.known.get((signed, author.public))
        return check_signature(signed, author.public) if known is None else known

    def _effect_breaches(
        self, index: int, author: Author, entry: Entry, root_at: Callable[[int], bytes | None]
    ) -> list[Breach]:
        if entry.type == ENROL:
            return self._enrolment_breaches(author, entry)
        if entry.type in (ROTATE, REVOKE):
            return key_breaches(index, entry, author, self._by_key, self.roots())
        if entry.type == FREEZE:
            try:
                freeze = parse_freeze(entry.body, self.roots())
            except Malformed as error:
                return [Breach("freeze", str(error))]
            if freeze.origin != self.origin or root_at(freeze.size) != bytes.fromhex(freeze.root):
                return [Breach("freeze", "the log never stood where the freeze says it ends")]
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
        elif entry.type in (ROTATE, REVOKE):
            changed = ended(index, entry, self._by_key)
        else:
            self.frozen = self.frozen or entry.type == FREEZE
            changed = []
        self._by_key.update({author.key: author for author in changed})
        signer = replace(self._by_key[entry.key], next_seq=entry.seq + 1, prev=signed.hash)
        self._by_key[entry.key] = signer
        return [author for author in changed if author.key != entry.key] + [signer]


def _genesis_breaches(signed: SignedEntry, entry: Entry) -> list[Breach]:
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
