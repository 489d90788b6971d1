"""The log's database in SQLite, in WAL mode beside the static files."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hudna.record.author import Author
from hudna.record.entry import SignedEntry
from hudna.record.errors import Malformed
from hudna.record.store import AUTHOR_COLUMNS, Row, author_of, author_row

__all__ = ["DATABASE", "SqliteStore"]

DATABASE = "log.sqlite3"

_LOOK_UP = 500
"""How many leaf hashes are looked up at once; SQLite takes 999 values or more."""

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


class SqliteStore:
    """`hudna.record.store.Store` in one file; the folder's lock keeps other writers out."""

    name = DATABASE

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def create(cls, folder: Path, origin: str, public: bytes) -> "SqliteStore":
        """Make the database of a new log; raises `Malformed` if there is one."""
        store = cls._connect(folder / DATABASE)
        with store._transaction() as connection:
            if connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
                raise Malformed(f"{folder / DATABASE} holds a log already")
            for statement in _SCHEMA:
                connection.execute(statement)
            meta = [("origin", origin), ("key", public.hex())]
            connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)
        return store

    @classmethod
    def open(cls, folder: Path) -> "SqliteStore":
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
    def open_to_read(cls, folder: Path) -> "SqliteStore":
        """Open the database for an audit, which changes not a byte of it."""
        address = f"{(folder / DATABASE).resolve().as_uri()}?mode=ro"
        store = cls(sqlite3.connect(address, uri=True, isolation_level=None))
        store._connection.execute("BEGIN")
        return store

    @classmethod
    def _connect(cls, path: Path) -> "SqliteStore":
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA busy_timeout=10000")
        return cls(connection)

    def claim(self) -> None:
        """Leave it to the lock of the folder in which this database lies."""

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

    def indexes_of(self, leaf_hashes: Sequence[bytes]) -> dict[bytes, int]:
        """Return the index of each entry, by leaf hash, that is in the log."""
        found: dict[bytes, int] = {}
        for at in range(0, len(leaf_hashes), _LOOK_UP):
            asked = leaf_hashes[at : at + _LOOK_UP]
            marks = ",".join("?" * len(asked))
            query = f"SELECT leaf_hash, idx FROM entries WHERE leaf_hash IN ({marks})"  # noqa: S608
            found.update(self._connection.execute(query, asked))
        return found

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
        return [author_of(row) for row in self.author_rows()]

    def author(self, key: str) -> Author | None:
        """Return the stored state of one author by key id, None for a key that is not enrolled."""
        row = self._connection.execute(
            f"SELECT {AUTHOR_COLUMNS} FROM authors WHERE key = ?",  # noqa: S608
            (key,),
        ).fetchone()
        return None if row is None else author_of(row)

    def add(self, start: int, entries: Sequence[SignedEntry], authors: Iterable[Author]) -> None:
        """Store entries from index `start` and the authors' new state in one durable commit."""
        rows = (
            (index, signed.leaf_hash, signed.canonical, signed.signature)
            for index, signed in enumerate(entries, start)
        )
        states = map(author_row, authors)
        with self._transaction() as connection:
            connection.executemany("INSERT INTO entries VALUES (?,?,?,?)", rows)
            connection.executemany(
                "INSERT OR REPLACE INTO authors VALUES (?,?,?,?,?,?,?,?,?,?)", states
            )

    def rows(self) -> Iterator[Row]:
        """Yield every row as it lies there, by index, for an audit."""
        yield from self._connection.execute(
            "SELECT idx, leaf_hash, canonical, signature FROM entries ORDER BY idx"
        )

    def rows_between(self, start: int, end: int) -> Iterator[Row]:
        """Yield the rows from index `start` to before `end` as they lie there."""
        yield from self._connection.execute(
            "SELECT idx, leaf_hash, canonical, signature FROM entries "
            "WHERE idx >= ? AND idx < ? ORDER BY idx",
            (start, end),
        )

    def count(self) -> int:
        """Return how many rows there are, whatever their index."""
        (rows,) = self._connection.execute("SELECT count(*) FROM entries").fetchone()
        return int(rows)

    def author_rows(self) -> list[tuple[Any, ...]]:
        """Return the authors as they lie there, in the columns `AUTHOR_COLUMNS`."""
        query = f"SELECT {AUTHOR_COLUMNS} FROM authors"  # noqa: S608
        return self._connection.execute(query).fetchall()

    def all_meta(self) -> dict[str, str]:
        """Return all that was fixed when the log was made."""
        return dict(self._connection.execute("SELECT name, value FROM meta"))

    def damage(self) -> list[str]:
        """Return what SQLite's own check of the file finds."""
        found = self._connection.execute("PRAGMA integrity_check")
        return [message for (message,) in found if message != "ok"]

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise
