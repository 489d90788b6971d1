"""What relays state stands in for a promise the operator never gave; one alone may be lying."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hudna.record.cosignature import Cosigner
from hudna.record.entry import SignedEntry
from hudna.record.errors import BadProof, BadSignature, Malformed
from hudna.record.evidence import evidence_bytes, parse_evidence
from hudna.record.find_fork import find_fork
from hudna.record.folder import Folder
from hudna.record.founded import log_key
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.note import Note
from hudna.record.policy import WITNESSES, Witness, WitnessPolicy
from hudna.record.promise import MERGE_WITHIN
from hudna.record.relay import Relay, Statement
from hudna.record.unmerged import Unmerged
from hudna.record.witnessed import merged
from tests.record.scene import ORIGIN, ROLES, TIME, Scene, publish

HANDED_IN = datetime(2017, 1, 24, 12, tzinfo=UTC)
LATER = HANDED_IN + MERGE_WITHIN + timedelta(minutes=5)
WITNESSES_OF = [name for name in ROLES if name != "operator"]
PAIRS = {name: KeyPair.from_seed(bytes([at + 50]) * 32) for at, name in enumerate(WITNESSES_OF)}
COSIGNERS = {name: Cosigner(f"exercise.example/{name}", pair) for name, pair in PAIRS.items()}
POLICY = WitnessPolicy(3, tuple(Witness(name, COSIGNERS[name].key) for name in WITNESSES_OF))


def genesis_of(scene: Scene) -> Genesis:
    parties = tuple(Founder(name, role, scene.pairs[name].public) for name, role in ROLES.items())
    return Genesis(ORIGIN, "operator", parties, {WITNESSES: POLICY.terms()})


class Case:
    """A record that may lack guarantor a's entry, as a hostile operator publishes it."""

    def __init__(self, folder: Path, scene: Scene) -> None:
        self.folder, self.scene, self.genesis = folder, scene, genesis_of(scene)
        signatures = {name: scene.pairs[name].sign(self.genesis.statement()) for name in ROLES}
        self.first = found(self.genesis, signatures, scene.operator, TIME)
        self.entry = scene.say("guarantor-a")

    def log(self, name: str, entries: list[SignedEntry]) -> Folder:
        publish(self.folder / name, [self.first, *entries], self.scene.operator)
        return Folder(self.folder / name)

    def unmerged(
        self,
        relays: list[str],
        *,
        at: datetime = LATER,
        by: list[str] = WITNESSES_OF,
        entries: list[SignedEntry] | None = None,
    ) -> tuple[Unmerged, list[bytes]]:
        """Return evidence and the leaves of a log that was cosigned then by these."""
        given = [self.scene.say("guarantor-b")] if entries is None else entries
        note = Note.parse(self.log("log", given).read_checkpoint())
        lines = [COSIGNERS[name].cosign(note.text, int(at.timestamp())) for name in by]
        checkpoint = str(merged(note, lines))
        said = relayed(self.folder / "relays", self.entry, *relays)
        leaves = [item.leaf_hash for item in (self.first, *given)]
        return Unmerged(tuple(said), checkpoint), leaves


@pytest.fixture
def case(tmp_path: Path, scene: Scene) -> Case:
    return Case(tmp_path, scene)


def relayed(folder: Path, entry: SignedEntry, *parties: str) -> list[Statement]:
    found = []
    for party in parties:
        relay = Relay(folder / party, party, ORIGIN, PAIRS[party], clock=lambda: HANDED_IN)
        found += relay.take([entry])
    return found


def test_two_relays_and_a_later_log_without_the_entry_convict_the_operator(case: Case) -> None:
    evidence, leaves = case.unmerged(["guarantor-b", "observer"])
    again = parse_evidence(evidence_bytes(evidence))
    assert again == evidence
    verdict = evidence.verify(case.genesis, leaves)
    assert verdict.parties == ("operator",)
    assert "guarantor-b, observer relayed" in verdict.what
    assert "2017-01-24T13:00:00Z" in verdict.what


def test_one_relay_alone_may_be_lying(case: Case) -> None:
    evidence, leaves = case.unmerged(["guarantor-b"])
    with pytest.raises(BadProof, match="2 have to"):
        replace(evidence, statements=evidence.statements * 3).verify(case.genesis, leaves)
    said = evidence.statements[0]
    forged = replace(said, body=said.body.replace(b"guarantor-b", b"observer"))
    with pytest.raises(BadSignature):
        replace(evidence, statements=(said, forged)).verify(case.genesis, leaves)


def test_an_entry_that_is_in_the_log_was_not_left_out(case: Case) -> None:
    evidence, leaves = case.unmerged(["guarantor-b", "observer"], entries=[case.entry])
    with pytest.raises(BadProof, match="is in the log"):
        evidence.verify(case.genesis, leaves)
    with pytest.raises(BadProof, match="not those of the checkpoint"):
        evidence.verify(case.genesis, leaves[:1])


def test_before_the_deadline_or_without_a_quorum_nothing_is_overdue(case: Case) -> None:
    relays = ["guarantor-b", "observer"]
    evidence, leaves = case.unmerged(relays, at=HANDED_IN + MERGE_WITHIN)
    with pytest.raises(BadProof, match="not yet due"):
        evidence.verify(case.genesis, leaves)
    evidence, leaves = case.unmerged(relays, by=WITNESSES_OF[:2])
    with pytest.raises(BadSignature, match="QUORUM"):
        evidence.verify(case.genesis, leaves)


def test_statements_about_several_entries_show_nothing(case: Case, tmp_path: Path) -> None:
    evidence, leaves = case.unmerged(["guarantor-b"])
    other = relayed(tmp_path / "relays", case.scene.say("guarantor-a"), "observer")
    both = replace(evidence, statements=(*evidence.statements, *other))
    with pytest.raises(BadProof, match="about one entry"):
        both.verify(case.genesis, leaves)


def test_a_relay_keeps_its_first_statement_and_what_waits(tmp_path: Path, scene: Scene) -> None:
    entry = scene.say("guarantor-a")
    one, two = (relayed(tmp_path, entry, "observer") for _ in range(2))
    assert one == two
    relay = Relay(tmp_path / "observer", "observer", ORIGIN, PAIRS["observer"])
    assert relay.waiting() == [entry]
    relay.handed([entry])
    assert relay.waiting() == []
    with pytest.raises(Malformed):
        relay.take([SignedEntry(b"{}", b"\x00" * 64)])


def test_two_roots_of_one_size_are_a_fork(case: Case) -> None:
    key = log_key(case.genesis)
    one = case.log("a", [case.entry])
    two = case.log("b", [case.scene.say("guarantor-b")])
    evidence = find_fork(key, one.read_checkpoint(), two.read_checkpoint(), one)
    assert evidence is not None
    assert evidence.verify(case.genesis).parties == ("operator",)
    assert find_fork(key, one.read_checkpoint(), one.read_checkpoint(), one) is None


@pytest.mark.parametrize("more", [0, 1, 2])
def test_a_larger_log_with_another_past_is_a_fork(case: Case, more: int) -> None:
    key = log_key(case.genesis)
    one = case.log("a", [case.entry, *(case.scene.say("guarantor-c") for _ in range(more))])
    two = case.log("b", [case.scene.say("guarantor-b") for _ in range(5)])
    evidence = find_fork(key, one.read_checkpoint(), two.read_checkpoint(), two)
    assert evidence is not None
    assert evidence.verify(case.genesis).parties == ("operator",)
    with pytest.raises(BadProof, match="entries of the larger"):
        find_fork(key, one.read_checkpoint(), two.read_checkpoint(), one)


def test_a_log_that_only_grew_is_no_fork(case: Case) -> None:
    key = log_key(case.genesis)
    entries = [case.scene.say("guarantor-b") for _ in range(6)]
    short, long = case.log("a", entries[:2]), case.log("b", entries)
    assert find_fork(key, short.read_checkpoint(), long.read_checkpoint(), long) is None
