"""The log's database in PostgreSQL, written by whoever holds its advisory lock.

The caller opens the connection: nothing here reaches out. Tables lie in the connection's first
schema, one log in each.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import psycopg
from psycopg import errors, sql

from hudna.record.author import Author
from hudna.record.entry import SignedEntry
from hudna.record.errors import Busy, Malformed
from hudna.record.store import AUTHOR_COLUMNS, Row, author_of, author_row

__all__ = ["PostgresStore"]

Connection = psycopg.Connection[tuple[Any, ...]]

_SCHEMA = """
CREATE TABLE log_meta (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE log_entries (
    idx bigint PRIMARY KEY,
    leaf_hash bytea NOT NULL UNIQUE,
    canonical bytea NOT NULL,
    signature bytea NOT NULL
);
CREATE TABLE log_authors (
    key text PRIMARY KEY,
    public bytea NOT NULL,
    party text NOT NULL,
    role text NOT NULL,
    since bigint NOT NULL,
    root_key integer NOT NULL,
    next_seq bigint NOT NULL,
    prev text,
    until bigint,
    suspect_from bigint
);
CREATE FUNCTION log_entries_stay() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'entries are never changed or removed'; END $$;
CREATE TRIGGER entries_stay BEFORE UPDATE OR DELETE ON log_entries
    FOR EACH ROW EXECUTE FUNCTION log_entries_stay();
CREATE TRIGGER entries_remain BEFORE TRUNCATE ON log_entries
    FOR EACH STATEMENT EXECUTE FUNCTION log_entries_stay();
"""
_PAGE_ROWS = 2000


class PostgresStore:
    """`hudna.record.store.Store` on a connection of its own, which it sets to autocommit."""

    name = "PostgreSQL"

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        connection.autocommit = True
        # A commit that is reported is on disk, whatever the server's default is.
        connection.execute("SET synchronous_commit = on")

    @classmethod
    def create(cls, connection: Connection, origin: str, public: bytes) -> "PostgresStore":
        """Make the tables of a new log; raises `Malformed` if there are some."""
        store = cls(connection)
        try:
            with connection.transaction():
                connection.execute(_SCHEMA)
                for meta in (("origin", origin), ("key", public.hex())):
                    connection.execute("INSERT INTO log_meta VALUES (%s, %s)", meta)
        except errors.DuplicateTable:
            raise Malformed("this database holds a log already") from None
        return store

    @classmethod
    def open(cls, connection: Connection) -> "PostgresStore":
        """Take up a log's tables; raises `Malformed` if there are none."""
        store = cls(connection)
        try:
            store.meta("origin")
        except errors.UndefinedTable:
            raise Malformed("this database holds no log") from None
        return store

    @classmethod
    def open_to_read(cls, connection: Connection) -> "PostgresStore":
        """Open the database for an audit, which sees it as it stands at one moment."""
        store = cls.open(connection)
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return store

    def claim(self) -> None:
        """Take the log's advisory lock, which the server frees when the connection ends."""
        name = hashlib.sha256(b"hudna.log.v1\n" + self.meta("origin").encode()).digest()[:8]
        number = int.from_bytes(name, "big", signed=True)
        row = self._connection.execute("SELECT pg_try_advisory_lock(%s)", (number,)).fetchone()
        if row is None or not row[0]:
            raise Busy("another process is writing this log in PostgreSQL")

    def close(self) -> None:
        """Close the connection, and with it give up the lock."""
        self._connection.close()

    def meta(self, name: str) -> str:
        """Return what was fixed when the log was made: `origin`, or `key` in hex."""
        row = self._one("SELECT value FROM log_meta WHERE name = %s", name)
        if row is None:
            raise Malformed(f"the log's database does not know its {name}")
        return str(row[0])

    @property
    def size(self) -> int:
        """How many entries are stored."""
        row = self._one("SELECT max(idx) FROM log_entries")
        return 0 if row is None or row[0] is None else int(row[0]) + 1

    def indexes_of(self, leaf_hashes: Sequence[bytes]) -> dict[bytes, int]:
        """Return the index of each entry, by leaf hash, that is in the log."""
        rows = self._connection.execute(
            "SELECT leaf_hash, idx FROM log_entries WHERE leaf_hash = ANY(%s)", (list(leaf_hashes),)
        )
        return {bytes(leaf): int(index) for leaf, index in rows}

    def entry(self, index: int) -> SignedEntry | None:
        """Return the stored entry at an index."""
        row = self._one("SELECT canonical, signature FROM log_entries WHERE idx = %s", index)
        return None if row is None else SignedEntry(bytes(row[0]), bytes(row[1]))

    def entries(self, start: int, end: int) -> list[SignedEntry]:
        """Return the stored entries from `start` to before `end`."""
        rows = self._connection.execute(
            "SELECT canonical, signature FROM log_entries WHERE idx >= %s AND idx < %s "
            "ORDER BY idx",
            (start, end),
        )
        return [SignedEntry(bytes(canonical), bytes(signature)) for canonical, signature in rows]

    def authors(self) -> list[Author]:
        """Return the stored state of every author."""
        return [author_of(row) for row in self.author_rows()]

    def author(self, key: str) -> Author | None:
        """Return the stored state of one author by key id, None for a key that is not enrolled."""
        columns = sql.SQL(AUTHOR_COLUMNS)
        query = sql.SQL("SELECT {} FROM log_authors WHERE key = %s").format(columns)
        row = self._connection.execute(query, (key,)).fetchone()
        return None if row is None else author_of(row)

    def add(self, start: int, entries: Sequence[SignedEntry], authors: Iterable[Author]) -> None:
        """Store entries from index `start` and the authors' new state in one durable commit."""
        with self._connection.transaction(), self._connection.cursor() as cursor:
            with cursor.copy(
                "COPY log_entries (idx, leaf_hash, canonical, signature) FROM STDIN"
            ) as copy:
                for index, signed in enumerate(entries, start):
                    copy.write_row((index, signed.leaf_hash, signed.canonical, signed.signature))
            cursor.executemany(
                "INSERT INTO log_authors VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s) "
                "ON CONFLICT (key) DO UPDATE SET next_seq = excluded.next_seq, "
                "prev = excluded.prev, until = excluded.until, "
                "suspect_from = excluded.suspect_from",
                [author_row(author) for author in authors],
            )

    def rows(self) -> Iterator[Row]:
        """Yield every row as it lies there, by index, for an audit."""
        last: int | None = None
        while True:
            page = self._connection.execute(
                "SELECT idx, leaf_hash, canonical, signature FROM log_entries "
                "WHERE %(last)s::bigint IS NULL OR idx > %(last)s ORDER BY idx LIMIT %(rows)s",
                {"last": last, "rows": _PAGE_ROWS},
            ).fetchall()
            if not page:
                return
            for index, *columns in page:
                leaf_hash, canonical, signature = columns
                yield index, leaf_hash, canonical, signature
            last = int(page[-1][0])

    def author_rows(self) -> list[tuple[Any, ...]]:
        """Return the authors as they lie there, in the columns `AUTHOR_COLUMNS`."""
        query = sql.SQL("SELECT {} FROM log_authors").format(sql.SQL(AUTHOR_COLUMNS))
        return self._connection.execute(query).fetchall()

    def all_meta(self) -> dict[str, str]:
        """Return all that was fixed when the log was made."""
        return {
            str(name): str(value)
            for name, value in self._connection.execute("SELECT name, value FROM log_meta")
        }

    def damage(self) -> list[str]:
        """Return nothing: PostgreSQL reports a damaged page when it is read."""
        return []

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        return self._connection.execute(query.encode(), values).fetchone()
