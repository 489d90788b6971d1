"""A node opened for work: its store, its record, and the operator's or party's own key."""

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from hudna.actions.operator import Operator
from hudna.actions.sequence_entries import sequence_entries
from hudna.db.node import Node
from hudna.db.store import DjangoStore
from hudna.errors import ConfigurationError, Conflict
from hudna.record.commitment import SALT_BYTES
from hudna.record.entry import SignedEntry
from hudna.record.errors import Busy, RecordError
from hudna.record.keys import KeyPair
from hudna.record.log import Log

__all__ = ["Desk", "KeySigner", "NodeRecord", "new_salt"]

_TRIES, _PAUSE = 100, 0.1


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


class NodeRecord:
    """The record of a node for actions: held open for writing only while entries are added."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self.origin = node.origin

    @property
    def size(self) -> int:
        """Number of published entries."""
        with Log.open(self._node.record) as log:
            return log.size

    @property
    def root(self) -> bytes:
        """Root of the published entries."""
        with Log.open(self._node.record) as log:
            return log.root

    def checkpoint(self) -> str:
        """Return the latest signed checkpoint."""
        with Log.open(self._node.record) as log:
            return log.checkpoint()

    def append(self, entries: Sequence[SignedEntry]) -> list[int]:
        """Add entries under the operator's key, waiting for another writer to finish."""
        signer = KeyPair.load(self._node.key_file(self._node.party))
        for _ in range(_TRIES):
            try:
                with Log.open(self._node.record, signer) as log:
                    return log.append(entries)
            except Busy:
                time.sleep(_PAUSE)
        raise Conflict(
            "another program is writing to the record",
            where=str(self._node.record),
            advice="Nothing is lost: run 'hudna record sequence' when it has finished",
        )


class Desk:
    """A node opened for work."""

    def __init__(self, node: Node, alias: str = "default") -> None:
        self.node = node
        self.moment: datetime | None = None
        """Set by an exercise to play at another moment than the node's clock."""
        self.store = DjangoStore(alias)
        self.record = NodeRecord(node)

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
        """Bring pending entries into the record; return how many."""
        return sequence_entries(self.store, self.record)
