"""The log's own database: SQLite in WAL mode, the first place an entry is safe in."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hudna.record.authors import Author
from hudna.record.entry import SignedEntry
from hudna.record.errors import Malformed

__all__ = ["DATABASE", "Store"]

DATABASE = "log.sqlite3"

_SCHEMA = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE entries (
        idx INTEGER PRIMARY KEY,
        leaf_hash BLOB NOT NULL UNIQUE,
        canonical BLOB NOT NULL,
        signature BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE authors (
        key TEXT PRIMARY KEY,
        public BLOB NOT NULL,
        party TEXT NOT NULL,
        role TEXT NOT NULL,
        since INTEGER NOT NULL,
        root_key INTEGER NOT NULL,
        next_seq INTEGER NOT NULL,
        prev TEXT,
        until INTEGER,
        suspect_from INTEGER
    ) STRICT""",
    """CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END""",
    """CREATE TRIGGER entries_remain BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END""",
)

_AUTHORS = (
    "SELECT public, party, role, since, root_key, next_seq, prev, until, suspect_from "
    "FROM authors "
    "WHERE ?1 IS NULL OR key = ?1"
)


def _author(row: tuple[Any, ...]) -> Author:
    public, party, role, since, root_key, *state = row
    return Author(bytes(public), party, role, int(since), bool(root_key), *state)


class Store:
    """Entries by index and the authors' state, changed together or not at all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def create(cls, folder: Path, origin: str, public: bytes) -> "Store":
        """Make the database of a new log; raises `Malformed` if there is one."""
        store = cls._connect(folder / DATABASE)
        with store.transaction() as connection:
            if connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
                raise Malformed(f"{folder / DATABASE} holds a log already")
            for statement in _SCHEMA:
                connection.execute(statement)
            meta = [("origin", origin), ("key", public.hex())]
            connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)
        return store

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open the database of a log; raises `Malformed` if there is none."""
        path = folder / DATABASE
        if not path.is_file():
            raise Malformed(f"{path} does not exist: this folder holds no log that can be written")
        try:
            store = cls._connect(path)
            store.meta("origin")
        except sqlite3.DatabaseError as error:
            raise Malformed(f"{path} is not the database of a log: {error}") from error
        return store

    @classmethod
    def _connect(cls, path: Path) -> "Store":
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA busy_timeout=10000")
        return cls(connection)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def meta(self, name: str) -> str:
        """Return what was fixed when the log was made: `origin`, or `key` in hex."""
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise Malformed(f"the log's database does not know its {name}")
        return str(row[0])

    @property
    def size(self) -> int:
        """How many entries are stored."""
        row = self._connection.execute("SELECT max(idx) FROM entries").fetchone()
        return 0 if row[0] is None else int(row[0]) + 1

    def index_of(self, leaf_hash: bytes) -> int | None:
        """Return the index of an entry by leaf hash, None if it is not in the log."""
        row = self._connection.execute(
            "SELECT idx FROM entries WHERE leaf_hash = ?", (leaf_hash,)
        ).fetchone()
        return None if row is None else int(row[0])

    def entry(self, index: int) -> SignedEntry | None:
        """Return the stored entry at an index."""
        row = self._connection.execute(
            "SELECT canonical, signature FROM entries WHERE idx = ?", (index,)
        ).fetchone()
        return None if row is None else SignedEntry(bytes(row[0]), bytes(row[1]))

    def entries(self, start: int, end: int) -> list[SignedEntry]:
        """Return the stored entries from `start` to before `end`."""
        rows = self._connection.execute(
            "SELECT canonical, signature FROM entries WHERE idx >= ? AND idx < ? ORDER BY idx",
            (start, end),
        )
        return [SignedEntry(bytes(canonical), bytes(signature)) for canonical, signature in rows]

    def authors(self) -> list[Author]:
        """Return the stored state of every author."""
        return [_author(row) for row in self._connection.execute(_AUTHORS, (None,))]

    def author(self, key: str) -> Author | None:
        """Return the stored state of one author by key id, None for a key that is not enrolled."""
        row = self._connection.execute(_AUTHORS, (key,)).fetchone()
        return None if row is None else _author(row)

    def add(self, start: int, entries: Sequence[SignedEntry], authors: Iterable[Author]) -> None:
        """Store entries from index `start` and the authors' new state in one durable commit."""
        rows = (
            (index, signed.leaf_hash, signed.canonical, signed.signature)
            for index, signed in enumerate(entries, start)
        )
        states = (
            (
                a.key,
                a.public,
                a.party,
                a.role,
                a.since,
                int(a.root_key),
                a.next_seq,
                a.prev,
                a.until,
                a.suspect_from,
            )
            for a in authors
        )
        with self.transaction() as connection:
            connection.executemany("INSERT INTO entries VALUES (?,?,?,?)", rows)
            connection.executemany(
                "INSERT OR REPLACE INTO authors VALUES (?,?,?,?,?,?,?,?,?,?)", states
            )

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside one durable transaction: all of it or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise
