import random
from pathlib import Path

import pytest

from hudna.record.sample import SampleReport, sample_log
from hudna.record.tiles import ENTRIES, TileId, pack_bundle, unpack_bundle
from tests.record.conftest import MakeLog
from tests.record.scene import Scene, publish


def test_a_whole_sample_of_an_honest_log_finds_nothing(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(300)
    log.append([scene.enrol("guarantor-a", "desk-1"), scene.say("desk-1")])
    report = sample_log(log.folder.path, 1000)
    assert (report.problems, report.size, report.looked_at) == ([], 302, 302)


def test_an_altered_entry_is_named_when_it_is_drawn(make_log: MakeLog) -> None:
    log = make_log(300)
    path = log.folder.path / TileId(ENTRIES, 0).path
    leaves = list(unpack_bundle(path.read_bytes(), 256))
    leaves[100] = leaves[100].replace(b'"number":', b'"numbre":')
    path.write_bytes(pack_bundle(leaves))
    drawn = [sample_log(log.folder.path, 30, random.Random(seed)) for seed in range(12)]
    found = [[p.index for p in report.problems] for report in drawn]
    assert [100] in found
    assert [] in found
    assert all(indexes in ([], [100]) for indexes in found)


def test_a_forgery_by_the_operator_is_named_by_its_signature(tmp_path: Path, scene: Scene) -> None:
    entries = [scene.genesis(), *(scene.say("observer") for _ in range(5))]
    changed = entries[3].canonical.replace(b'"number":2', b'"number":9')
    entries[3] = type(entries[3])(changed, entries[3].signature)
    publish(tmp_path / "log", entries, scene.operator)
    (problem,) = sample_log(tmp_path / "log", 6).problems
    assert problem.index == 3
    assert "not signed" in problem.what


def test_a_log_that_cannot_be_read_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    assert sample_log(tmp_path, 5).problems
    (tmp_path / "checkpoint").write_bytes(b"garbage")
    assert sample_log(tmp_path, 5).problems


@pytest.mark.parametrize(("looked_at", "chance"), [(0, 1.0), (1, 0.99), (100, 0.0)])
def test_the_chance_to_miss_is_that_of_drawing_without_putting_back(
    looked_at: int, chance: float
) -> None:
    assert SampleReport("x", 100, looked_at).chance_to_miss(0.01) == pytest.approx(chance)
