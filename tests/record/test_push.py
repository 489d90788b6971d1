"""Publishing to an object store: only forwards, never over anything, the checkpoint last."""

import pytest

from hudna.record.errors import BadSignature, Busy, Fork, Inconsistent, RecordError, Rollback
from hudna.record.folder import Folder
from hudna.record.log import Log
from hudna.record.push import Stored, push
from tests.record.conftest import MakeLog
from tests.record.scene import Scene


class Memory:
    """A bucket in memory that can break off after so many writes."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.written: list[str] = []
        self.left = -1

    def get(self, path: str) -> Stored | None:
        data = self.objects.get(path)
        return None if data is None else Stored(data, str(hash(data)))

    def create(self, path: str, data: bytes) -> bool:
        return path not in self.objects and self._write(path, data)

    def replace(self, path: str, data: bytes, tag: str) -> bool:
        there = self.get(path)
        return there is not None and there.tag == tag and self._write(path, data)

    def _write(self, path: str, data: bytes) -> bool:
        if self.left == 0:
            raise OSError("the network broke off")
        self.left -= 1
        self.objects[path] = data
        self.written.append(path)
        return True

    def names(self, prefix: str) -> list[str]:
        return [path for path in self.objects if path.startswith(prefix)]

    def delete(self, path: str) -> None:
        del self.objects[path]


def static(log: Log) -> dict[str, bytes]:
    files = log.folder
    paths = [*files.tile_paths(), "checkpoint"]
    return {path: files.read(path) for path in paths}


def current(log: Log) -> dict[str, bytes]:
    """The static files without the parts that later sizes have replaced."""
    size = log.size
    found = static(log)
    return {
        path: data
        for path, data in found.items()
        if ".p/" not in path or path.endswith((f".p/{size % 256}", f".p/{size // 256}"))
    }


def test_the_bucket_gets_the_static_files_and_the_checkpoint_last(make_log: MakeLog) -> None:
    log, bucket = make_log(300, batch=300), Memory()
    report = push(log.folder, bucket)
    assert (report.before, report.size) == (0, 300)
    assert bucket.objects == current(log)
    assert bucket.written[-1] == "checkpoint"
    assert push(log.folder, bucket).files == 0


def test_it_only_adds_what_is_new(make_log: MakeLog, scene: Scene) -> None:
    log, bucket = make_log(250), Memory()
    push(log.folder, bucket)
    log.append([scene.say("observer") for _ in range(20)])
    bucket.written.clear()
    assert push(log.folder, bucket).before == 250
    assert {"tile/0/000", "tile/entries/000", "tile/entries/001.p/14"} <= set(bucket.written)
    assert not [path for path in bucket.objects if path.startswith("tile/0/000.p/")]


def test_a_run_that_breaks_off_shows_no_reader_anything_unfinished_and_is_completed(
    make_log: MakeLog, scene: Scene
) -> None:
    log, bucket = make_log(250), Memory()
    push(log.folder, bucket)
    before = bucket.objects["checkpoint"]
    log.append([scene.say("observer") for _ in range(20)])
    steps = 0
    while True:
        broken = Memory()
        broken.objects, broken.left = dict(bucket.objects), steps
        try:
            push(log.folder, broken)
            break
        except OSError:
            assert broken.objects["checkpoint"] == before
        broken.left = -1
        push(log.folder, broken)
        assert broken.objects["checkpoint"] == log.checkpoint().encode()
        steps += 1
    assert steps > 5


def test_an_old_copy_does_not_replace_a_newer_one(make_log: MakeLog, scene: Scene) -> None:
    log, bucket = make_log(30), Memory()
    old = dict(static(log))
    log.append([scene.say("observer")])
    push(log.folder, bucket)
    log.folder.write_checkpoint(old["checkpoint"].decode())
    with pytest.raises(Rollback):
        push(log.folder, bucket)


def test_another_history_does_not_replace_a_published_one(make_log: MakeLog, scene: Scene) -> None:
    log, other, bucket = make_log(5), make_log(1, name="other"), Memory()
    push(log.folder, bucket)
    scene.last.clear()
    scene.last["operator"] = (1, None)
    other.append([scene.say("observer", {"other": n}) for n in range(9)])
    with pytest.raises(Fork):
        push(other.folder, bucket)


def test_a_stranger_in_the_bucket_is_noticed(make_log: MakeLog) -> None:
    log, bucket = make_log(5), Memory()
    bucket.objects["tile/entries/000.p/5"] = b"something else"
    with pytest.raises(Inconsistent, match=r"tile/entries/000\.p/5"):
        push(log.folder, bucket)
    assert "checkpoint" not in bucket.objects
    del bucket.objects["tile/entries/000.p/5"]
    note = log.checkpoint()
    bucket.objects["checkpoint"] = note.replace("\n5\n", "\n4\n").encode()
    with pytest.raises(BadSignature):
        push(log.folder, bucket)
    bucket.objects["checkpoint"] = b"garbage"
    with pytest.raises(RecordError):
        push(log.folder, bucket)


def test_of_two_publishers_at_once_one_is_told(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(5)

    class Raced(Memory):
        def replace(self, path: str, data: bytes, tag: str) -> bool:
            self.objects[path] = b"somebody else's"
            return super().replace(path, data, tag)

    bucket = Raced()
    push(log.folder, bucket)
    log.append([scene.say("observer")])
    with pytest.raises(Busy):
        push(Folder(log.folder.path), bucket)
