"""A process dies at every point of its work; the next one loses nothing and doubles nothing."""

import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.record.audit import audit
from hudna.record.entry import SignedEntry
from hudna.record.errors import Inconsistent, Malformed
from hudna.record.log import Log
from hudna.record.mirror import mirror
from tests.record.conftest import MakeLog
from tests.record.scene import ORIGIN, Scene

KILLED = 77
BEFORE, ADDED = 250, 10


def dies(work: Callable[[], None]) -> bool:
    """Run `work` in a child process; return whether it was killed on the way."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, KILLED)
    return status == KILLED


class DeathAfter:
    """Ends the process, without any clean-up, at the n-th call; never for 0."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    def __call__(self, *args: object) -> None:
        self.left -= 1
        if self.left == 0:
            os._exit(KILLED)

    def at_every_flush(self) -> None:
        """Die just before data would reach the disk: half-written files stay behind."""
        flush = os.fsync

        def last_flush(handle: int) -> None:
            self()
            flush(handle)

        os.fsync = last_flush  # type: ignore[assignment]


@pytest.fixture
def start(make_log: MakeLog, scene: Scene) -> tuple[Path, list[SignedEntry]]:
    """A closed log of 250 entries and ten more that fill its first tile and begin the next."""
    log = make_log(BEFORE)
    log.close()
    return log.folder.path, [scene.say("observer") for _ in range(ADDED)]


def append(folder: Path, scene: Scene, batch: list[SignedEntry], n: int, by_flush: bool) -> bool:
    def work() -> None:
        death, on_step = DeathAfter(n), DeathAfter(0)
        if by_flush:
            death.at_every_flush()
        else:
            on_step = death
        with Log.open(folder, scene.operator, on_step=on_step) as log:
            log.append(batch)

    return dies(work)


def reopen(folder: Path, scene: Scene, n: int, by_flush: bool) -> bool:
    return append(folder, scene, [], n, by_flush)


def whole(folder: Path, scene: Scene, batch: list[SignedEntry], *, singly: bool = False) -> None:
    """Check that the log holds the batch exactly once after it is handed in again."""
    with Log.open(folder, scene.operator) as log:
        assert singly or log.size in (BEFORE, BEFORE + ADDED)
        assert log.append(batch) == list(range(BEFORE, BEFORE + ADDED))
        assert log.size == BEFORE + ADDED
        assert [log.entry(BEFORE + i) for i in range(ADDED)] == batch
    report = audit(folder, public_keys=scene.public_keys)
    assert (report.problems, report.pending) == ([], 0)


@pytest.mark.parametrize("by_flush", [False, True], ids=["between steps", "inside a write"])
def test_killed_anywhere_in_an_append(
    start: tuple[Path, list[SignedEntry]], scene: Scene, tmp_path: Path, by_flush: bool
) -> None:
    template, batch = start
    n = 0
    while True:
        n += 1
        folder = Path(shutil.copytree(template, tmp_path / f"killed-{n}"))
        if not append(folder, scene, batch, n, by_flush):
            break
        whole(folder, scene, batch)
    assert n > 8


def test_killed_again_while_the_next_process_completes_the_work(
    start: tuple[Path, list[SignedEntry]], scene: Scene, tmp_path: Path
) -> None:
    template, batch = start
    stored = 2
    half = Path(shutil.copytree(template, tmp_path / "half"))
    assert append(half, scene, batch, stored, by_flush=False)
    assert audit(half).pending == ADDED
    for by_flush in (False, True):
        n = 0
        while True:
            n += 1
            folder = Path(shutil.copytree(half, tmp_path / f"again-{by_flush}-{n}"))
            if not reopen(folder, scene, n, by_flush):
                break
            with Log.open(folder, scene.operator) as log:
                assert log.size == BEFORE + ADDED
            whole(folder, scene, batch)
        assert n > 5


def test_an_entry_altered_before_it_was_published_is_never_signed_for(
    start: tuple[Path, list[SignedEntry]], scene: Scene
) -> None:
    folder, batch = start
    assert append(folder, scene, batch, 2, by_flush=False)
    with sqlite3.connect(folder / "log.sqlite3") as connection:
        connection.execute("DROP TRIGGER entries_stay")
        connection.execute("UPDATE entries SET signature = zeroblob(64) WHERE idx = 255")
    connection.close()
    with pytest.raises(Inconsistent, match="255"):
        Log.open(folder, scene.operator)


def test_a_failed_write_is_completed_by_the_next_append(
    start: tuple[Path, list[SignedEntry]], scene: Scene
) -> None:
    folder, batch = start

    failing = {"tile/0/000"}

    def full_disk(step: str) -> None:
        if step in failing:
            raise OSError("no space left on device")

    with Log.open(folder, scene.operator, on_step=full_disk) as log:
        with pytest.raises(OSError, match="space"):
            log.append(batch)
        assert log.size == BEFORE
        failing.clear()
        assert log.append(batch) == list(range(BEFORE, BEFORE + ADDED))
        assert log.size == BEFORE + ADDED
    whole(folder, scene, batch)


def test_killed_while_a_log_is_made(scene: Scene, tmp_path: Path) -> None:
    n = 0
    killed = True
    while killed:
        n += 1
        folder = tmp_path / f"made-{n}"

        def make(n: int = n, folder: Path = folder) -> None:
            DeathAfter(n).at_every_flush()
            Log.create(folder, ORIGIN, scene.operator).close()

        killed = dies(make)
        try:
            log = Log.open(folder, scene.operator)
        except Malformed:
            log = Log.create(folder, ORIGIN, scene.operator)
        assert log.append([scene.genesis()]) == [0]
        log.close()
        assert audit(folder).ok
    assert n > 2


def test_killed_anywhere_in_a_mirror_run(
    start: tuple[Path, list[SignedEntry]], scene: Scene, tmp_path: Path
) -> None:
    source, batch = start
    old = tmp_path / "old"
    mirror(source, old)
    with Log.open(source, scene.operator) as log:
        log.append(batch)
    n = 0
    killed = True
    while killed:
        n += 1
        target = Path(shutil.copytree(old, tmp_path / f"mirror-{n}"))

        def run(n: int = n, target: Path = target) -> None:
            DeathAfter(n).at_every_flush()
            mirror(source, target)

        killed = dies(run)
        assert mirror(source, target).size == BEFORE + ADDED
        assert audit(target).problems == []
    assert n > 8


def test_killed_by_the_system_at_any_moment(
    start: tuple[Path, list[SignedEntry]], scene: Scene
) -> None:
    """Whatever index was told before SIGKILL is there afterwards, with the same entry."""
    folder, batch = start
    told = 0
    for pause in (0.0, 0.005, 0.01, 0.02, 0.04):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                with Log.open(folder, scene.operator) as log:
                    for signed in batch:
                        os.write(writing, bytes([log.append([signed])[0] - BEFORE]))
            finally:
                os._exit(0)
        os.close(writing)
        places = os.read(reading, 1)
        time.sleep(pause)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        places += os.read(reading, 100)
        told = max([told, *(place + 1 for place in places)])
        os.close(reading)
        with Log.open(folder, scene.operator) as log:
            assert log.size >= BEFORE + told
            stored = [log.entry(index) for index in range(BEFORE, log.size)]
        assert stored == batch[: len(stored)]
    whole(folder, scene, batch, singly=True)
    assert told > 0
