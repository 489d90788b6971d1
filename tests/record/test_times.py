"""Times told from the witnessed checkpoints a log keeps, and entries to look at."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hudna.record.bounds import Punctuality
from hudna.record.cosignature import Cosigner
from hudna.record.entry import timestamp
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.note import Note
from hudna.record.policy import WITNESSES, Witness, WitnessPolicy
from hudna.record.revocation import REVOKE, Revocation
from hudna.record.times import Times, marks
from tests.record.scene import ORIGIN, ROLES, TIME, Scene

DECIDE = ("guarantor-a", "guarantor-b", "guarantor-c", "observer")
NOON = datetime(2017, 1, 24, 12, tzinfo=UTC)
COSIGNERS = {
    party: Cosigner(f"{party}.example", KeyPair.from_seed(bytes([at + 40]) * 32))
    for at, party in enumerate(DECIDE)
}


def witnessed(log: Log, moment: datetime, *parties: str) -> None:
    """Publish the present checkpoint with cosignatures of that moment."""
    note = Note.parse(log.checkpoint().encode())
    lines = [COSIGNERS[p].cosign(note.text, int(moment.timestamp())) for p in parties or DECIDE]
    folder = log.folder
    whole = Note(note.text, (*note.signatures, *lines))
    folder.write_witnessed(log.size, str(whole))


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def log(tmp_path: Path, scene: Scene) -> Log:
    policy = WitnessPolicy(3, tuple(Witness(p, c.key) for p, c in COSIGNERS.items()))
    parties = tuple(Founder(name, role, scene.pairs[name].public) for name, role in ROLES.items())
    genesis = Genesis(ORIGIN, "operator", parties, {WITNESSES: policy.terms()})
    signatures = {name: scene.pairs[name].sign(genesis.statement()) for name in ROLES}
    log = Log.create(tmp_path / "log", ORIGIN, scene.operator)
    log.append([found(genesis, signatures, scene.operator, TIME)])
    witnessed(log, NOON)
    return log


def said(scene: Scene, log: Log, claimed: datetime, who: str = "guarantor-a") -> None:
    log.append([scene.say(who, time=timestamp(claimed), checkpoint=scene.seen(log))])


def test_an_entry_is_bounded_by_the_checkpoints_around_it(log: Log, scene: Scene) -> None:
    with log:
        said(scene, log, NOON + timedelta(minutes=10))
        witnessed(log, NOON + timedelta(minutes=20))
        bounds = Times(log.folder).bounds(1, log.entry(1))
        assert (bounds.earliest, bounds.latest) == (NOON, NOON + timedelta(minutes=20))
        assert bounds.punctuality is Punctuality.IN_BOUNDS
        assert list(marks(log.folder, log.size)) == []


def test_late_back_dated_and_post_dated_entries_are_marked(log: Log, scene: Scene) -> None:
    with log:
        for claimed in (timedelta(days=-365), timedelta(days=365), timedelta(minutes=1)):
            said(scene, log, NOON + claimed)
        witnessed(log, NOON + timedelta(hours=5))
        told = {mark.index: mark.what for mark in marks(log.folder, log.size)}
        assert set(told) == {1, 2, 3}
        assert "not before 2017-01-24 12:00" in told[1]
        assert "before the time it claims" in told[2]
        assert "late: first witnessed 2017-01-24 17:00" in told[3]


def test_a_checkpoint_with_a_forged_cosignature_bounds_nothing(log: Log, scene: Scene) -> None:
    with log:
        said(scene, log, NOON)
        note = Note.parse(log.checkpoint().encode())
        stranger = Cosigner("guarantor-a.example", KeyPair.generate())
        lines = [stranger.cosign(note.text, int(NOON.timestamp()))]
        log.folder.write_witnessed(log.size, str(Note(note.text, (*note.signatures, *lines))))
        assert Times(log.folder).bounds(1, log.entry(1)).latest is None


def test_entries_of_a_key_in_other_hands_are_marked(log: Log, scene: Scene) -> None:
    with log:
        log.append([scene.enrol("guarantor-a", "office")])
        log.append([scene.say("office"), scene.say("office")])
        body = Revocation(scene.pairs["office"].id, 3, "laptop lost").body(ORIGIN)
        log.append([scene.say("guarantor-a", body, type=REVOKE)])
        told = {mark.index: mark.what for mark in marks(log.folder, log.size)}
        assert [index for index, what in told.items() if "may be forged" in what] == [3]
