"""Many submitters at once: every one is answered for itself, all of them by few commits."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hudna.record.audit import audit
from hudna.record.entry import SignedEntry
from hudna.record.errors import ReadOnly, Rejected
from hudna.record.log import Log
from hudna.record.sequencer import Sequencer
from tests.record.scene import ORIGIN, ROLES, Scene

AUTHORS = [name for name in ROLES if name != "operator"]


class Steps:
    """Counts the steps of a log, and can hold it at one until it is let go."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.go = threading.Event()
        self.go.set()

    def __call__(self, step: str) -> None:
        self.counts[step] = self.counts.get(step, 0) + 1
        if step == "admitted":
            self.go.wait(10)


@pytest.fixture
def steps() -> Steps:
    return Steps()


@pytest.fixture
def log(tmp_path: Path, scene: Scene, steps: Steps) -> Log:
    Log.create(tmp_path / "log", ORIGIN, scene.operator).close()
    log = Log.open(tmp_path / "log", scene.operator, on_step=steps)
    log.append([scene.genesis()])
    return log


def test_those_who_wait_share_one_commit_and_one_checkpoint(
    log: Log, scene: Scene, steps: Steps
) -> None:
    with Sequencer(log) as sequencer:
        steps.go.clear()
        first = sequencer.submit([scene.say("observer")])
        waiting = [sequencer.submit([scene.say(AUTHORS[n % 4])]) for n in range(40)]
        commits = steps.counts["stored"]
        steps.go.set()
        assert first.result(10) == [1]
        assert sorted(index for one in waiting for index in one.result(10)) == list(range(2, 42))
    assert steps.counts["stored"] - commits <= 3
    assert audit(log.folder.path, public_keys=scene.public_keys).problems == []


def test_a_refused_entry_spoils_nobody_elses(log: Log, scene: Scene, steps: Steps) -> None:
    with Sequencer(log) as sequencer:
        steps.go.clear()
        blocker = sequencer.submit([scene.say("observer")])
        good = [sequencer.submit([scene.say("guarantor-a"), scene.say("guarantor-b")])]
        half = sequencer.submit([scene.say("guarantor-c"), scene.say("observer", seq=77)])
        scene.last["guarantor-c"] = (0, None)
        good.append(sequencer.submit([scene.say("guarantor-c")]))
        steps.go.set()
        assert blocker.result(10) == [1]
        assert [one.result(10) for one in good] == [[2, 3], [4]]
        with pytest.raises(Rejected) as refusal:
            half.result(10)
    assert (refusal.value.position, refusal.value.rule) == (1, "gap")
    assert log.size == 5


def test_the_same_entry_from_many_hands_stands_once(log: Log, scene: Scene) -> None:
    said = scene.say("observer")
    with Sequencer(log) as sequencer, ThreadPoolExecutor(8) as hands:
        assert list(hands.map(sequencer.append, [[said]] * 24)) == [[1]] * 24
    assert log.size == 2


def test_threads_that_race_lose_and_double_nothing(log: Log, scene: Scene) -> None:
    spoken = {name: [scene.say(name) for _ in range(25)] for name in AUTHORS}
    places: dict[SignedEntry, int] = {}

    def hand_in(name: str) -> None:
        for signed in spoken[name]:
            places[signed] = sequencer.append([signed])[0]

    with Sequencer(log) as sequencer, ThreadPoolExecutor(4) as hands:
        list(hands.map(hand_in, AUTHORS))
    assert sorted(places.values()) == list(range(1, 101))
    assert all(log.entry(index) == signed for signed, index in places.items())


def test_a_failed_commit_is_told_to_everyone_and_the_next_one_works(
    log: Log, scene: Scene, steps: Steps
) -> None:
    said = scene.say("observer")
    with Sequencer(log) as sequencer:
        blocked = log.folder.path / "tile/0/000.p/.2.new"
        blocked.mkdir()
        with pytest.raises(OSError, match="new"):
            sequencer.append([said])
        blocked.rmdir()
        assert sequencer.append([said]) == [1]


def test_nothing_is_taken_after_the_end(log: Log, scene: Scene) -> None:
    sequencer = Sequencer(log)
    answer = sequencer.submit([scene.say("observer")])
    sequencer.close()
    assert answer.result(0) == [1]
    with pytest.raises(ReadOnly):
        sequencer.submit([scene.say("observer")])


def test_signatures_checked_by_other_processes_judge_the_same(log: Log, scene: Scene) -> None:
    log.use_processes(2)
    good = [scene.say(AUTHORS[n % 4]) for n in range(80)]
    forged = SignedEntry(good[70].canonical, good[71].signature)
    with pytest.raises(Rejected) as refusal:
        log.append([*good[:70], forged, *good[71:]])
    assert (refusal.value.position, refusal.value.rule) == (70, "signature")
    assert log.append(good) == list(range(1, 81))
    log.close()
