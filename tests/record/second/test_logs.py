"""Both verifiers find the same first bad entry in the same log, or find nothing."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hudna.record.approvals import approvals_of
from hudna.record.audit import audit
from hudna.record.enrolment import enrolment_body
from hudna.record.entry import Seen, SignedEntry
from hudna.record.errors import Malformed
from hudna.record.freeze import FREEZE, Freeze
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.merkle import Tree
from hudna.record.revocation import REVOKE, Revocation
from hudna.record.rotation import ROTATE, rotation_body
from tests.record.scene import ORIGIN, Scene, publish
from tests.record.second.agree import damaged
from tools.verify_record import LogFolder

DECIDE = ("guarantor-a", "guarantor-b", "guarantor-c", "observer")
OTHER = "exercise.example/other"


def first(folder: Path, scene: Scene) -> tuple[bool, int | None]:
    report = audit(folder, public_keys=scene.public_keys)
    return report.ok, report.first_bad


def second(folder: Path, scene: Scene) -> tuple[bool, int | None]:
    log = LogFolder(folder)
    log.check(scene.public_keys, [])
    touched = [index for index, _ in log.findings if index is not None]
    return not log.findings, min(touched, default=None)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    scene, folder = Scene(), tmp_path_factory.mktemp("whole") / "log"
    with Log.create(folder, ORIGIN, scene.operator) as log:
        log.append([scene.genesis(), scene.enrol("guarantor-b", "desk")])
        for size in (1, 200, 57, 3):
            seen = scene.seen(log)
            log.append(
                [scene.say(("observer", "desk")[i % 2], checkpoint=seen) for i in range(size)]
            )
    for path in folder.glob("log.*"):
        path.unlink()
    return folder


def test_a_whole_log(written: Path) -> None:
    assert first(written, Scene()) == second(written, Scene()) == (True, None)


def test_other_keys_than_the_parties(written: Path) -> None:
    scene = Scene()
    scene.pairs["observer"] = KeyPair.from_seed(b"\x77" * 32)
    assert first(written, scene) == second(written, scene) == (False, 0)


@pytest.mark.parametrize("part", range(6))
def test_damaged_files(written: Path, tmp_path: Path, part: int) -> None:
    folder = Path(shutil.copytree(written, tmp_path / "log"))
    files = [folder / "checkpoint", *(p for p in (folder / "tile").rglob("*") if p.is_file())]
    chance = random.Random(part)
    for seed in range(part * 1000, part * 1000 + 5):
        path = chance.choice(sorted(files))
        good = path.read_bytes()
        path.write_bytes(damaged(good, seed))
        assert first(folder, Scene()) == second(folder, Scene()), (path, seed)
        path.write_bytes(good)


def test_missing_and_foreign_files(written: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(written, tmp_path / "log"))
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        good = path.read_bytes()
        path.unlink()
        assert first(folder, Scene()) == second(folder, Scene()), path
        path.write_bytes(good)
    for name in ("tile/0/0", "tile/0/000.p/300", "tile/64/000", "tile/9/000", "tile/entries/x"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(32))
        assert first(folder, Scene()) == second(folder, Scene()), name
        path.unlink()


def test_an_empty_folder(tmp_path: Path) -> None:
    assert first(tmp_path, Scene()) == second(tmp_path, Scene())


class Story:
    """A log whose authors keep the rules and break them, as chance will have it."""

    def __init__(self, seed: int) -> None:
        self.chance, self.scene = random.Random(seed), Scene()
        self.entries = [self.scene.genesis()]
        self.tree = Tree([self.entries[0].leaf_hash])
        self.voices = [*DECIDE, "operator"]

    def add(self, entry: SignedEntry) -> None:
        self.entries.append(entry)
        self.tree.append(entry.leaf_hash)

    def seen(self) -> Seen | None:
        size = self.chance.randint(0, len(self.tree) + 1)
        if size > len(self.tree) or self.chance.random() < 0.05:
            return Seen(size, "ab" * 32)
        return self.chance.choice([None, Seen(size, self.tree.root(size).hex())])

    def one_of(self, *names: str) -> str:
        return self.chance.choice(names or self.voices)

    def step(self) -> None:
        act: Callable[[], None] = self.chance.choice(
            [self.speak] * 6 + [self.enrol, self.rotate, self.revoke, self.freeze, self.break_rule]
        )
        act()

    def speak(self) -> None:
        self.add(self.scene.say(self.one_of(), checkpoint=self.seen()))

    def enrol(self) -> None:
        office = f"office-{len(self.entries)}"
        party = self.one_of(*DECIDE)
        signer = party if self.chance.random() < 0.9 else self.one_of()
        self.add(self.scene.enrol(party, office, signer=signer))
        self.voices.append(office)

    def rotate(self) -> None:
        who, heir = self.one_of(), f"heir-{len(self.entries)}"
        self.scene.pairs[heir] = KeyPair.from_seed(self.chance.randbytes(32))
        old = self.scene.pairs[who if self.chance.random() < 0.9 else self.one_of()].id
        body = rotation_body(ORIGIN, old, self.scene.pairs[heir])
        self.add(self.scene.say(who, body, type=ROTATE))
        self.voices = [*(v for v in self.voices if v != who), heir]

    def approvals(self, statement: bytes) -> dict[str, str]:
        names = self.chance.sample(DECIDE, self.chance.choice([0, 2, 3, 3, 3, 4]))
        return approvals_of({name: self.scene.pairs[name].sign(statement) for name in names})

    def revoke(self) -> None:
        who, whose = self.one_of(), self.one_of()
        heir = KeyPair.from_seed(self.chance.randbytes(32)) if self.chance.random() < 0.3 else None
        suspect = self.chance.randint(0, len(self.entries) + 1)
        key = self.scene.pairs[whose].id
        revocation = Revocation(key, suspect, "exercise", heir.public if heir else None)
        approvals = self.approvals(revocation.statement(ORIGIN))
        body = revocation.body(ORIGIN, approvals, heir)
        self.add(self.scene.say(who, body, type=REVOKE))
        if self.chance.random() < 0.9 and len(self.voices) > 2:
            self.voices.remove(whose)

    def freeze(self) -> None:
        size = self.chance.randint(1, len(self.tree))
        freeze = Freeze(ORIGIN, size, self.tree.root(size).hex(), "exercise")
        body = freeze.body(self.approvals(freeze.statement()))
        self.add(self.scene.say(self.one_of(), body, type=FREEZE))

    def break_rule(self) -> None:
        who = self.one_of()
        changes: dict[str, Any] = self.chance.choice(
            [
                {"origin": OTHER},
                {"seq": 40, "prev": "ab" * 32},
                {"type": "genesis"},
                {"seq": 0, "prev": None},
                {"type": "enrol"},
                {"type": "revoke"},
                {"type": "rotate"},
                {"type": "freeze"},
                {"type": "recipient"},
            ]
        )
        entry = self.scene.say(who, **changes)
        if self.chance.random() < 0.3:
            entry = SignedEntry(entry.canonical, entry.signature[:-1] + b"\0")
        self.add(entry)
        if self.chance.random() < 0.2:
            self.add(self.chance.choice(self.entries))


@pytest.mark.parametrize("part", range(12))
def test_logs_whose_authors_break_rules(tmp_path: Path, part: int) -> None:
    wrong = 0
    for seed in range(part * 100, part * 100 + 8):
        story = Story(seed)
        for _ in range(story.chance.randint(1, 8)):
            story.step()
        folder = tmp_path / str(seed)
        publish(folder, story.entries, story.scene.operator)
        ours = first(folder, story.scene)
        assert ours == second(folder, story.scene), seed
        wrong += not ours[0]
    assert wrong


def bodies(kind: str, story: Story) -> dict[str, Any]:
    """Return a body of a kind that is right, and that its author may write."""
    scene, heir = story.scene, KeyPair.from_seed(b"\x55" * 32)
    scene.pairs["heir"] = heir
    if kind == "enrol":
        return enrolment_body(ORIGIN, "observer", heir, office="o", role="monitor")
    if kind == ROTATE:
        return rotation_body(ORIGIN, scene.pairs["observer"].id, heir)
    if kind == REVOKE:
        theft = Revocation(scene.pairs["guarantor-a"].id, 0, "exercise", heir.public)
        three = {n: scene.pairs[n].sign(theft.statement(ORIGIN)) for n in DECIDE[1:]}
        return theft.body(ORIGIN, approvals_of(three), heir)
    freeze = Freeze(ORIGIN, 1, story.tree.root(1).hex(), "exercise")
    return freeze.body(approvals_of({n: scene.pairs[n].sign(freeze.statement()) for n in DECIDE}))


STRANGE: list[Any] = [None, 0, -1, 1.5, True, "", "a", "A" * 64, "z" * 64, [], {}, {"observer": 1}]


@pytest.mark.parametrize("kind", ["enrol", ROTATE, REVOKE, FREEZE])
def test_bodies_with_a_strange_member(tmp_path: Path, kind: str) -> None:
    names = sorted(bodies(kind, Story(0)))
    changes: list[dict[str, Any]] = [{}, {"more": 1}]
    changes += [{name: value} for name in names for value in STRANGE]
    for at, change in enumerate(changes):
        story = Story(0)
        body = {**bodies(kind, story), **change}
        try:
            story.add(story.scene.say("observer", body, type=kind))
        except Malformed:
            continue
        folder = tmp_path / str(at)
        publish(folder, story.entries, story.scene.operator)
        ours = first(folder, story.scene)
        assert ours == second(folder, story.scene), change
        if not change:
            assert ours == (True, None)
