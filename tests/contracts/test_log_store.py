"""What the log relies on holds in SQLite and in PostgreSQL alike."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from hudna.record.audit_database import compare_store
from hudna.record.author import Author
from hudna.record.authors import Authors
from hudna.record.entry import SignedEntry
from hudna.record.errors import Busy, Malformed, Rollback
from hudna.record.log import Log
from hudna.record.merkle import Tree
from hudna.record.postgres_store import PostgresStore
from hudna.record.problem import Problem
from hudna.record.sqlite_store import DATABASE, SqliteStore
from hudna.record.store import Store
from tests.cli.test_commands import fresh_database
from tests.record.scene import ORIGIN, Scene

Opener = Callable[[], Store]


class OfSqlite:
    """A log's database in a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def create(self, scene: Scene) -> Store:
        return SqliteStore.create(self.folder, ORIGIN, scene.operator.public)

    def open(self) -> Store:
        return SqliteStore.open(self.folder)

    def open_to_read(self) -> Store:
        return SqliteStore.open_to_read(self.folder)

    def tamper(self, *statements: str) -> None:
        with sqlite3.connect(self.folder / DATABASE) as connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()

    unguard = ("DROP TRIGGER entries_stay", "DROP TRIGGER entries_remain")
    zero = "zeroblob(64)"
    entries = "entries"


class OfPostgres:
    """A log's database on a server."""

    def __init__(self, url: str) -> None:
        self.url = url

    def create(self, scene: Scene) -> Store:
        return PostgresStore.create(psycopg.connect(self.url), ORIGIN, scene.operator.public)

    def open(self) -> Store:
        return PostgresStore.open(psycopg.connect(self.url))

    def open_to_read(self) -> Store:
        return PostgresStore.open_to_read(psycopg.connect(self.url))

    def tamper(self, *statements: str) -> None:
        with psycopg.connect(self.url) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    unguard = (
        "DROP TRIGGER entries_stay ON log_entries",
        "DROP TRIGGER entries_remain ON log_entries",
    )
    zero = "decode(repeat('00', 64), 'hex')"
    entries = "log_entries"


Database = OfSqlite | OfPostgres


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    if request.param == "sqlite":
        return OfSqlite(tmp_path)
    return OfPostgres(fresh_database(request.getfixturevalue("postgres_url")))


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def store(database: Database, scene: Scene) -> Iterator[Store]:
    made = database.create(scene)
    yield made
    made.close()


def filled(store: Store, scene: Scene) -> list[SignedEntry]:
    """Add a genesis and three entries of the observer, without any rule of the log."""
    entries = [scene.genesis(), *(scene.say("observer") for _ in range(3))]
    observer = scene.pairs["observer"]
    last = scene.last["observer"]
    store.add(0, entries[:2], [Author(observer.public, "observer", "observer", 0, True, 1, "aa")])
    store.add(2, entries[2:], [Author(observer.public, "observer", "observer", 0, True, *last)])
    return entries


def test_what_is_added_is_found_by_index_and_by_hash(store: Store, scene: Scene) -> None:
    assert (store.size, store.entry(0), store.authors()) == (0, None, [])
    entries = filled(store, scene)
    assert (store.size, store.entries(1, 9)) == (4, entries[1:])
    assert store.entry(2) == entries[2]
    asked = [entries[3].leaf_hash, bytes(32), entries[1].leaf_hash]
    assert store.indexes_of(asked) == {entries[1].leaf_hash: 1, entries[3].leaf_hash: 3}
    (observer,) = store.authors()
    assert (observer.next_seq, observer.prev) == scene.last["observer"]
    assert store.author(observer.key) == observer
    assert store.author("00" * 8) is None
    assert store.meta("origin") == ORIGIN
    assert store.all_meta() == {"origin": ORIGIN, "key": scene.operator.public.hex()}


def test_what_is_added_survives_the_connection(
    store: Store, database: Database, scene: Scene
) -> None:
    entries = filled(store, scene)
    other = database.open()
    assert other.entries(0, 4) == entries
    other.close()


def test_a_commit_is_whole_or_nothing(store: Store, scene: Scene) -> None:
    entries = filled(store, scene)
    fresh = scene.say("observer")
    with pytest.raises((sqlite3.Error, psycopg.Error)):
        store.add(4, [fresh, entries[1]], [])  # the second stands there already
    assert store.size == 4
    assert store.indexes_of([fresh.leaf_hash]) == {}
    store.add(4, [fresh], [])
    assert store.size == 5


def test_rows_are_not_changed_or_removed_by_accident(
    store: Store, database: Database, scene: Scene
) -> None:
    filled(store, scene)
    for statement in (
        f"UPDATE {database.entries} SET signature = {database.zero}",
        f"DELETE FROM {database.entries}",
    ):
        with pytest.raises((sqlite3.Error, psycopg.Error), match="never"):
            database.tamper(statement)


def test_a_database_is_not_made_over_another_nor_opened_where_there_is_none(
    store: Store, database: Database, scene: Scene, tmp_path: Path
) -> None:
    with pytest.raises(Malformed, match="already"):
        database.create(scene)
    store.close()
    if isinstance(database, OfPostgres):
        database.tamper("DROP TABLE log_meta")
    else:
        database.folder = tmp_path / "nowhere"
    with pytest.raises(Malformed):
        database.open()


def test_one_writer_at_a_time(
    store: Store, database: Database, scene: Scene, tmp_path: Path
) -> None:
    """Two folders stand for two machines: on PostgreSQL its lock has to keep the second out."""
    store.close()
    folders = [tmp_path, tmp_path if isinstance(database, OfSqlite) else tmp_path / "other"]
    folders[1].mkdir(exist_ok=True)
    with Log.open(folders[0], scene.operator, store=database.open()) as log:
        assert log.append([scene.genesis()]) == [0]
        second = database.open()
        with pytest.raises(Busy):
            Log.open(folders[1], scene.operator, store=second)
    with Log.open(folders[0], scene.operator, store=database.open()) as log:
        assert log.append([scene.say("observer")]) == [1]


def test_an_old_copy_of_the_database_is_refused(
    store: Store, database: Database, scene: Scene, tmp_path: Path
) -> None:
    store.close()
    with Log.open(tmp_path, scene.operator, store=database.open()) as log:
        log.append([scene.genesis(), scene.say("observer"), scene.say("observer")])
    database.tamper(*database.unguard, f"DELETE FROM {database.entries} WHERE idx = 2")
    with pytest.raises(Rollback):
        Log.open(tmp_path, scene.operator, store=database.open())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {entries} SET signature = {zero} WHERE idx = 2",
        "UPDATE {entries} SET canonical = {zero} WHERE idx = 2",
        "UPDATE {entries} SET leaf_hash = {zero} WHERE idx = 2",
        "DELETE FROM {entries} WHERE idx = 2",
        "DELETE FROM {entries} WHERE idx >= 2",
    ],
)
def test_the_audit_names_the_first_row_a_superuser_changed(
    store: Store, database: Database, scene: Scene, change: str
) -> None:
    entries = filled(store, scene)
    tree = Tree(signed.leaf_hash for signed in entries)
    authors = Authors(ORIGIN, store.authors())
    problems: list[Problem] = []
    reader = database.open_to_read()
    assert compare_store(reader, tree, authors, problems) == 0
    assert problems == []
    reader.close()
    asked = change.format(entries=database.entries, zero=database.zero)
    database.tamper(*database.unguard, asked)
    reader = database.open_to_read()
    compare_store(reader, tree, authors, problems)
    reader.close()
    assert min(p.index for p in problems if p.index is not None) == 2
