"""Audit of the database: it has to hold what the static files hold, byte for byte."""

import sqlite3
from pathlib import Path

from hudna.record.authors import Authors
from hudna.record.merkle import Tree, leaf_hash
from hudna.record.problem import Problem, describe
from hudna.record.store import DATABASE

__all__ = ["compare_database"]


def compare_database(folder: Path, tree: Tree, authors: Authors, problems: list[Problem]) -> int:
    """Compare the database with the tree, if there is one; return how many entries wait in it."""
    path = folder / DATABASE
    if not path.exists():
        return 0
    try:
        return _compare(path, tree, authors, problems)
    except sqlite3.Error as error:
        problems.append(Problem(None, f"{DATABASE} cannot be read: {error}"))
        return 0


def _compare(path: Path, tree: Tree, authors: Authors, problems: list[Problem]) -> int:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        connection.execute("BEGIN")
        expected, pending = 0, 0
        rows = connection.execute(
            "SELECT idx, leaf_hash, canonical, signature FROM entries ORDER BY idx"
        )
        for index, stored, canonical, signature in rows:
            if index >= len(tree):
                pending += 1
                continue
            if index != expected:
                problems.append(Problem(expected, f"{DATABASE}: row {expected} is missing"))
            expected = index + 1
            if not all(isinstance(value, bytes) for value in (stored, canonical, signature)):
                problems.append(Problem(index, f"{DATABASE}: the row does not hold bytes"))
                continue
            leaf = canonical + signature
            if leaf_hash(leaf) != tree.node(0, index):
                problems.append(Problem(index, f"{DATABASE}: {describe(leaf, authors)}"))
            elif stored != tree.node(0, index):
                problems.append(Problem(index, f"{DATABASE}: the stored leaf hash was altered"))
        if expected < len(tree):
            problems.append(Problem(expected, f"{DATABASE}: rows from {expected} on are missing"))
        if not pending:
            _compare_authors(connection, authors, problems)
        _check_integrity(connection, problems)
        return pending
    finally:
        connection.close()


def _compare_authors(
    connection: sqlite3.Connection, authors: Authors, problems: list[Problem]
) -> None:
    stored = set(
        connection.execute(
            "SELECT key, public, party, role, since, root_key, next_seq, prev, until, "
            "suspect_from FROM authors"
        )
    )
    derived = {
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
        for a in authors.all().values()
    }
    for row in sorted(stored ^ derived, key=str):
        problems.append(
            Problem(None, f"{DATABASE}: the state of key {row[0]} does not follow from the entries")
        )
    meta = dict(connection.execute("SELECT name, value FROM meta"))
    genesis = authors.genesis
    if genesis and meta != {"origin": genesis.origin, "key": genesis.operator_key.hex()}:
        problems.append(Problem(None, f"{DATABASE}: origin or key are not those of the genesis"))


def _check_integrity(connection: sqlite3.Connection, problems: list[Problem]) -> None:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            problems.append(Problem(None, f"{DATABASE}: {message}"))
