"""A node opened for work: its store, its record, and the operator's or party's own key."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from hudna.actions.follow_record import follow_record
from hudna.actions.operator import Operator
from hudna.actions.sequence_entries import sequence_entries
from hudna.db.node import Node
from hudna.db.records import MirroredRecord, record_of
from hudna.db.store import DjangoStore
from hudna.errors import ConfigurationError
from hudna.record.commitment import SALT_BYTES
from hudna.record.errors import RecordError
from hudna.record.keys import KeyPair

__all__ = ["Desk", "KeySigner", "new_salt"]


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

    @cached_property
    def own_key(self) -> KeySigner:
        """The key of the party whose node this is."""
        return KeySigner.of_file(self.node.key_file(self.node.party))

    def now(self) -> datetime:
        """Return the node's time."""
        return self.moment or self.node.now()

    def operator(self) -> Operator:
        """Return the operator at this moment; only its own node has the key."""
        return Operator(self.store, self.record, self.own_key, self.now(), new_salt)

    def sequence(self) -> int:
        """Bring pending entries into the record, on the operator's node; return how many."""
        if isinstance(self.record, MirroredRecord):
            return 0
        return sequence_entries(self.store, self.record)

    def follow(self) -> int:
        """Take over what is new in the mirror, on a party's own node; return how many entries."""
        if not isinstance(self.record, MirroredRecord):
            return 0
        return follow_record(self.store, self.record.entries(self.store.followed()))
