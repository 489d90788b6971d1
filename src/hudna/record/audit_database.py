"""Audit of the database: it has to hold what the static files hold, byte for byte."""

import sqlite3
from pathlib import Path

from hudna.record.authors import Authors
from hudna.record.merkle import TreeView, leaf_hash
from hudna.record.problem import Problem, describe
from hudna.record.sqlite_store import DATABASE, SqliteStore
from hudna.record.store import Store, author_row

__all__ = ["compare_authors", "compare_database", "compare_store"]


def compare_database(
    folder: Path, tree: TreeView, authors: Authors, problems: list[Problem]
) -> int:
    """Compare the SQLite file with the tree, if there is one; return how many entries wait."""
    if not (folder / DATABASE).exists():
        return 0
    try:
        store = SqliteStore.open_to_read(folder)
        try:
            return compare_store(store, tree, authors, problems)
        finally:
            store.close()
    except sqlite3.Error as error:
        problems.append(Problem(None, f"{DATABASE} cannot be read: {error}"))
        return 0


def compare_store(store: Store, tree: TreeView, authors: Authors, problems: list[Problem]) -> int:
    """Compare every row of a database with the tree; return how many entries wait in it."""
    expected, pending = 0, 0
    for index, stored, canonical, signature in store.rows():
        if index >= len(tree):
            pending += 1
            continue
        if index != expected:
            problems.append(Problem(expected, f"{store.name}: row {expected} is missing"))
        expected = index + 1
        if not all(isinstance(value, bytes) for value in (stored, canonical, signature)):
            problems.append(Problem(index, f"{store.name}: the row does not hold bytes"))
            continue
        leaf = canonical + signature
        if leaf_hash(leaf) != tree.node(0, index):
            problems.append(Problem(index, f"{store.name}: {describe(leaf, authors)}"))
        elif stored != tree.node(0, index):
            problems.append(Problem(index, f"{store.name}: the stored leaf hash was altered"))
    if expected < len(tree):
        problems.append(Problem(expected, f"{store.name}: rows from {expected} on are missing"))
    if not pending:
        compare_authors(store, authors, problems)
    problems += [Problem(None, f"{store.name}: {message}") for message in store.damage()]
    return pending


def compare_authors(store: Store, authors: Authors, problems: list[Problem]) -> None:
    """Compare the stored authors and origin with what follows from the entries."""
    stored = set(store.author_rows())
    derived = {author_row(author) for author in authors.all().values()}
    for row in sorted(stored ^ derived, key=str):
        problems.append(
            Problem(None, f"{store.name}: the state of key {row[0]} does not follow from entries")
        )
    genesis = authors.genesis
    expected = genesis and {"origin": genesis.origin, "key": genesis.operator_key.hex()}
    if expected and store.all_meta() != expected:
        problems.append(Problem(None, f"{store.name}: origin or key are not those of the genesis"))
