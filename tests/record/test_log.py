import sqlite3
from pathlib import Path
from typing import Any

import pytest

from hudna.record.audit import audit
from hudna.record.entry import Seen, SignedEntry, check_signature
from hudna.record.errors import (
    Busy,
    Fork,
    Inconsistent,
    Malformed,
    ReadOnly,
    RecordError,
    Rejected,
    Rollback,
)
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.merkle import verify_consistency, verify_inclusion
from tests.record import naive
from tests.record.conftest import MakeLog
from tests.record.scene import ORIGIN, Scene


def test_a_log_grows_and_its_audit_finds_nothing(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(700, batch=37)
    report = audit(log.folder.path, public_keys=scene.public_keys)
    assert report.problems == []
    assert (report.size, report.root) == (700, log.root.hex())


def test_the_root_is_that_of_the_entries_and_signatures_as_leaves(make_log: MakeLog) -> None:
    log = make_log(300, batch=7)
    entries = [log.entry(i) for i in range(300)]
    assert log.root == naive.mth([e.canonical + e.signature for e in entries])


def test_proofs_from_the_stored_tiles_verify(make_log: MakeLog) -> None:
    log = make_log(600, batch=90)
    for index in (0, 1, 255, 256, 511, 599):
        for size in (index + 1, 600):
            root = log.root_at(size)
            assert root is not None
            leaf = log.entry(index).leaf_hash
            verify_inclusion(index, size, leaf, log.inclusion(index, size), root)
    for old in (1, 255, 256, 257, 512, 599, 600):
        root = log.root_at(old)
        assert root is not None
        verify_consistency(old, 600, root, log.root, log.consistency(old))


def test_an_entry_handed_in_twice_keeps_its_index(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(1)
    first, second = scene.say("observer"), scene.say("observer")
    assert log.append([first, first, second]) == [1, 1, 2]
    before = log.checkpoint()
    assert log.append([second, first]) == [2, 1]
    assert log.checkpoint() == before


def test_a_batch_is_added_whole_or_not_at_all(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(1)
    good, bad = scene.say("observer"), scene.say("guarantor-a", seq=5, prev="00" * 32)
    with pytest.raises(Rejected) as refusal:
        log.append([good, bad])
    assert (refusal.value.position, refusal.value.rule) == (1, "gap")
    assert log.size == 1
    assert log.append([good]) == [1]


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("origin", {"origin": "other.example/log"}),
        ("genesis", {"type": "genesis"}),
        ("gap", {"seq": 3, "prev": "00" * 32}),
        ("previous", {"prev": "00" * 32}),
        ("checkpoint", {"checkpoint": Seen(3, "00" * 32)}),
        ("checkpoint", {"checkpoint": Seen(99, "00" * 32)}),
        ("enrolment", {"type": "enrol"}),
    ],
)
def test_an_entry_that_breaks_a_rule_is_refused(
    make_log: MakeLog, scene: Scene, rule: str, changes: dict[str, Any]
) -> None:
    log = make_log(9)
    with pytest.raises(Rejected) as refusal:
        log.append([scene.say("observer", **changes)])
    assert refusal.value.rule == rule
    assert log.size == 9


def test_strangers_forgers_and_double_speakers_are_refused(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(9)
    last = scene.last["observer"]
    scene.pairs["stranger"] = KeyPair.generate()
    said = scene.say("observer")
    forged = SignedEntry(said.canonical, scene.operator.sign(said.canonical))
    scene.last["observer"] = last
    other = scene.say("observer", {"says": "something else"})
    log.append([said])
    for rule, entry in (
        ("key", scene.say("stranger")),
        ("signature", forged),
        ("fork", other),
        ("form", SignedEntry(b"{}", said.signature)),
    ):
        with pytest.raises(Rejected) as refusal:
            log.append([entry])
        assert refusal.value.rule == rule


def test_an_enrolled_key_speaks_from_its_enrolment_on(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(3)
    enrolment = scene.enrol("guarantor-a", "desk-1")
    report = scene.say("desk-1")
    with pytest.raises(Rejected):
        log.append([report, enrolment])
    assert log.append([enrolment, report]) == [3, 4]
    author = log.author(scene.pairs["desk-1"].id)
    assert author is not None
    assert (author.party, author.since, author.next_seq) == ("guarantor-a", 3, 1)
    assert audit(log.folder.path).ok


@pytest.mark.parametrize(
    ("signer", "office"),
    [("guarantor-b", "desk-2"), ("desk-1", "desk-2"), ("guarantor-a", "desk-1")],
)
def test_only_a_partys_own_key_enrols_and_no_key_twice(
    make_log: MakeLog, scene: Scene, signer: str, office: str
) -> None:
    log = make_log(1)
    log.append([scene.enrol("guarantor-a", "desk-1")])
    with pytest.raises(Rejected) as refusal:
        log.append([scene.enrol("guarantor-a", office, signer=signer)])
    assert refusal.value.rule == "enrolment"


def test_a_log_begins_with_the_genesis_of_its_own_operator(tmp_path: Path, scene: Scene) -> None:
    with Log.create(tmp_path / "a", ORIGIN, scene.operator) as log:
        assert (log.size, log.root) == (0, naive.mth([]))
        with pytest.raises(Rejected, match="genesis"):
            log.append([scene.say("observer")])
    with (
        Log.create(tmp_path / "b", ORIGIN, KeyPair.generate()) as other,
        pytest.raises(Rejected, match="genesis"),
    ):
        other.append([scene.genesis()])


def test_one_writer_at_a_time_and_any_number_of_readers(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(5)
    with pytest.raises(Busy):
        Log.open(log.folder.path, scene.operator)
    with Log.open(log.folder.path) as reader:
        assert reader.root == log.root
        assert check_signature(reader.entry(0), scene.operator.public)
        log.append([scene.say("observer")])
        assert reader.size == 6
        with pytest.raises(ReadOnly):
            reader.append([scene.say("observer")])
    log.close()
    with Log.open(log.folder.path, scene.operator) as again:
        assert again.size == 6


def test_a_log_is_not_made_over_another_and_not_opened_with_another_key(
    make_log: MakeLog, scene: Scene, tmp_path: Path
) -> None:
    log = make_log(2)
    log.close()
    with pytest.raises(Malformed):
        Log.create(log.folder.path, ORIGIN, scene.operator)
    with pytest.raises(RecordError):
        Log.open(log.folder.path, KeyPair.generate())
    with pytest.raises(Malformed):
        Log.open(tmp_path / "nowhere")


def test_an_old_copy_of_the_database_is_refused(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(5)
    database = log.folder.path / "log.sqlite3"
    log.close()
    old = database.read_bytes()
    with Log.open(log.folder.path, scene.operator) as again:
        again.append([scene.say("observer")])
    database.write_bytes(old)
    with pytest.raises(Rollback):
        Log.open(log.folder.path, scene.operator)


def test_another_history_in_the_database_is_refused(make_log: MakeLog, scene: Scene) -> None:
    log, other = make_log(5), make_log(1, name="other")
    scene.last.clear()
    for index in range(4):
        other.append([scene.say("observer", {"other": index})])
    log.close()
    other.close()
    database = other.folder.path / "log.sqlite3"
    (log.folder.path / "log.sqlite3").write_bytes(database.read_bytes())
    with pytest.raises(Fork):
        Log.open(log.folder.path, scene.operator)


def test_a_damaged_tile_stops_the_writer(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(5)
    log.close()
    tile = log.folder.path / "tile/0/000.p/5"
    tile.write_bytes(bytes(5 * 32))
    with pytest.raises(Inconsistent):
        Log.open(log.folder.path, scene.operator)


def test_rows_are_not_changed_or_removed_by_accident(make_log: MakeLog) -> None:
    log = make_log(5)
    connection = sqlite3.connect(log.folder.path / "log.sqlite3")
    for statement in ("UPDATE entries SET signature = x'00'", "DELETE FROM entries"):
        with pytest.raises(sqlite3.DatabaseError, match="never"):
            connection.execute(statement)
    connection.close()


def test_a_full_tile_takes_the_place_of_its_parts(make_log: MakeLog) -> None:
    log = make_log(300, batch=20)
    names = log.folder.tile_paths()
    assert {"tile/0/000", "tile/entries/000", "tile/1/000.p/1"} <= set(names)
    assert not [name for name in names if name.startswith(("tile/0/000.p", "tile/entries/000.p"))]
