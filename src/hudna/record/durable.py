"""A small SQLite database whose commits survive a crash, opened for one piece of work at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["durable"]


@contextmanager
def durable(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that flushes every commit to disk, and close it."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=10)
    try:
        connection.execute("PRAGMA synchronous=FULL")
        yield connection
    finally:
        connection.close()
