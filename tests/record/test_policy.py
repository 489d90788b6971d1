from itertools import combinations
from typing import Any

import pytest

from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.cosignature import Cosigner
from hudna.record.errors import BadSignature, Malformed
from hudna.record.keys import KeyPair
from hudna.record.mldsa import MLDSAKeyPair
from hudna.record.note import Note, NoteSignature, VerifierKey
from hudna.record.policy import (
    Finality,
    Witness,
    WitnessPolicy,
    tolerated,
)
from hudna.record.quorum import minimum_quorum

LOG = KeyPair.from_seed(b"\x05" * 32)
HEAD = Checkpoint("exercise.example/log", 7, b"\x01" * 32)
SIGNED = Note.parse(sign_checkpoint(HEAD, LOG).encode())
PARTIES = ("guarantor-a", "guarantor-b", "guarantor-c", "observer")
COSIGNERS = {
    party: Cosigner(f"{party}.example", KeyPair.from_seed(bytes([at + 1]) * 32))
    for at, party in enumerate(PARTIES)
}
POLICY = WitnessPolicy(3, tuple(Witness(p, c.key) for p, c in COSIGNERS.items()))


def cosigned_by(*parties: str, time: int = 100) -> Note:
    lines = [COSIGNERS[p].cosign(SIGNED.text, time + PARTIES.index(p)) for p in parties]
    return Note(SIGNED.text, (*SIGNED.signatures, *lines))


@pytest.mark.parametrize(("witnesses", "least"), [(2, 2), (3, 3), (4, 3), (5, 4), (7, 5)])
def test_the_smallest_safe_quorum(witnesses: int, least: int) -> None:
    assert minimum_quorum(witnesses) == least


@pytest.mark.parametrize("witnesses", range(3, 12))
def test_two_quorums_always_share_an_honest_witness(witnesses: int) -> None:
    """Counted out: every coalition that the quorum claims to withstand, every pair of quorums."""
    quorum = minimum_quorum(witnesses)
    bound = tolerated(witnesses, quorum)
    shared = min(
        len(set(range(quorum)) & set(other)) for other in combinations(range(witnesses), quorum)
    )
    assert shared == bound + 1
    assert bound >= max(1, (witnesses - 1) // 3)
    assert tolerated(witnesses, quorum - 1) < max(1, (witnesses - 1) // 3)


def test_two_of_three_is_refused_because_one_hostile_guarantor_could_fork() -> None:
    assert tolerated(3, 2) == 0
    with pytest.raises(Malformed, match="not safe"):
        WitnessPolicy(2, POLICY.witnesses[:3])


@pytest.mark.parametrize("quorum", [0, 2, 5])
def test_quorums_too_small_or_larger_than_the_witnesses_are_refused(quorum: int) -> None:
    with pytest.raises(Malformed, match="not safe"):
        WitnessPolicy(quorum, POLICY.witnesses)


@pytest.mark.parametrize(
    ("count", "finality"),
    [
        (0, Finality.PROMISED),
        (2, Finality.PROMISED),
        (3, Finality.QUORUM),
        (4, Finality.ALL),
    ],
)
def test_finality_is_the_number_of_witnesses_that_cosigned(count: int, finality: Finality) -> None:
    standing = POLICY.standing(cosigned_by(*PARTIES[:count]))
    assert standing.finality is finality
    assert tuple(standing.cosigned) == PARTIES[:count]
    assert standing.missing == PARTIES[count:]


def test_a_guarantor_may_require_its_own_witness() -> None:
    note = cosigned_by(*PARTIES[1:])
    assert POLICY.standing(note, own="observer").finality is Finality.QUORUM
    standing = POLICY.standing(note, own="guarantor-a")
    assert standing.finality is Finality.PROMISED
    with pytest.raises(BadSignature, match="guarantor-a itself has not cosigned"):
        standing.require(Finality.QUORUM)
    with pytest.raises(Malformed, match="names guarantor-a"):
        POLICY.standing(note, own="operator")


def test_what_is_missing_is_named() -> None:
    with pytest.raises(BadSignature, match="without guarantor-c, observer; the quorum is 3"):
        POLICY.standing(cosigned_by("guarantor-a", "guarantor-b")).require(Finality.QUORUM)


def test_one_witness_cosigning_twice_counts_once() -> None:
    note = cosigned_by("guarantor-a", "guarantor-a", "guarantor-a", "guarantor-b")
    assert POLICY.standing(note).finality is Finality.PROMISED


def test_a_party_with_two_keys_counts_once() -> None:
    second = Cosigner("guarantor-a.example", MLDSAKeyPair.from_seed(b"\x09" * 32))
    policy = WitnessPolicy(3, (*POLICY.witnesses, Witness("guarantor-a", second.key)))
    assert policy.parties == PARTIES
    note = cosigned_by("guarantor-a", "guarantor-b")
    note = Note(note.text, (*note.signatures, second.cosign(note.text, 50)))
    standing = policy.standing(note)
    assert standing.finality is Finality.PROMISED
    assert standing.cosigned == {"guarantor-a": 50, "guarantor-b": 101}


def test_a_wrong_cosignature_spoils_the_checkpoint_and_an_untimed_one_does_not_count() -> None:
    note = cosigned_by(*PARTIES[:3])
    line = note.signatures[-1]
    wrong = NoteSignature(line.name, line.key_id, line.signature[:-1] + b"\0")
    with pytest.raises(BadSignature):
        POLICY.standing(Note(note.text, (*note.signatures, wrong)))
    untimed = Note(SIGNED.text, tuple(COSIGNERS[p].cosign(SIGNED.text, 0) for p in PARTIES))
    assert POLICY.standing(untimed).finality is Finality.PROMISED


def test_the_terms_of_a_genesis_are_printed_and_read_back() -> None:
    terms = {"rule": "exercise", "witnesses": POLICY.terms()}
    assert WitnessPolicy.of_terms(terms) == POLICY
    assert WitnessPolicy.of_terms({"rule": "exercise"}) is None


KEYS = POLICY.terms()["keys"]


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"quorum": 3},
        {"quorum": 3, "keys": KEYS, "more": 1},
        {"quorum": True, "keys": KEYS[:1]},
        {"quorum": 3.0, "keys": KEYS},
        {"quorum": "3", "keys": KEYS},
        {"quorum": 3, "keys": []},
        {"quorum": 3, "keys": {}},
        {"quorum": 3, "keys": [*KEYS, KEYS[0]]},
        {"quorum": 3, "keys": [*KEYS, {"party": "other", "key": KEYS[0]["key"]}]},
        {"quorum": 3, "keys": [*KEYS[:3], {"party": 1, "key": KEYS[3]["key"]}]},
        {"quorum": 3, "keys": [*KEYS[:3], {"party": "a b", "key": KEYS[3]["key"]}]},
        {"quorum": 3, "keys": [*KEYS[:3], {"party": "other"}]},
        {
            "quorum": 3,
            "keys": [*KEYS[:3], {"party": "o", "key": str(VerifierKey("o", LOG.public))}],
        },
    ],
)
def test_any_other_policy_is_refused(data: Any) -> None:
    with pytest.raises(Malformed):
        WitnessPolicy.parse(data)
