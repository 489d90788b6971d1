"""What the operator's node shares with a party's: disclosed values, and objects made from them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from hudna.actions.ports import Store
from hudna.actions.statements import SignedStatement
from hudna.model.release import Release
from hudna.record.entry import SignedEntry

__all__ = ["Copy", "SharedEntry", "SharedObject", "There"]


@dataclass(frozen=True, slots=True)
class SharedObject:
    """An object as stored: its class and JSON, to whom it is released, its place in lists."""

    kind: str
    body: dict[str, Any]
    release: Release
    at: datetime


@dataclass(frozen=True, slots=True)
class SharedEntry:
    """An entry of the record by index and hash, opened for a party.

    `private` are the values and salts behind its commitments. `objects` stand under it; `document`
    is a report's document and `data` its bytes; `sealed` are the fields sealed for the party.
    """

    index: int
    hash: str
    private: dict[str, dict[str, Any]]
    objects: tuple[SharedObject, ...]
    document: dict[str, Any] | None = None
    data: bytes | None = None
    sealed: dict[str, bytes] = field(default_factory=dict)


class Copy(Store, Protocol):
    """The store of a party's own node, which fills itself from what is shared with it."""

    def recorded_entry(self, entry_hash: str) -> SignedEntry | None:
        """Return an entry the mirrored record has, null where it has none with this hash."""

    def open_entry(self, entry_hash: str, private: dict[str, Any]) -> None:
        """Keep the disclosed values of an entry whose bytes alone were known."""

    def stands_under(self, value: Any, entry_hash: str) -> bool:
        """Return whether a version of an object is stored under an entry."""


class There(Protocol):
    """The operator's desk as a party's own node reaches it."""

    def mirror(self, folder: Path) -> None:
        """Bring the mirror in a folder up to the desk's record."""

    def shared(self, after: int, now: datetime) -> Iterator[tuple[tuple[SharedEntry, ...], int]]:
        """Yield lots of what is shared with the party from an index on, with the next index."""

    def entries(self, entries: Sequence[SignedEntry]) -> None:
        """Hand over signed entries by their bytes, oldest first."""

    def disclose(
        self, statement: SignedStatement, data: bytes, sealed: Mapping[str, bytes]
    ) -> None:
        """Hand in what was said of evidence with its file; raises `Refused` where the desk does."""

    def hand_in(self, statement: SignedStatement) -> None:
        """Hand in what an office signed; raises `Refused` where the desk does."""
