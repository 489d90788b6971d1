import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from hudna.record.audit import AuditReport, audit
from hudna.record.entry import (
    Seen,
    SignedEntry,
    canonical_bytes,
    commit,
    open_commitment,
    parse,
    signing_bytes,
)
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.tiles import ENTRIES, TileId, pack_bundle, unpack_bundle
from tests.record.conftest import MakeLog
from tests.record.scene import Scene, publish

ENTRIES_IN_LOG = 270


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished log with a full tile, parts of the next ones, and parts of earlier sizes."""
    scene, folder = Scene(), tmp_path_factory.mktemp("written") / "log"
    with Log.create(folder, "exercise.example/truce", scene.operator) as log:
        log.append([scene.genesis()])
        for _ in range(ENTRIES_IN_LOG // 27 - 1):
            seen = scene.seen(log)
            log.append([scene.say("observer", checkpoint=seen) for _ in range(27)])
        log.append([scene.say("guarantor-a") for _ in range(ENTRIES_IN_LOG - log.size)])
    return folder


@pytest.fixture
def copy(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "copy"))


@pytest.fixture
def static(copy: Path) -> Path:
    """The static files alone, as a reader gets them."""
    for path in copy.glob("log.*"):
        path.unlink()
    return copy


def names(report: AuditReport, index: int | None) -> bool:
    return any(problem.index == index for problem in report.problems)


def flip(path: Path, at: int, bit: int = 0) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(bytes(data))


def test_nothing_is_found_where_nothing_is_wrong(copy: Path, static: Path) -> None:
    scene = Scene()
    report = audit(static, public_keys=scene.public_keys)
    assert report.problems == []
    assert (report.size, report.anchored) == (ENTRIES_IN_LOG, True)


def test_any_altered_byte_of_an_entry_names_that_entry(static: Path) -> None:
    for tile in (TileId(ENTRIES, 0), TileId(ENTRIES, 1, 14)):
        path = static / tile.path
        good = path.read_bytes()
        offset = 0
        for index, leaf in enumerate(unpack_bundle(good, tile.width), tile.first_entry):
            if index % 29 == 0 or index == ENTRIES_IN_LOG - 1:
                for at in (0, 1, 2, 2 + len(leaf) // 2, 1 + len(leaf)):
                    flip(path, offset + at, bit=at % 8)
                    report = audit(static)
                    assert report.first_bad == index, (tile, index, at)
                    path.write_bytes(good)
            offset += 2 + len(leaf)


def test_an_altered_entry_is_named_with_its_author_and_raises_no_other_alarm(
    static: Path,
) -> None:
    path = static / TileId(ENTRIES, 0).path
    leaves = list(unpack_bundle(path.read_bytes(), 256))
    leaves[100] = leaves[100].replace(b'"number":', b'"numbre":')
    path.write_bytes(pack_bundle(leaves))
    report = audit(static)
    assert {problem.index for problem in report.problems} == {100}
    assert "report by observer" in str(report.problems[0])


def test_any_altered_byte_of_a_hash_tile_names_the_first_entry_under_it(static: Path) -> None:
    for tile in (TileId(0, 0), TileId(0, 1, 14), TileId(1, 0, 1)):
        path = static / tile.path
        for at in {0, 31, 32 * (tile.width // 2), 32 * tile.width - 1}:
            good = path.read_bytes()
            flip(path, at, bit=3)
            report = audit(static)
            first = (tile.index * 256 + at // 32) << (8 * tile.level)
            assert [problem.index for problem in report.problems] == [first]
            assert tile.path in report.problems[0].what
            path.write_bytes(good)


def test_any_altered_byte_of_the_checkpoint_is_found(tmp_path: Path, scene: Scene) -> None:
    publish(tmp_path, [scene.genesis()], scene.operator)
    path = tmp_path / "checkpoint"
    good = path.read_bytes()
    for at in range(len(good)):
        flip(path, at, bit=at % 7)
        found = [problem.what for problem in audit(tmp_path).problems]
        assert any("checkpoint" in what or "missing" in what for what in found), at
        path.write_bytes(good)


def test_every_file_is_missed_when_it_is_gone_and_no_other_may_lie_there(static: Path) -> None:
    for tile in (TileId(ENTRIES, 0), TileId(ENTRIES, 1, 14), TileId(0, 0), TileId(1, 0, 1)):
        path = static / tile.path
        good = path.read_bytes()
        path.unlink()
        assert audit(static).first_bad == tile.first_entry
        path.write_bytes(good)
    (static / "tile/0/notes.txt").write_text("hello")
    assert "notes.txt" in audit(static).problems[0].what


def test_a_file_that_goes_on_after_its_end_is_found(static: Path) -> None:
    for tile in (TileId(ENTRIES, 0), TileId(ENTRIES, 1, 14), TileId(0, 0)):
        path = static / tile.path
        good = path.read_bytes()
        path.write_bytes(good + b"\x00")
        assert not audit(static).ok
        path.write_bytes(good)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET canonical = cast(replace(canonical, 'number', 'numbre') AS BLOB)"
        " WHERE idx = 42",
        "UPDATE entries SET signature = zeroblob(64) WHERE idx = 42",
        "UPDATE entries SET leaf_hash = zeroblob(32) WHERE idx = 42",
        "DELETE FROM entries WHERE idx = 42",
        "DELETE FROM entries WHERE idx >= 42",
        "UPDATE entries SET idx = CASE idx WHEN 42 THEN -43 ELSE -42 END WHERE idx IN (42, 43);"
        "UPDATE entries SET idx = -idx WHERE idx < 0",
    ],
)
def test_a_row_changed_by_the_superuser_is_named(copy: Path, change: str) -> None:
    with sqlite3.connect(copy / "log.sqlite3") as connection:
        connection.execute("DROP TRIGGER entries_stay")
        connection.execute("DROP TRIGGER entries_remain")
        connection.executescript(change)
    connection.close()
    report = audit(copy)
    assert report.first_bad == 42
    assert "log.sqlite3" in report.problems[0].what


def test_a_changed_state_of_an_author_is_found(copy: Path) -> None:
    with sqlite3.connect(copy / "log.sqlite3") as connection:
        connection.execute("UPDATE authors SET next_seq = 7 WHERE party = 'observer'")
    connection.close()
    assert not audit(copy).ok


def test_a_byte_altered_inside_the_database_file_is_named(copy: Path) -> None:
    database = copy / "log.sqlite3"
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (canonical,) = connection.execute("SELECT canonical FROM entries WHERE idx = 200").fetchone()
    connection.close()
    at = database.read_bytes().index(canonical)
    flip(database, at + 20)
    assert audit(copy).first_bad == 200


def test_a_consistent_forgery_by_the_operator_is_named_by_its_signature(
    tmp_path: Path, scene: Scene
) -> None:
    """The operator rewrites an entry and everything computed from it; it lacks the author's key."""
    entries = [scene.genesis(), *(scene.say("observer") for _ in range(5))]
    changed = entries[3].canonical.replace(b'"number":2', b'"number":9')
    entries[3] = SignedEntry(changed, entries[3].signature)
    publish(tmp_path / "log", entries, scene.operator)
    report = audit(tmp_path / "log")
    assert report.first_bad == 3
    assert "rule signature" in report.problems[0].what


def test_what_an_operator_may_not_do_with_entries(tmp_path: Path, scene: Scene) -> None:
    genesis = scene.genesis()
    a, b, c = (scene.say("observer") for _ in range(3))
    scene.last["observer"] = (1, a.hash)
    b2 = scene.say("observer", {"says": "the contrary"})
    scene.last["observer"] = (0, None)
    future = scene.say("observer", checkpoint=Seen(3, "00" * 32))
    scene.pairs["stranger"] = KeyPair.generate()
    unknown = scene.say("stranger")
    histories = {
        "drop": ([genesis, a, c], 2, "gap"),
        "reorder": ([genesis, b, a], 1, "gap"),
        "equivocate": ([genesis, a, b, c, b2], 4, "fork"),
        "repeat": ([genesis, a, a], 2, "twice"),
        "stranger": ([genesis, a, unknown], 2, "key"),
        "future": ([genesis, future], 1, "checkpoint"),
        "headless": ([a, b], 0, "genesis"),
        "founded twice": ([genesis, a, genesis], 2, "genesis"),
    }
    for name, (entries, index, rule) in histories.items():
        publish(tmp_path / name, entries, scene.operator)
        report = audit(tmp_path / name)
        assert report.first_bad == index, name
        assert f"rule {rule}" in next(p.what for p in report.problems if p.index == index), name


def test_the_genesis_names_the_key_that_signed_it(tmp_path: Path, scene: Scene) -> None:
    entry = replace(parse(scene.genesis().canonical), key=scene.pairs["observer"].id)
    canonical = canonical_bytes(entry)
    signed = SignedEntry(canonical, scene.operator.sign(signing_bytes(canonical)))
    publish(tmp_path / "log", [signed], scene.operator)
    report = audit(tmp_path / "log")
    assert "rule signature" in next(p.what for p in report.problems if p.index == 0)


def test_a_key_counts_from_its_enrolment_on(tmp_path: Path, scene: Scene) -> None:
    genesis, enrolment = scene.genesis(), scene.enrol("guarantor-a", "desk-1")
    report = scene.say("desk-1")
    publish(tmp_path / "good", [genesis, enrolment, report], scene.operator)
    publish(tmp_path / "early", [genesis, report, enrolment], scene.operator)
    assert audit(tmp_path / "good").ok
    assert audit(tmp_path / "early").first_bad == 1


def test_a_log_founded_on_other_keys_is_not_the_parties_log(copy: Path) -> None:
    keys = {**Scene().public_keys, "observer": KeyPair.generate().public}
    report = audit(copy, public_keys=keys)
    assert report.first_bad == 0
    assert "observer" in report.problems[0].what
    assert not audit(copy, public_keys={"unheard-of": keys["observer"]}).ok


def test_earlier_checkpoints_must_be_extended(make_log: MakeLog, scene: Scene) -> None:
    log, other = make_log(5), make_log(1, name="other")
    seen = log.checkpoint()
    log.append([scene.say("observer")])
    later = log.checkpoint()
    assert audit(log.folder.path, earlier=[seen, later]).ok
    scene.last.clear()
    other.append([scene.say("observer", {"other": n}) for n in range(5)])
    assert any("forked" in p.what for p in audit(other.folder.path, earlier=[seen]).problems)
    short = make_log(1, name="short")
    assert any("rolled back" in p.what for p in audit(short.folder.path, earlier=[seen]).problems)


def test_confidential_fields_are_not_needed_and_can_be_opened(
    make_log: MakeLog, scene: Scene
) -> None:
    log, salt = make_log(1), bytes(range(32))
    commitment = commit("name of a source", salt)
    log.append([scene.say("observer", commitments={"source": commitment})])
    assert audit(log.folder.path).ok
    assert open_commitment(commitment, "name of a source", salt)
    stored = b"".join(p.read_bytes() for p in log.folder.path.rglob("*") if p.is_file())
    assert b"name of a source" not in stored


def test_an_empty_folder_and_an_empty_log_are_told_apart(tmp_path: Path, scene: Scene) -> None:
    (tmp_path / "nothing").mkdir()
    assert not audit(tmp_path / "nothing").ok
    with Log.create(tmp_path / "log", "exercise.example/truce", scene.operator):
        pass
    report = audit(tmp_path / "log")
    assert report.size == 0
    assert report.ok


def test_progress_is_told_up_to_the_end(written: Path) -> None:
    told: list[tuple[int, int]] = []
    audit(written, progress=lambda done, total: told.append((done, total)))
    assert told[0] == (0, ENTRIES_IN_LOG)
    assert told[-1] == (ENTRIES_IN_LOG, ENTRIES_IN_LOG)


@pytest.mark.parametrize("content", [b"", b"\x00" * 7, bytes(range(256)) * 40, b"[]\n\nx\n"])
def test_garbage_in_any_file_is_a_problem_and_never_a_crash(copy: Path, content: bytes) -> None:
    tiles = (TileId(ENTRIES, 0), TileId(ENTRIES, 1, 14), TileId(0, 0), TileId(1, 0, 1))
    names = ["checkpoint", "log.sqlite3", *(tile.path for tile in tiles)]
    for path in (copy / name for name in names if content or name != "log.sqlite3"):
        good = path.read_bytes()
        path.write_bytes(content)
        assert not audit(copy).ok, path
        path.write_bytes(good)


def test_a_table_rebuilt_with_other_types_is_a_problem_and_never_a_crash(copy: Path) -> None:
    with sqlite3.connect(copy / "log.sqlite3") as connection:
        connection.executescript(
            "CREATE TABLE loose AS SELECT * FROM entries; DROP TABLE entries;"
            "ALTER TABLE loose RENAME TO entries;"
            "UPDATE entries SET canonical = 2000000000, signature = 'text' WHERE idx = 42;"
        )
    connection.close()
    assert audit(copy).first_bad == 42
