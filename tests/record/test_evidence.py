from dataclasses import replace
from typing import Any

import pytest
import rfc8785

from hudna.record.checkpoint import Checkpoint
from hudna.record.cosignature import Cosigner
from hudna.record.entry import SignedEntry
from hudna.record.errors import BadProof, BadSignature, Malformed, RecordError
from hudna.record.evidence import (
    Fork,
    Twice,
    Unmerged,
    Withheld,
    evidence_bytes,
    parse_evidence,
)
from hudna.record.genesis import Founder, Genesis
from hudna.record.keys import KeyPair
from hudna.record.merkle import Tree, consistency_proof, leaf_hash
from hudna.record.note import Note
from hudna.record.policy import Witness, WitnessPolicy
from hudna.record.relay import Statement
from tests.record.scene import ORIGIN, ROLES, Scene

WITNESSES = ("guarantor-a", "guarantor-b", "guarantor-c", "observer")
COSIGNERS = {
    name: Cosigner(f"{name}.example", KeyPair.from_seed(bytes([at]) * 32))
    for at, name in enumerate(WITNESSES, 40)
}
POLICY = WitnessPolicy(3, tuple(Witness(name, c.key) for name, c in COSIGNERS.items()))
SCENE = Scene()
GENESIS = Genesis(
    ORIGIN,
    "operator",
    tuple(Founder(name, role, SCENE.pairs[name].public) for name, role in ROLES.items()),
    {"witnesses": POLICY.terms()},
)
HONEST = Tree(leaf_hash(bytes([at])) for at in range(12))
OTHER = Tree(leaf_hash(bytes([at]) * 2) for at in range(12))
NOON = 1_485_259_200  # 2017-01-24T12:00:00Z


def signed(tree: Tree, size: int, *witnesses: str, time: int = NOON) -> str:
    text = str(Checkpoint(ORIGIN, size, tree.root(size)))
    note = Note.sign(text, ORIGIN, SCENE.operator)
    lines = tuple(COSIGNERS[name].cosign(text, time) for name in witnesses)
    return str(Note(text, (*note.signatures, *lines)))


def path(tree: Tree, size1: int, size2: int) -> tuple[bytes, ...]:
    """Return a consistency proof with its first node in front."""
    start = [] if size1 & (size1 - 1) else [tree.root(size1)]
    return (*start, *consistency_proof(size1, size2, tree.node))


def test_two_roots_of_one_size_convict_the_operator_and_who_cosigned_both() -> None:
    first = signed(HONEST, 7, "guarantor-a", "guarantor-b", "observer")
    second = signed(OTHER, 7, "guarantor-b", "guarantor-c", "observer")
    conviction = Fork(first, second).verify(GENESIS)
    assert conviction.parties == ("operator", "guarantor-b", "observer")
    assert conviction.what == "signed two histories: of 7 entries and of 7"


@pytest.mark.parametrize("size", range(1, 12))
def test_a_history_that_the_larger_one_does_not_extend_convicts(size: int) -> None:
    fork = Fork(signed(OTHER, size), signed(HONEST, 12), path(HONEST, size, 12))
    assert fork.verify(GENESIS).parties == ("operator",)


@pytest.mark.parametrize("size", range(1, 12))
def test_nobody_is_convicted_of_a_log_that_only_grew(size: int) -> None:
    grown = Fork(signed(HONEST, size), signed(HONEST, 12), path(HONEST, size, 12))
    with pytest.raises(BadProof, match="nobody has forked"):
        grown.verify(GENESIS)
    for forged in (path(OTHER, size, 12), path(HONEST, size, 12)[:-1], ()):
        with pytest.raises(BadProof):
            replace(grown, path=forged).verify(GENESIS)


def test_a_fork_needs_two_trees_of_this_log_the_smaller_first() -> None:
    with pytest.raises(BadProof):
        Fork(signed(HONEST, 7), signed(HONEST, 7)).verify(GENESIS)
    with pytest.raises(BadProof):
        Fork(signed(HONEST, 12), signed(OTHER, 7), path(HONEST, 7, 12)).verify(GENESIS)
    with pytest.raises(BadProof):
        Fork(signed(HONEST, 7), signed(OTHER, 7), path(HONEST, 7, 12)).verify(GENESIS)
    with pytest.raises(RecordError):
        Fork(signed(HONEST, 7), signed(OTHER, 7)).verify(replace(GENESIS, operator="observer"))


def entries() -> tuple[SignedEntry, SignedEntry]:
    scene = Scene()
    return scene.say("observer", {"dead": 2}), Scene().say("observer", {"dead": 12})


def test_an_author_that_uses_a_number_twice_is_convicted() -> None:
    one, other = entries()
    twice = Twice(one.leaf, other.leaf, SCENE.pairs["observer"].public)
    assert twice.verify(GENESIS).parties == ("observer",)
    office = Scene()
    office.pairs["office"] = KeyPair.from_seed(b"\x31" * 32)
    leaves = [office.say("office", {"n": n}, seq=0, prev=None).leaf for n in (1, 2)]
    convicted = Twice(*leaves, office.pairs["office"].public).verify(GENESIS).parties
    assert convicted == (f"key {office.pairs['office'].id}",)


def test_nobody_is_convicted_by_one_entry_two_numbers_or_another_signature() -> None:
    one, other = entries()
    public = SCENE.pairs["observer"].public
    scene = Scene()
    following = [scene.say("observer"), scene.say("observer")][1]
    for first, second in ((one, one), (one, following)):
        with pytest.raises(BadProof):
            Twice(first.leaf, second.leaf, public).verify(GENESIS)
    forged = SignedEntry(other.canonical, other.signature[:-1] + b"\0")
    with pytest.raises(BadSignature):
        Twice(one.leaf, forged.leaf, public).verify(GENESIS)
    with pytest.raises(BadProof):
        Twice(one.leaf, other.leaf, SCENE.pairs["guarantor-a"].public).verify(GENESIS)
    with pytest.raises(BadProof):
        Twice(one.leaf, other.leaf, public).verify(replace(GENESIS, origin="other.example"))


ENTRY = leaf_hash(b"withheld").hex()


def promised(**changes: str) -> tuple[bytes, bytes]:
    body = rfc8785.dumps(
        {
            "accepted": "2017-01-24T11:00:00Z",
            "entry": ENTRY,
            "merge_by": "2017-01-24T11:59:59Z",
            "origin": ORIGIN,
            **changes,
        }
    )
    return body, SCENE.operator.sign(b"hudna.promise.v1\n" + body)


def stated(relay: str, received: str = "2017-01-24T10:59:59Z") -> Statement:
    said = {"entry": ENTRY, "origin": ORIGIN, "received": received, "relay": relay}
    body = rfc8785.dumps(said)
    pair = KeyPair.from_seed(bytes([40 + WITNESSES.index(relay)]) * 32)
    return Statement(body, pair.sign(b"hudna.relay.v1\n" + body))


LATER = signed(HONEST, 12, *WITNESSES[:3])
LEAVES = [HONEST.node(0, at) for at in range(12)]


def test_an_operator_that_withholds_a_promised_entry_is_convicted() -> None:
    conviction = Withheld(*promised(), LATER).verify(GENESIS, LEAVES)
    assert conviction.parties == ("operator",)
    assert conviction.what.startswith(f"promised entry {ENTRY[:16]} by 2017-01-24T11:59:59")


def test_nobody_is_convicted_of_a_promise_kept_not_due_or_not_given() -> None:
    with pytest.raises(BadProof, match="is in the log"):
        Withheld(*promised(entry=LEAVES[3].hex()), LATER).verify(GENESIS, LEAVES)
    for others in (LEAVES[:-1], LEAVES[::-1]):
        with pytest.raises(BadProof, match="not those of the checkpoint"):
            Withheld(*promised(), LATER).verify(GENESIS, others)
    for late in ({"merge_by": "2017-01-24T12:00:00Z"}, {"merge_by": "2017-01-25T00:00:00Z"}):
        with pytest.raises(BadProof, match="not yet due"):
            Withheld(*promised(**late), LATER).verify(GENESIS, LEAVES)
    with pytest.raises(BadSignature):
        Withheld(promised()[0], bytes(64), LATER).verify(GENESIS, LEAVES)
    few = signed(HONEST, 12, *WITNESSES[:2])
    with pytest.raises(BadSignature, match="the quorum is 3"):
        Withheld(*promised(), few).verify(GENESIS, LEAVES)
    with pytest.raises(BadProof, match="no witnesses"):
        Withheld(*promised(), LATER).verify(replace(GENESIS, terms={}), LEAVES)
    with pytest.raises(BadProof, match="was made for"):
        Withheld(*promised(origin="other.example"), LATER).verify(GENESIS, LEAVES)


@pytest.mark.parametrize(
    "change",
    [
        {"entry": "ab"},
        {"entry": "AB" * 32},
        {"merge_by": "soon"},
        {"merge_by": "2017-01-24"},
        {"merge_by": "2017-01-24T11:59:59"},
        {"merge_by": "2017-01-24T11:59:59+00:00"},
    ],
)
def test_a_promise_in_another_form_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(Malformed):
        Withheld(*promised(**change), LATER).verify(GENESIS, LEAVES)


ONE, TWO = entries()
ALL = [
    Fork(signed(OTHER, 5), signed(HONEST, 12), path(HONEST, 5, 12)),
    Twice(ONE.leaf, TWO.leaf, SCENE.pairs["observer"].public),
    Withheld(*promised(), LATER),
    Unmerged((stated("guarantor-b"), stated("observer")), LATER),
]


@pytest.mark.parametrize("evidence", ALL, ids=["fork", "twice", "withheld", "unmerged"])
def test_evidence_is_written_and_read_back(evidence: Any) -> None:
    assert parse_evidence(evidence_bytes(evidence)) == evidence


@pytest.mark.parametrize("evidence", ALL, ids=["fork", "twice", "withheld", "unmerged"])
@pytest.mark.parametrize("value", [None, 1, [], {}, "=", [1]])
def test_evidence_with_a_member_in_another_form_is_refused(evidence: Any, value: Any) -> None:
    members = {"format": "hudna.evidence.v1", **evidence.members()}
    for name in members:
        changed = {**members, name: value}
        if (name, value) == ("path", []) or (isinstance(value, str) and "first" in name):
            continue
        if value == "=" and name in ("second", "checkpoint"):
            continue
        with pytest.raises(Malformed):
            parse_evidence(rfc8785.dumps(changed))
    with pytest.raises(Malformed):
        parse_evidence(rfc8785.dumps({**members, "more": "x"}))
    with pytest.raises(Malformed):
        parse_evidence(rfc8785.dumps(members) + b" ")
