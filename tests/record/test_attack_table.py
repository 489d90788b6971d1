"""The attack table of the design: one test for each row, in its order."""

import itertools
import logging
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from hudna.record import sealed
from hudna.record.add_checkpoint import AddCheckpoint
from hudna.record.approvals import approvals_of
from hudna.record.audit import audit
from hudna.record.bounds import Punctuality, WitnessedHead, bounds_of
from hudna.record.checkpoint import Checkpoint
from hudna.record.commitment import commit, open_commitment
from hudna.record.cosignature import Cosigner
from hudna.record.entry import Entry, Seen, SignedEntry, parse, timestamp
from hudna.record.errors import (
    BadProof,
    Inconsistent,
    Malformed,
    Mismatch,
    Outdated,
    Rejected,
    Rollback,
    Stale,
)
from hudna.record.evidence import Fork, Twice, Withheld, evidence_bytes, parse_evidence
from hudna.record.freeze import FREEZE, Freeze
from hudna.record.freshness import check_fresh
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.merkle import Tree, consistency_proof
from hudna.record.mirror import mirror
from hudna.record.note import Note, VerifierKey
from hudna.record.opening import MISMATCH, Opening
from hudna.record.policy import Finality, WitnessPolicy
from hudna.record.policy import Witness as PolicyWitness
from hudna.record.quorum import hostile, minimum_quorum
from hudna.record.quota import Quota
from hudna.record.revocation import REVOKE, Revocation
from hudna.record.sequencer import Sequencer
from hudna.record.tiles import ENTRIES, TileId, unpack_bundle
from hudna.record.witness import Witness
from hudna.record.witness_app import WitnessApp
from hudna.record.witness_state import WitnessState
from tests.record.conftest import MakeLog
from tests.record.scene import ORIGIN, ROLES, TIME, Scene, publish
from tests.record.test_witness import served

WITNESSES = ("guarantor-a", "guarantor-b", "guarantor-c", "observer")
NOON = datetime(2017, 1, 24, 12, tzinfo=UTC)
COSIGNERS = {
    name: Cosigner(f"{name}.example", KeyPair.from_seed(bytes([at]) * 32))
    for at, name in enumerate(WITNESSES, 60)
}
POLICY = WitnessPolicy(3, tuple(PolicyWitness(n, c.key) for n, c in COSIGNERS.items()))


def founding(scene: Scene) -> Genesis:
    parties = tuple(Founder(name, role, scene.pairs[name].public) for name, role in ROLES.items())
    return Genesis(ORIGIN, "operator", parties, {"witnesses": POLICY.terms()})


def witnessed_log(folder: Path, scene: Scene) -> Log:
    """Return a log whose parties agreed on four witnesses, three of whom make a quorum."""
    genesis = founding(scene)
    signatures = {name: scene.pairs[name].sign(genesis.statement()) for name in ROLES}
    entry = found(genesis, signatures, scene.operator, TIME)
    scene.last["operator"] = (1, entry.hash)
    log = Log.create(folder, ORIGIN, scene.operator)
    log.append([entry])
    return log


def witnesses_of(folder: Path, scene: Scene) -> dict[str, Witness]:
    logs = {ORIGIN: [VerifierKey(ORIGIN, scene.operator.public)]}
    return {
        name: Witness(WitnessState(folder / name), logs, [c], clock=lambda: int(NOON.timestamp()))
        for name, c in COSIGNERS.items()
    }


def request(log: Log, old: int = 0) -> AddCheckpoint:
    proof = tuple(log.consistency(old)) if 0 < old < log.size else ()
    return AddCheckpoint(old, proof, log.checkpoint().encode())


def cosigned(log: Log, *witnesses: Witness, old: int = 0) -> str:
    """Return the log's checkpoint with the cosignatures of these witnesses."""
    note = Note.parse(log.checkpoint().encode())
    lines = [line for one in witnesses for line in one.add_checkpoint(request(log, old))]
    return str(Note(note.text, (*note.signatures, *lines)))


def finality(note: str) -> Finality:
    return POLICY.standing(Note.parse(note.encode())).finality


def refused(log: Log, entry: SignedEntry) -> str:
    with pytest.raises(Rejected) as error:
        log.append([entry])
    return error.value.rule


def test_forged_entry_or_one_byte_mutated_anywhere(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(30)
    said = scene.say("observer")
    assert refused(log, SignedEntry(said.canonical, scene.operator.sign(said.canonical))) == (
        "signature"
    )
    path = log.folder.path / TileId(ENTRIES, 0, 30).path
    good = path.read_bytes()
    leaves = list(unpack_bundle(good, 30))
    start = 2 + len(leaves[0])
    for at in range(start, start + 2 + len(leaves[1])):
        path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert audit(log.folder.path).first_bad == 1, at
    path.write_bytes(good)
    assert audit(log.folder.path).ok


def test_author_equivocates(make_log: MakeLog, scene: Scene) -> None:
    log = make_log(9)
    last = scene.last["observer"]
    said = scene.say("observer", {"dead": 2})
    scene.last["observer"] = last
    other = scene.say("observer", {"dead": 12})
    log.append([said])
    assert refused(log, other) == "fork"
    proof = evidence_bytes(Twice(said.leaf, other.leaf, scene.pairs["observer"].public))
    evidence = parse_evidence(proof)
    assert isinstance(evidence, Twice)
    assert evidence.verify(founding(scene)).parties == ("observer",)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET signature = zeroblob(64) WHERE idx = 17",
        "DELETE FROM entries WHERE idx = 17",
        "UPDATE entries SET idx = -1 WHERE idx = 17; UPDATE entries SET idx = 17 WHERE idx = 20;"
        "UPDATE entries SET idx = 20 WHERE idx = -1",
        "DELETE FROM entries WHERE idx >= 17",
    ],
    ids=["update", "delete", "swap", "truncate"],
)
def test_superuser_drops_the_triggers_and_changes_rows(make_log: MakeLog, change: str) -> None:
    log = make_log(30)
    with sqlite3.connect(log.folder.path / "log.sqlite3") as connection:
        connection.executescript(
            f"DROP TRIGGER entries_stay; DROP TRIGGER entries_remain; {change}"
        )
    connection.close()
    assert audit(log.folder.path).first_bad == 17


def test_rollback_to_an_old_backup(scene: Scene, tmp_path: Path) -> None:
    log = witnessed_log(tmp_path / "log", scene)
    log.append([scene.say("observer")])
    shutil.copytree(tmp_path / "log", tmp_path / "backup")
    log.append([scene.say("observer")])
    witness = witnesses_of(tmp_path, scene)["guarantor-a"]
    witness.add_checkpoint(request(log))
    log.close()
    database = tmp_path / "log" / "log.sqlite3"
    database.write_bytes((tmp_path / "backup" / "log.sqlite3").read_bytes())
    with pytest.raises(Rollback):
        Log.open(tmp_path / "log", scene.operator)
    with Log.open(tmp_path / "backup", scene.operator) as old:
        asked = bytes(request(old, 2))
        answer = served(WitnessApp(witness), "POST", "/add-checkpoint", asked)
        assert answer == (409, "text/x.tlog.size", "3\n")


def test_two_operators_with_one_key_in_a_parted_network(scene: Scene, tmp_path: Path) -> None:
    """However the network parts the witnesses, two histories never both get a quorum."""
    genesis = founding(scene)
    one = witnessed_log(tmp_path / "one", scene)
    twin = Scene()
    two = witnessed_log(tmp_path / "two", twin)
    one.append([scene.say("observer", {"dead": n}) for n in range(3)])
    two.append([twin.say("observer", {"dead": 0})])
    two.append([twin.say("observer", {"hidden": n}) for n in range(5)])
    sides = list(itertools.product((True, False), repeat=4))
    for number, side in enumerate(sides):
        known = witnesses_of(tmp_path / str(number), scene)
        left = [w for w, here in zip(known.values(), side, strict=True) if here]
        right = [w for w, here in zip(known.values(), side, strict=True) if not here]
        levels = (finality(cosigned(one, *left)), finality(cosigned(two, *right)))
        assert min(levels) == Finality.PROMISED, side
        for witness in left:
            with pytest.raises((Stale, BadProof)):
                witness.add_checkpoint(request(two, one.size))
    tree = Tree(two.entry(at).leaf_hash for at in range(two.size))
    start = [] if one.size & (one.size - 1) else [tree.root(one.size)]
    path = (*start, *consistency_proof(one.size, two.size, tree.node))
    conviction = Fork(one.checkpoint(), two.checkpoint(), path).verify(genesis)
    assert conviction.parties == ("operator",)


@pytest.mark.parametrize("count", [3, 4, 5, 7])
def test_operator_and_any_coalition_of_up_to_f_witnesses(count: int) -> None:
    """Hostile witnesses sign both histories, honest ones whichever reaches them first."""
    quorum, limit = minimum_quorum(count), hostile(count)
    parties = range(count)
    for size in range(limit + 1):
        for bad in itertools.combinations(parties, size):
            honest = count - len(bad)
            for first in range(honest + 1):
                both = (len(bad) + first, len(bad) + honest - first)
                assert min(both) < quorum, (bad, first)
    over = [(limit + 1 + first, count - first) for first in range(count - limit)]
    assert any(min(both) >= quorum for both in over) == (2 * quorum - count <= limit + 1)


def test_replayed_entry_or_vote_across_origin_motion_and_round(
    make_log: MakeLog, scene: Scene
) -> None:
    """An entry stands once, in one log, at one place of its author's sequence.

    A ballot names its motion within what is signed, and a motion its round; `tests/actions` holds
    the mechanism to it. Here: whatever is replayed or signed twice is refused.
    """
    log, other = make_log(5), make_log(1, name="other")
    vote = scene.say("guarantor-a", {"choice": "for", "motion": "motion-1"}, type="ballot")
    (index,) = log.append([vote])
    assert log.append([vote]) == [index]
    assert log.size == index + 1
    assert refused(other, vote) == "gap"
    elsewhere = scene.say("guarantor-a", {}, origin="other.example/log")
    assert refused(log, elsewhere) == "origin"
    moved = vote.canonical.replace(b"motion-1", b"motion-2")
    assert refused(log, SignedEntry(moved, vote.signature)) == "signature"
    scene.last["guarantor-a"] = (parse(vote.canonical).seq, parse(vote.canonical).prev)
    double = scene.say("guarantor-a", {"choice": "against", "motion": "motion-1"}, type="ballot")
    assert refused(log, double) == "fork"


@pytest.mark.parametrize(
    ("claimed", "seen", "label"),
    [
        (NOON - timedelta(days=365), 5, Punctuality.BEFORE_BOUNDS),
        (NOON + timedelta(days=365), 5, Punctuality.AFTER_BOUNDS),
        (NOON - timedelta(days=365), None, Punctuality.LATE),
        (NOON - timedelta(hours=2), None, Punctuality.LATE),
        (NOON, 5, Punctuality.IN_BOUNDS),
    ],
    ids=["clock a year behind", "clock a year ahead", "back-dated", "withheld bundle", "honest"],
)
def test_back_dated_entries_wrong_clocks_and_withheld_bundles(
    claimed: datetime, seen: int | None, label: Punctuality
) -> None:
    checkpoint = Seen(seen, "cd" * 32) if seen else None
    entry = Entry(ORIGIN, "report", "ab" * 8, 1, "ab" * 32, timestamp(claimed), checkpoint, {})
    times = [int((NOON + timedelta(minutes=m)).timestamp()) for m in range(4)]
    bounds = bounds_of(6, entry, [WitnessedHead(5, times), WitnessedHead(8, times)], 4)
    assert bounds.punctuality is label
    assert bounds.latest == NOON + timedelta(minutes=1)


def test_one_authors_submissions_are_dropped(scene: Scene, tmp_path: Path) -> None:
    log = witnessed_log(tmp_path / "log", scene)
    hidden = scene.say("observer")
    body = rfc8785.dumps(
        {
            "accepted": timestamp(NOON - timedelta(hours=2)),
            "entry": hidden.hash,
            "merge_by": timestamp(NOON - timedelta(hours=1)),
            "origin": ORIGIN,
        }
    )
    promise = (body, scene.operator.sign(b"hudna.promise.v1\n" + body))
    log.append([scene.say("guarantor-a")])
    known = list(witnesses_of(tmp_path, scene).values())
    note = cosigned(log, *known[:3])
    leaves = [log.entry(at).leaf_hash for at in range(log.size)]
    evidence = Withheld(*promise, note)
    assert evidence.verify(founding(scene), leaves).parties == ("operator",)
    log.append([hidden])
    after = cosigned(log, *known[:3], old=2)
    leaves.append(hidden.leaf_hash)
    with pytest.raises(BadProof, match="nothing was withheld"):
        Withheld(*promise, after).verify(founding(scene), leaves)


def test_a_stolen_key_of_an_author_the_operator_or_a_witness(scene: Scene, tmp_path: Path) -> None:
    log = witnessed_log(tmp_path / "log", scene)
    log.append([scene.enrol("guarantor-a", "office"), scene.say("office")])
    theft = Revocation(scene.pairs["office"].id, 2, "laptop lost").body(ORIGIN)
    log.append([scene.say("guarantor-a", theft, type=REVOKE)])
    assert refused(log, scene.say("office")) == "revoked"
    author = log.author(scene.pairs["office"].id)
    assert author is not None
    assert (author.until, author.suspect_from) == (3, 2)

    # A stolen witness key and the operator together make two of four, which is no quorum.
    forged = Note.sign(str(Checkpoint(ORIGIN, 9, bytes(32))), ORIGIN, scene.operator)
    stolen = COSIGNERS["guarantor-c"].cosign(forged.text, 1)
    assert finality(str(Note(forged.text, (*forged.signatures, stolen)))) == Finality.PROMISED

    freeze = Freeze(ORIGIN, log.size, log.root.hex(), "the operator's key was stolen")
    signed = {p: scene.pairs[p].sign(freeze.statement()) for p in WITNESSES[:3]}
    log.append([scene.say("guarantor-b", freeze.body(approvals_of(signed)), type=FREEZE)])
    assert refused(log, scene.say("guarantor-a")) == "frozen"
    assert audit(log.folder.path, public_keys=scene.public_keys).ok


def test_dictionary_attack_on_a_commitment() -> None:
    """Without the salt, knowing every possible value helps nobody; the salt cannot be short."""
    values = [str(n) for n in range(500)]
    salt = bytes(range(32))
    target = commit("42", salt)
    assert open_commitment(target, "42", salt)
    guessed = [bytes(32), bytes([1]) * 32, target.encode()[:32]]
    assert not any(open_commitment(target, value, s) for value in values for s in guessed)
    assert len({commit("42", bytes([n]) * 32) for n in range(50)}) == 50
    with pytest.raises(Malformed, match="32"):
        commit("42", b"short")


def test_a_shredded_field_leaves_the_audit_whole(scene: Scene, tmp_path: Path) -> None:
    salt, value = bytes(range(32)), {"source": "an office of the exercise"}
    reader = X25519PrivateKey.generate()
    file = tmp_path / "source.sealed"
    commitment = commit(value, salt)
    to = [reader.public_key().public_bytes_raw()]
    field = sealed.seal(value, salt, origin=ORIGIN, commitment=commitment, recipients=to)
    file.write_bytes(field.data())
    with Log.create(tmp_path / "log", ORIGIN, scene.operator) as log:
        log.append([scene.genesis(), scene.say("observer", commitments={"source": commitment})])
    file.unlink()
    report = audit(tmp_path / "log", public_keys=scene.public_keys)
    assert (report.problems, report.size) == ([], 2)
    everything = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert b"office of the exercise" not in everything


def test_different_plaintexts_for_different_recipients(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    salt, told, lied = bytes(range(32)), {"dead": 2}, {"dead": 12}
    honest, misled = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    commitment = commit(told, salt)

    def sealed_for(value: object, pair: X25519PrivateKey) -> sealed.Sealed:
        to = [pair.public_key().public_bytes_raw()]
        return sealed.seal(value, salt, origin=ORIGIN, commitment=commitment, recipients=to)

    true = sealed_for(told, honest)
    with monkeypatch.context() as hostile_author:
        hostile_author.setattr(sealed, "open_commitment", lambda *_: True)
        lie = sealed_for(lied, misled)
    assert sealed.open_sealed(true, honest).value == told
    with pytest.raises(Mismatch):
        sealed.open_sealed(lie, misled)
    with Log.create(tmp_path / "log", ORIGIN, scene.operator) as log:
        said = scene.say("observer", commitments={"dead": commitment})
        log.append([scene.genesis(), said])
        found_out = Opening(said.hash, "dead", "ab" * 32).body()
        log.append([scene.say("guarantor-b", found_out, type=MISMATCH)])
        assert audit(log.folder.path).ok


def test_a_corrupted_or_stale_tile_from_a_cache(
    make_log: MakeLog, scene: Scene, tmp_path: Path
) -> None:
    log = make_log(300)
    cache = Path(shutil.copytree(log.folder.path, tmp_path / "cache"))
    mirror(cache, tmp_path / "mirror")
    shutil.copy(cache / "checkpoint", tmp_path / "old")
    log.append([scene.say("observer") for _ in range(20)])
    shutil.copytree(log.folder.path, cache, dirs_exist_ok=True)
    for tile in (TileId(ENTRIES, 1, 64), TileId(0, 1, 64)):
        path = cache / tile.path
        good = path.read_bytes()
        path.write_bytes(good[:40] + bytes([good[40] ^ 1]) + good[41:])
        assert audit(cache).first_bad in range(256, 320)
        if tile.level == ENTRIES:
            with pytest.raises((Inconsistent, Malformed)):
                mirror(cache, tmp_path / "mirror")
        path.write_bytes(good)
    assert mirror(cache, tmp_path / "mirror").size == 320
    shutil.copy(tmp_path / "old", cache / "checkpoint")
    with pytest.raises(Rollback):
        mirror(cache, tmp_path / "mirror")
    times = [int(NOON.timestamp())] * 3 + [int((NOON + timedelta(days=9)).timestamp())]
    limit = timedelta(hours=1)
    check_fresh(times, 4, NOON + timedelta(minutes=59), limit)
    with pytest.raises(Outdated, match="old copy"):
        check_fresh(times, 4, NOON + timedelta(minutes=61), limit)
    with pytest.raises(Outdated, match="too few"):
        check_fresh(times[:1], 4, NOON, limit)


def test_flood_from_one_key(
    make_log: MakeLog, scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    log = make_log(1)
    now = [0.0]
    log.quota = Quota(10, 60, clock=lambda: now[0])
    first = [scene.say("observer") for _ in range(30)]
    with Sequencer(log) as sequencer, caplog.at_level(logging.WARNING):
        answers = [sequencer.submit([entry]) for entry in first]
        assert [answer.exception(10) is None for answer in answers] == [True] * 10 + [False] * 20
        assert sequencer.append([scene.say("guarantor-a")]) == [11]
        key = scene.pairs["observer"].id
        assert f"key {key} is over its quota" in caplog.text
        forged = SignedEntry(first[10].canonical, bytes(64))
        with pytest.raises(Rejected, match="signature"):
            sequencer.append([forged])
        now[0] = 60.0
        assert sequencer.append(first[10:12]) == [12, 13]


def test_the_same_publication_by_hand_raises_no_alarm(scene: Scene, tmp_path: Path) -> None:
    """The attacks above are found; the same log without them is clean."""
    entries = [scene.genesis(), *(scene.say(WITNESSES[n % 4]) for n in range(40))]
    publish(tmp_path / "log", entries, scene.operator)
    report = audit(tmp_path / "log", public_keys=scene.public_keys)
    assert (report.problems, report.size) == ([], 41)
    forged = [*entries[:20], SignedEntry(entries[20].canonical, bytes(64)), *entries[21:]]
    publish(tmp_path / "forged", forged, scene.operator)
    assert audit(tmp_path / "forged").first_bad == 20
