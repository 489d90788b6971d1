"""What a witness may never forget: the latest checkpoint it cosigned, for each log."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hudna.record.durable import durable
from hudna.record.errors import Malformed

__all__ = ["WITNESS_DATABASE", "WitnessState"]

WITNESS_DATABASE = "witness.sqlite3"

_SCHEMA = """CREATE TABLE IF NOT EXISTS heads (
    origin TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    note TEXT NOT NULL
) STRICT"""
_STAYS = """CREATE TRIGGER IF NOT EXISTS heads_grow BEFORE UPDATE ON heads
    WHEN new.size < old.size OR (new.size = old.size AND new.root <> old.root)
    BEGIN SELECT RAISE(ABORT, 'a witness never goes back'); END"""


class Head:
    """Size, root and cosigned note of a log's latest checkpoint, replaced in one transaction."""

    def __init__(self, connection: sqlite3.Connection, origin: str) -> None:
        self._connection, self._origin = connection, origin
        row = connection.execute(
            "SELECT size, root, note FROM heads WHERE origin = ?", (origin,)
        ).fetchone()
        self.size: int = row[0] if row else 0
        self.root: bytes | None = bytes(row[1]) if row else None
        self.note: str | None = row[2] if row else None

    def store(self, size: int, root: bytes, note: str) -> None:
        """Put a checkpoint in the place of the one before."""
        self._connection.execute(
            "INSERT INTO heads VALUES (?1, ?2, ?3, ?4) ON CONFLICT (origin) "
            "DO UPDATE SET size = ?2, root = ?3, note = ?4",
            (self._origin, size, root, note),
        )


class WitnessState:
    """A SQLite database in a folder; any number of threads and processes may share it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / WITNESS_DATABASE
        try:
            with durable(self._path) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute(_SCHEMA)
                connection.execute(_STAYS)
        except sqlite3.DatabaseError as error:
            raise Malformed(f"{self._path} is not the database of a witness: {error}") from error

    @contextmanager
    def turn(self, origin: str) -> Iterator[Head]:
        """Give the latest checkpoint of a log, which nobody else changes until the end.

        What is stored meanwhile is durable when this ends, and forgotten if it ends in an error.
        """
        with durable(self._path) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Head(connection, origin)
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def head(self, origin: str) -> Head:
        """Return the latest checkpoint of a log; size 0 and no note if there is none."""
        with durable(self._path) as connection:
            return Head(connection, origin)

    def origins(self) -> list[str]:
        """Return the logs a checkpoint was cosigned for."""
        with durable(self._path) as connection:
            return [row[0] for row in connection.execute("SELECT origin FROM heads ORDER BY 1")]
