from pathlib import Path

import pytest

from hudna.record.audit import audit
from hudna.record.errors import BadSignature, Busy, Fork, Inconsistent, RecordError, Rollback
from hudna.record.keys import KeyPair
from hudna.record.mirror import mirror
from tests.record.conftest import MakeLog
from tests.record.scene import Scene, publish


def test_a_mirror_grows_with_its_log_and_passes_the_audit(
    make_log: MakeLog, scene: Scene, tmp_path: Path
) -> None:
    log, target = make_log(250), tmp_path / "mirror"
    first = mirror(log.folder.path, target, public_keys=scene.public_keys)
    assert (first.before, first.size) == (0, 250)
    log.append([scene.say("observer") for _ in range(300)])
    second = mirror(log.folder.path, target)
    assert (second.before, second.size, second.root) == (250, 550, log.root.hex())
    report = audit(target, public_keys=scene.public_keys)
    assert (report.problems, report.root) == ([], log.root.hex())
    assert mirror(log.folder.path, target).size == 550


def test_a_rollback_is_refused(make_log: MakeLog, scene: Scene, tmp_path: Path) -> None:
    entries = [scene.genesis(), *(scene.say("observer") for _ in range(4))]
    publish(tmp_path / "log", entries, scene.operator)
    mirror(tmp_path / "log", tmp_path / "mirror")
    publish(tmp_path / "back", entries[:3], scene.operator)
    with pytest.raises(Rollback):
        mirror(tmp_path / "back", tmp_path / "mirror")
    assert audit(tmp_path / "mirror").size == 5


@pytest.mark.parametrize("more", [0, 3])
def test_a_fork_is_refused(scene: Scene, tmp_path: Path, more: int) -> None:
    genesis = scene.genesis()
    ours = [genesis, *(scene.say("observer") for _ in range(4))]
    scene.last["observer"] = (0, None)
    theirs = [genesis, *(scene.say("observer", {"other": n}) for n in range(4 + more))]
    publish(tmp_path / "ours", ours, scene.operator)
    publish(tmp_path / "theirs", theirs, scene.operator)
    mirror(tmp_path / "ours", tmp_path / "mirror")
    before = (tmp_path / "mirror/checkpoint").read_bytes()
    with pytest.raises(Fork):
        mirror(tmp_path / "theirs", tmp_path / "mirror")
    assert (tmp_path / "mirror/checkpoint").read_bytes() == before
    assert audit(tmp_path / "mirror").ok


def test_entries_that_do_not_lead_to_the_signed_root_are_not_taken(
    make_log: MakeLog, scene: Scene, tmp_path: Path
) -> None:
    log, target = make_log(20), tmp_path / "mirror"
    mirror(log.folder.path, target)
    log.append([scene.say("observer") for _ in range(20)])
    bundle = log.folder.path / "tile/entries/000.p/40"
    data = bytearray(bundle.read_bytes())
    data[-1] ^= 1
    bundle.write_bytes(data)
    with pytest.raises(Inconsistent):
        mirror(log.folder.path, target)
    report = audit(target)
    assert (report.problems, report.size) == ([], 20)


def test_a_log_under_another_key_is_refused(scene: Scene, tmp_path: Path) -> None:
    publish(tmp_path / "log", [scene.genesis()], KeyPair.generate())
    with pytest.raises(BadSignature):
        mirror(tmp_path / "log", tmp_path / "mirror")
    publish(tmp_path / "log", [scene.genesis()], scene.operator)
    wrong = {"observer": KeyPair.generate().public}
    with pytest.raises(RecordError, match="observer"):
        mirror(tmp_path / "log", tmp_path / "mirror", public_keys=wrong)


def test_an_altered_mirror_does_not_go_on(make_log: MakeLog, scene: Scene, tmp_path: Path) -> None:
    log, target = make_log(20), tmp_path / "mirror"
    mirror(log.folder.path, target)
    (target / "tile/0/000.p/20").write_bytes(bytes(20 * 32))
    log.append([scene.say("observer")])
    with pytest.raises(Inconsistent, match="altered"):
        mirror(log.folder.path, target)


def test_a_mirror_is_not_written_over_the_log_itself(make_log: MakeLog) -> None:
    log = make_log(3)
    with pytest.raises(Busy):
        mirror(log.folder.path, log.folder.path)


def test_an_altered_old_entry_in_a_bundle_that_grew_is_not_taken_over(
    make_log: MakeLog, scene: Scene, tmp_path: Path
) -> None:
    log = make_log(10)
    mirror(log.folder.path, tmp_path / "mirror")
    log.append([scene.say("observer")])
    path = log.folder.path / "tile/entries/000.p/11"
    good = path.read_bytes()
    path.write_bytes(good[:40] + bytes([good[40] ^ 1]) + good[41:])
    with pytest.raises(Inconsistent, match="mirrored before"):
        mirror(log.folder.path, tmp_path / "mirror")
    assert audit(tmp_path / "mirror").ok
    path.write_bytes(good)
    assert mirror(log.folder.path, tmp_path / "mirror").size == 11
