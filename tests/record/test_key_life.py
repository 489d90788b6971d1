"""Keys change hands, are revoked by index, and an operator is replaced."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.record.approvals import approvals_of
from hudna.record.audit import audit
from hudna.record.entry import SignedEntry
from hudna.record.errors import Malformed, Rejected
from hudna.record.freeze import FREEZE, SUCCEEDS, Freeze, parse_freeze, predecessor
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.quorum import hostile, minimum_quorum
from hudna.record.revocation import REVOKE, Revocation
from hudna.record.rotation import ROTATE, rotation_body
from tests.record.scene import ORIGIN, ROLES, TIME, Scene

DECIDE = ("guarantor-a", "guarantor-b", "guarantor-c", "observer")


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def log(tmp_path: Path, scene: Scene) -> Iterator[Log]:
    with Log.create(tmp_path / "log", ORIGIN, scene.operator) as log:
        log.append([scene.genesis(), scene.enrol("guarantor-a", "office")])
        yield log


def refused(log: Log, entry: SignedEntry) -> str:
    with pytest.raises(Rejected) as error:
        log.append([entry])
    return error.value.rule


def approved(scene: Scene, statement: bytes, *parties: str) -> dict[str, str]:
    return approvals_of({party: scene.pairs[party].sign(statement) for party in parties})


def rotate(scene: Scene, who: str, new: KeyPair) -> SignedEntry:
    body = rotation_body(ORIGIN, scene.pairs[who].id, new)
    return scene.say(who, body, type=ROTATE)


@pytest.mark.parametrize("who", ["guarantor-a", "office"])
def test_a_rotated_key_ends_and_its_heir_speaks_for_the_same_party(
    log: Log, scene: Scene, who: str
) -> None:
    heir = KeyPair.generate()
    log.append([rotate(scene, who, heir)])
    assert refused(log, scene.say(who)) == "revoked"
    scene.pairs["heir"] = heir
    log.append([scene.say("heir")])
    author = log.author(heir.id)
    assert author is not None
    assert author.party == "guarantor-a"
    assert author.root_key == (who == "guarantor-a")


def test_a_rotation_needs_both_keys(log: Log, scene: Scene) -> None:
    heir, other = KeyPair.generate(), KeyPair.generate()
    body = rotation_body(ORIGIN, scene.pairs["office"].id, heir)
    stolen = {**body, "new": other.public.hex()}
    assert refused(log, scene.say("office", stolen, type=ROTATE)) == "rotate"
    scene.last.pop("office")
    assert refused(log, scene.say("guarantor-a", body, type=ROTATE)) == "rotate"


def test_a_party_revokes_the_key_of_its_own_office_alone(log: Log, scene: Scene) -> None:
    log.append([scene.say("office"), scene.say("office")])
    body = Revocation(scene.pairs["office"].id, 3, "laptop lost").body(ORIGIN)
    assert refused(log, scene.say("guarantor-b", body, type=REVOKE)) == "revoke"
    log.append([scene.say("guarantor-a", body, type=REVOKE)])
    assert refused(log, scene.say("office")) == "revoked"
    author = log.author(scene.pairs["office"].id)
    assert author is not None
    assert (author.until, author.suspect_from) == (4, 3)


def test_a_stolen_root_key_is_revoked_by_a_quorum_and_replaced(log: Log, scene: Scene) -> None:
    heir = KeyPair.generate()
    theft = Revocation(scene.pairs["guarantor-c"].id, 2, "stolen", heir.public)
    statement = theft.statement(ORIGIN)
    few = theft.body(ORIGIN, approved(scene, statement, *DECIDE[:2]), heir)
    assert refused(log, scene.say("guarantor-a", few, type=REVOKE)) == "revoke"
    scene.last.pop("guarantor-a")
    scene.last["guarantor-a"] = (1, log.entry(1).hash)
    three = (*DECIDE[:2], "observer")
    enough = theft.body(ORIGIN, approved(scene, statement, *three), heir)
    log.append([scene.say("guarantor-a", enough, type=REVOKE)])
    assert refused(log, scene.say("guarantor-c")) == "revoked"
    scene.pairs["heir"] = heir
    log.append([scene.say("heir")])
    assert audit(log.folder.path).ok


def test_an_approval_by_the_wrong_key_or_the_operator_counts_for_nothing(
    log: Log, scene: Scene
) -> None:
    theft = Revocation(scene.pairs["guarantor-c"].id, 2, "stolen")
    statement = theft.statement(ORIGIN)
    forged = approvals_of({party: scene.pairs["office"].sign(statement) for party in DECIDE[:3]})
    assert (
        refused(log, scene.say("guarantor-b", theft.body(ORIGIN, forged), type=REVOKE)) == "revoke"
    )
    scene.last.pop("guarantor-b")
    with_operator = approved(scene, statement, *DECIDE[:2], "operator")
    entry = scene.say("guarantor-b", theft.body(ORIGIN, with_operator), type=REVOKE)
    assert refused(log, entry) == "revoke"


def test_the_key_under_the_checkpoints_is_not_changed_inside_the_log(
    log: Log, scene: Scene
) -> None:
    assert refused(log, rotate(scene, "operator", KeyPair.generate())) == "operator"
    theft = Revocation(scene.operator.id, 1, "stolen")
    approvals = approved(scene, theft.statement(ORIGIN), *DECIDE)
    entry = scene.say("guarantor-b", theft.body(ORIGIN, approvals), type=REVOKE)
    assert refused(log, entry) == "operator"


def freeze_of(log: Log, scene: Scene) -> dict[str, object]:
    freeze = Freeze(ORIGIN, log.size, log.root.hex(), "the operator withheld reports")
    return freeze.body(approved(scene, freeze.statement(), *DECIDE[1:]))


def test_a_frozen_log_takes_no_more_even_after_a_restart(log: Log, scene: Scene) -> None:
    log.append([scene.say("guarantor-b", freeze_of(log, scene), type=FREEZE)])
    assert refused(log, scene.say("guarantor-a")) == "frozen"
    folder = log.folder.path
    log.close()
    with Log.open(folder, scene.operator) as again:
        assert refused(again, scene.say("guarantor-c")) == "frozen"
    assert audit(folder).ok


def test_the_next_log_commits_to_the_last_checkpoint_of_the_one_before(
    log: Log, scene: Scene, tmp_path: Path
) -> None:
    keys = {party: [scene.pairs[party].public] for party in DECIDE}
    before = {"checkpoint": log.checkpoint(), "freeze": freeze_of(log, scene)}
    parties = tuple(Founder(name, role, scene.pairs[name].public) for name, role in ROLES.items())
    genesis = Genesis("exercise.example/next", "operator", parties, {SUCCEEDS: before})
    signatures = {name: scene.pairs[name].sign(genesis.statement()) for name in ROLES}
    with Log.create(tmp_path / "next", genesis.origin, scene.operator) as after:
        after.append([found(genesis, signatures, scene.operator, TIME)])
    freeze, note = predecessor(genesis.terms, keys) or pytest.fail("no log before")
    assert (freeze.origin, freeze.size) == (ORIGIN, log.size)
    assert str(note) == log.checkpoint()
    moved = {**before, "freeze": {**freeze_of(log, scene), "size": 1}}
    with pytest.raises(Malformed):
        predecessor({SUCCEEDS: moved}, keys)


def test_a_freeze_that_too_few_signed_is_none(log: Log, scene: Scene) -> None:
    freeze = Freeze(ORIGIN, log.size, log.root.hex(), "alone")
    body = freeze.body(approved(scene, freeze.statement(), "guarantor-a", "observer"))
    with pytest.raises(Malformed, match="3 have to"):
        parse_freeze(body, {party: [scene.pairs[party].public] for party in DECIDE})


@pytest.mark.parametrize(("parties", "needed"), [(3, 3), (4, 3), (5, 4), (7, 5)])
def test_two_quorums_share_an_honest_party(parties: int, needed: int) -> None:
    assert minimum_quorum(parties) == needed
    assert 2 * needed - parties > hostile(parties)
