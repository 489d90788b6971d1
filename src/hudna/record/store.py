"""The contract of the log's own database, the first place an entry is safe in.

`sqlite_store` and `postgres_store` keep it. Whatever they hold is a copy that the static files
and the audit are compared with: nothing is believed because a database says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from hudna.record.author import Author
from hudna.record.entry import SignedEntry

__all__ = ["AUTHOR_COLUMNS", "Row", "Store", "author_of", "author_row"]

AUTHOR_COLUMNS = "key, public, party, role, since, root_key, next_seq, prev, until, suspect_from"

Row = tuple[Any, Any, Any, Any]
"""Index, leaf hash, canonical bytes and signature as they lie there, of any type."""


class Store(Protocol):
    """Entries by index and the authors' state, changed together or not at all."""

    @property
    def name(self) -> str:
        """What an audit calls this database."""

    @property
    def size(self) -> int:
        """How many entries are stored."""

    def claim(self) -> None:
        """Become the one writer until `close`; raises `Busy` while there is another."""

    def close(self) -> None:
        """Close the database and let the next writer in."""

    def meta(self, name: str) -> str:
        """Return what was fixed when the log was made: `origin`, or `key` in hex."""

    def indexes_of(self, leaf_hashes: Sequence[bytes]) -> dict[bytes, int]:
        """Return the index of each entry, by leaf hash, that is in the log."""

    def entry(self, index: int) -> SignedEntry | None:
        """Return the stored entry at an index."""

    def entries(self, start: int, end: int) -> list[SignedEntry]:
        """Return the stored entries from `start` to before `end`."""

    def authors(self) -> list[Author]:
        """Return the stored state of every author."""

    def author(self, key: str) -> Author | None:
        """Return the stored state of one author by key id, None for a key that is not enrolled."""

    def add(self, start: int, entries: Sequence[SignedEntry], authors: Iterable[Author]) -> None:
        """Store entries from index `start` and the authors' new state in one durable commit."""

    def rows(self) -> Iterator[Row]:
        """Yield every row as it lies there, by index, for an audit."""

    def author_rows(self) -> list[tuple[Any, ...]]:
        """Return the authors as they lie there, in the columns `AUTHOR_COLUMNS`."""

    def all_meta(self) -> Mapping[str, str]:
        """Return all that was fixed when the log was made."""

    def damage(self) -> list[str]:
        """Return what the database itself finds wrong with its files."""


def author_of(row: Sequence[Any]) -> Author:
    """Return the author in the columns `AUTHOR_COLUMNS`."""
    _, public, party, role, since, root_key, *state = row
    return Author(bytes(public), party, role, int(since), bool(root_key), *state)


def author_row(author: Author) -> tuple[Any, ...]:
    """Return an author as the columns `AUTHOR_COLUMNS`."""
    return (
        author.key,
        author.public,
        author.party,
        author.role,
        author.since,
        int(author.root_key),
        author.next_seq,
        author.prev,
        author.until,
        author.suspect_from,
    )
