"""A node opened for work: its store, its record, and the operator's or party's own key."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from hudna.actions.anchor_accesses import anchor_accesses
from hudna.actions.custody_state import acts_on
from hudna.actions.follow_record import follow_record
from hudna.actions.operator import Operator
from hudna.actions.record_entries import prepare_record_entry
from hudna.actions.sequence_entries import sequence_entries
from hudna.actions.shared import There
from hudna.actions.statements import SignedStatement
from hudna.actions.take_entry import take_entry
from hudna.actions.take_shared import take_shared
from hudna.db.copying import CLASSES, CopyStore
from hudna.db.evidence_files import EvidenceFiles
from hudna.db.node import Node
from hudna.db.records import MirroredRecord, record_of
from hudna.db.store import DjangoStore
from hudna.errors import ConfigurationError, Conflict
from hudna.model.evidence import CustodyAct, CustodyKind, Evidence
from hudna.record import lock
from hudna.record.commitment import SALT_BYTES
from hudna.record.entry import SignedEntry, signing_bytes
from hudna.record.errors import Busy, RecordError
from hudna.record.keys import KeyPair

__all__ = ["SHARES", "Desk", "KeySigner", "new_salt"]


SHARES = (CustodyKind.HANDED_OVER, CustodyKind.RELEASED)
"""Acts with which others than the owner may know of evidence."""

PENDING = 1000
"""How many entries a party's own node hands over at once."""

FOLLOWING = "follow.lock"
"""Held by whoever brings a party's own node up to the desk: one program, and one thread of it."""

FOLLOW_SECONDS = 60.0
"""How long to wait for another one that does."""

SHARED = "shared"
"""File of a party's own node with the index of the record up to which it was shown what is its."""


def new_salt() -> bytes:
    """Return a fresh salt from the system's random source."""
    return secrets.token_bytes(SALT_BYTES)


@dataclass(frozen=True, slots=True)
class KeySigner:
    """A key file's owner signing with it."""

    pair: KeyPair

    @classmethod
    def of_file(cls, path: Path) -> "KeySigner":
        """Return the signer of a key file; `ConfigurationError` if there is none."""
        try:
            return cls(KeyPair.load(path))
        except (OSError, RecordError) as error:
            raise ConfigurationError(
                f"this key cannot be used: {error}",
                where=str(path),
                advice="Name a key file with --key; 'hudna init' makes one for each office",
            ) from error

    @property
    def key(self) -> str:
        """The key's id."""
        return self.pair.id

    def sign(self, message: bytes) -> bytes:
        """Return the signature over `message`."""
        return self.pair.sign(message)


class Desk:
    """A node opened for work."""

    def __init__(self, node: Node, alias: str = "default") -> None:
        self.node = node
        self.moment: datetime | None = None
        """Set by an exercise to play at another moment than the node's clock."""
        self.store = DjangoStore(alias)
        self.record = record_of(node)
        self.files = EvidenceFiles(node.evidence)

    @cached_property
    def own_key(self) -> KeySigner:
        """The key of the party whose node this is."""
        return KeySigner.of_file(self.node.key_file(self.node.party))

    def now(self) -> datetime:
        """Return the node's time.

        An exercise plays from the same moment in every program: what one has said is not undone by
        the clock of the next, so that its time begins no earlier than the last entry's.
        """
        here = self.moment or self.node.now()
        if self.moment is None and self.node.clock is not None:
            return max(here, self.store.last_said() or here)
        return here

    def operator(self) -> Operator:
        """Return the operator at this moment; only its own node has the key."""
        return Operator(self.store, self.record, self.own_key, self.now(), new_salt)

    def anchor(self) -> None:
        """Bind the log of who saw what to the record, where it has grown."""
        anchor_accesses(self.operator(), self.node.party)

    def enter(self, kind: str, body: dict[str, Any], signer: KeySigner | None = None) -> str:
        """Say something about the record, signed by the party's own key by default.

        Returns the hash of the entry, which is pending.
        """
        key = signer or self.own_key
        canonical = prepare_record_entry(
            self.store, self.record, kind, body, key=key.key, now=self.now()
        )
        signed = SignedEntry(canonical, key.sign(signing_bytes(canonical)))
        take_entry(self.store, self.record, signed)
        return signed.hash

    def sequence(self) -> int:
        """Bring pending entries into the record, on the operator's node; return how many."""
        if isinstance(self.record, MirroredRecord):
            return 0
        return sequence_entries(self.store, self.record)

    @property
    def is_own(self) -> bool:
        """Whether this is a party's own node, which follows the operator's."""
        return isinstance(self.record, MirroredRecord)

    def keep_up(self, there: There) -> tuple[int, int]:
        """Take over what is new of the record and what is released to this party.

        Return how many entries and objects; what was taken over stays if the desk fails later.
        Others that do so at the same time wait for each other.
        """
        try:
            with lock.held(self.node.folder, FOLLOWING, FOLLOW_SECONDS):
                there.mirror(self.node.record)
                return self.follow(), self._take_shared(there)
        except Busy as error:
            raise Conflict(
                "another program has been following the desk for a minute",
                where=str(self.node.folder),
                advice="Nothing is lost: this node follows when it has finished",
            ) from error

    def _take_shared(self, there: There) -> int:
        """Take over what is shared of the mirrored entries; later ones wait for the next time."""
        place, size = self.node.folder / SHARED, self.store.followed()
        after = int(place.read_text()) if place.exists() else 0
        objects = 0
        copy = CopyStore(self.store.alias)
        for lot, following in there.shared(after, self.now()):
            mirrored = (one for one in lot if one.index < size)
            objects += sum(take_shared(copy, one, CLASSES) for one in mirrored)
            place.write_text(str(min(following, size)))
            if following > size:
                break
        return objects

    def say_there(
        self, there: There, action: Callable[..., Any], statement: SignedStatement
    ) -> Any:
        """Do an action here and hand its statement in there, or neither; return what was said."""
        with self.store.transaction():
            said = action(self.store, self.record, statement, self.now())
            if isinstance(said, Evidence | CustodyAct):
                self._custody_there(there, said, statement)
            else:
                there.hand_in(statement)
        self.keep_up(there)
        return said

    def _custody_there(
        self, there: There, said: Evidence | CustodyAct, statement: SignedStatement
    ) -> None:
        """Hand over the entry; evidence itself goes there with the first act that shares it."""
        acts = acts_on(self.store, said.evidence) if isinstance(said, CustodyAct) else ()
        if not any(act.kind in SHARES for act in acts):
            there.entries(self.store.pending(PENDING))
            return
        assert isinstance(said, CustodyAct)
        before = [e for e in self.store.pending(PENDING) if e.hash != statement.entry.hash]
        there.entries(before)
        if said.kind in SHARES:
            self.disclose_there(there, said.evidence)
        there.hand_in(statement)

    def disclose_there(self, there: There, evidence_id: str) -> None:
        """Hand in evidence that is kept here, with what is sealed of it."""
        evidence = self.store.get(Evidence, evidence_id)
        data = self.files.read(evidence.sha256) if evidence else None
        if data is None:
            raise Conflict("the file is not on this node", where=evidence_id)
        entry = self.store.entry_of(Evidence, evidence_id)
        there.disclose(self.store.statement(entry), data, self.store.sealed_of(entry))

    def finish(self, there: There | None = None) -> None:
        """Bind what was noted to the record, and bring what is pending there into it."""
        self.anchor()
        if there is not None:
            there.entries(self.store.pending(PENDING))
            self.keep_up(there)
        self.sequence()

    def follow(self) -> int:
        """Take over what is new in the mirror, on a party's own node; return how many entries."""
        if not isinstance(self.record, MirroredRecord):
            return 0
        return follow_record(self.store, self.record.entries(self.store.followed()))
