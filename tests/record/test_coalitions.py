"""Operator and hostile witnesses against honest ones: every coalition, every order of requests."""

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import pytest

from hudna.record.add_checkpoint import AddCheckpoint
from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.cosignature import Cosigner
from hudna.record.errors import BadProof, Stale
from hudna.record.keys import KeyPair
from hudna.record.merkle import leaf_hash
from hudna.record.note import Note, NoteSignature, VerifierKey
from hudna.record.policy import Finality, WitnessPolicy
from hudna.record.policy import Witness as PolicyWitness
from hudna.record.quorum import hostile, minimum_quorum
from hudna.record.witness import Witness
from hudna.record.witness_state import WitnessState
from hudna.record.witnessed import merged

ORIGIN = "exercise.example/truce"
LOG = KeyPair.from_seed(b"\x05" * 32)
NOTES = [
    Note.parse(sign_checkpoint(Checkpoint(ORIGIN, 1, leaf_hash(label)), LOG).encode())
    for label in (b"one history", b"another")
]


class Parties:
    """So many witnesses, the lines a hostile one signs, and what honest ones answer."""

    def __init__(self, count: int) -> None:
        names = [f"party-{at}" for at in range(count)]
        self.cosigners = [
            Cosigner(f"exercise.example/{name}", KeyPair.from_seed(bytes([70 + at]) * 32))
            for at, name in enumerate(names)
        ]
        pairs = zip(names, self.cosigners, strict=True)
        keys = tuple(PolicyWitness(name, cosigner.key) for name, cosigner in pairs)
        self.policy = WitnessPolicy(minimum_quorum(count), keys)
        self.lines = [[c.cosign(note.text, 1) for c in self.cosigners] for note in NOTES]

    def quorums(self, lines: list[list[NoteSignature]]) -> int:
        """Return how many of the two histories reach a quorum with these lines."""
        notes = [merged(note, given) for note, given in zip(NOTES, lines, strict=True)]
        standings = [self.policy.standing(note).finality for note in notes]
        return sum(item >= Finality.QUORUM for item in standings)

    def splits(self, bad: tuple[int, ...]) -> Iterator[int]:
        """Yield the quorums reached for every way to divide honest witnesses between histories."""
        honest = [at for at in range(len(self.cosigners)) if at not in bad]
        for sides in product((0, 1), repeat=len(honest)):
            given = [[self.lines[side][at] for at in bad] for side in (0, 1)]
            for at, side in zip(honest, sides, strict=True):
                given[side].append(self.lines[side][at])
            yield self.quorums(given)


@pytest.mark.parametrize("count", [3, 4, 5, 7])
def test_no_coalition_of_as_many_as_are_tolerated_gets_two_quorums(count: int) -> None:
    parties = Parties(count)
    for size in range(hostile(count) + 1):
        for bad in combinations(range(count), size):
            assert max(parties.splits(bad)) <= 1


@pytest.mark.parametrize("count", [3, 4, 5, 7])
def test_the_bound_is_the_true_one(count: int) -> None:
    parties = Parties(count)
    bad = tuple(range(parties.policy.tolerated + 1))
    assert max(parties.splits(bad)) == 2


def test_two_of_three_would_let_one_guarantor_and_the_operator_split_the_record() -> None:
    parties = Parties(3)
    lines = [[parties.lines[0][0], parties.lines[0][1]], [parties.lines[1][0], parties.lines[1][2]]]
    assert [len(given) for given in lines] == [2, 2]
    assert parties.quorums(lines) == 0


@pytest.mark.parametrize("order", list(product((0, 1), repeat=4)))
def test_honest_witnesses_divide_in_every_order_but_never_sign_twice(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    parties = Parties(4)
    logs = {ORIGIN: [VerifierKey(ORIGIN, LOG.public)]}
    lines: list[list[NoteSignature]] = [[], []]
    for at, (first, cosigner) in enumerate(zip(order, parties.cosigners, strict=True)):
        witness = Witness(WitnessState(tmp_path / str(at)), logs, [cosigner])
        for side in (first, 1 - first):
            for old in (0, 1):
                try:
                    request = AddCheckpoint(old, (), str(NOTES[side]).encode())
                    lines[side] += witness.add_checkpoint(request)
                except (Stale, BadProof):
                    continue
    named = [{line.name for line in given} for given in lines]
    assert named[0] & named[1] == set()
    assert len(named[0] | named[1]) == 4
    assert parties.quorums(lines) <= 1
