"""Every parser of the record, and of its second verifier, as a fuzz target."""

import json
from collections.abc import Callable
from typing import Any

from hudna.record import tiles
from hudna.record.add_checkpoint import (
    AddCheckpoint,
    parse_lines,
    parse_size,
    print_lines,
    print_size,
)
from hudna.record.approvals import approvals_of, check_approvals
from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.cosignature import Cosigner, cosignatures, parse_note_key
from hudna.record.enrolment import enrolment_body, parse_enrolment
from hudna.record.entry import SignedEntry, canonical_bytes, parse
from hudna.record.evidence import Fork, Twice, Withheld, evidence_bytes, parse_evidence
from hudna.record.freeze import Freeze, parse_freeze, predecessor
from hudna.record.genesis import parse_genesis
from hudna.record.keys import KeyPair, parse_public
from hudna.record.merkle import Tree, consistency_proof, inclusion_proof
from hudna.record.mldsa import MLDSAKeyPair
from hudna.record.note import Note, NoteSignature, VerifierKey
from hudna.record.opening import parse_opening
from hudna.record.policy import Witness, WitnessPolicy
from hudna.record.proof import TlogProof
from hudna.record.receipt import verify_receipt
from hudna.record.recipient import parse_recipient, recipient_body
from hudna.record.revocation import Revocation, parse_revocation
from hudna.record.rotation import parse_rotation, rotation_body
from hudna.record.salvage import salvage
from hudna.record.sealed import Sealed
from hudna.record.sign_subtree import SignSubtree
from hudna.record.subtree import subtree_consistency_proof
from hudna.record.trust_policy import TrustPolicy, trust_policy
from tests.fuzz.target import Target, of_json, of_text, printed
from tests.record.scene import ORIGIN, Scene
from tools import verify_record as second

__all__ = ["TARGETS"]

SCENE = Scene()
LOG = VerifierKey(ORIGIN, SCENE.operator.public)
PARTIES = ("guarantor-a", "guarantor-b", "observer")
COSIGNERS = {name: Cosigner(f"{name}.example", SCENE.pairs[name]) for name in PARTIES}
COSIGNERS["guarantor-c"] = Cosigner("guarantor-c.example", MLDSAKeyPair.from_seed(b"\x09" * 32))
POLICY = WitnessPolicy(3, tuple(Witness(name, item.key) for name, item in COSIGNERS.items()))
ENTRIES = [SCENE.genesis(), *(SCENE.say("observer", {"x": 0.5}) for _ in range(8))]
TREE = Tree(entry.leaf_hash for entry in ENTRIES)
PLAIN = Note.sign(str(Checkpoint(ORIGIN, len(TREE), TREE.root())), ORIGIN, SCENE.operator)
LINES = tuple(item.cosign(PLAIN.text, 100) for item in COSIGNERS.values())
NOTE = Note(PLAIN.text, (*PLAIN.signatures, *LINES))
RECEIPT = str(TlogProof(3, tuple(inclusion_proof(3, 9, TREE.node)), str(PLAIN), ENTRIES[3].leaf))
OLD = AddCheckpoint(4, tuple(consistency_proof(4, 9, TREE.node)), str(PLAIN).encode())
SUBTREE = SignSubtree(
    4, 6, b"\x01" * 32, tuple(subtree_consistency_proof(4, 6, 9, TREE.node)), NOTE
)
HEIR = KeyPair.from_seed(b"\x08" * 32)
REVOCATION = Revocation(SCENE.pairs["observer"].id, 1, "exercise", HEIR.public)
FREEZE = Freeze(ORIGIN, 9, TREE.root().hex(), "exercise")
ROOTS = {name: [SCENE.pairs[name].public] for name in PARTIES}


def approved(statement: bytes) -> dict[str, str]:
    return approvals_of({name: SCENE.pairs[name].sign(statement) for name in PARTIES})


FROZEN = FREEZE.body(approved(FREEZE.statement()))
BUNDLE = tiles.pack_bundle(entry.leaf for entry in ENTRIES)
SEALED = Sealed(ORIGIN, "ab" * 32, b"\x01" * 40, {"ab" * 8: b"\x02" * 80})


def text(value: object) -> bytes:
    return str(value).encode()


def jsons(*values: Any) -> tuple[bytes, ...]:
    return tuple(json.dumps(value).encode() for value in values)


def body(parse: Callable[[Any], object], *seeds: Any) -> Target:
    """Return the target of a parser of bodies, which are objects wherever they come from."""
    return Target(of_json(lambda value: isinstance(value, dict) and parse(value)), jsons(*seeds))


def leaf(data: bytes) -> None:
    signed = SignedEntry.from_leaf(data)
    assert canonical_bytes(parse(signed.canonical)) == signed.canonical
    assert signed.leaf == data


def tile_path(path: str) -> None:
    assert tiles.TileId.parse(path).path == path


def hash_tile(data: bytes) -> None:
    width = len(data) // 32
    assert b"".join(tiles.split_hashes(data, width)) == data


def bundle(data: bytes) -> None:
    known = len([item for item in salvage(data, 9) if item is not None])
    assert tiles.pack_bundle(tiles.unpack_bundle(data, known)) == data


def public(value: str) -> None:
    assert parse_public(value).hex() == value


def standing(data: bytes) -> None:
    open_checkpoint(data, LOG)
    POLICY.standing(Note.parse(data))


def second_standing(data: bytes) -> None:
    _, note, lines = second.open_head(data, second.Key(LOG.name, 1, LOG.public))
    policy = second.read_policy({"witnesses": POLICY.terms()})
    assert policy is not None
    second.finality(policy, note, lines, None)


def same(parse: Callable[[str], object]) -> Callable[[str], None]:
    def run(value: str) -> None:
        assert str(parse(value)) == value

    return run


VKEYS = (text(LOG), *(text(item.key) for item in COSIGNERS.values()))
APPROVALS = approved(b"exercise")
SIGNATURE = text(PLAIN.signatures[0])

TARGETS: dict[str, Target] = {
    "note": Target(printed(Note.parse, text), (text(NOTE), text(PLAIN))),
    "signature line": Target(of_text(same(NoteSignature.parse)), (SIGNATURE,)),
    "verifier key": Target(of_text(same(parse_note_key)), VKEYS),
    "checkpoint": Target(of_text(same(Checkpoint.parse)), (PLAIN.text.encode(),)),
    "signed checkpoint": Target(lambda data: open_checkpoint(data, LOG), (text(PLAIN),)),
    "cosignatures": Target(
        lambda data: cosignatures(Note.parse(data), [w.key for w in POLICY.witnesses]),
        (text(NOTE),),
    ),
    "standing": Target(standing, (text(NOTE),)),
    "proof": Target(of_text(same(TlogProof.parse)), (RECEIPT.encode(),)),
    "receipt": Target(of_text(lambda value: verify_receipt(value, LOG)), (RECEIPT.encode(),)),
    "add-checkpoint": Target(printed(AddCheckpoint.parse, bytes), (bytes(OLD),)),
    "add-checkpoint's note": Target(lambda data: AddCheckpoint.parse(data).note(), (bytes(OLD),)),
    "answer's size": Target(
        printed(parse_size, lambda size: print_size(size).encode()), (b"9\n", b"0\n")
    ),
    "answer's lines": Target(
        printed(parse_lines, lambda lines: print_lines(lines).encode()),
        (print_lines(LINES).encode(),),
    ),
    "sign-subtree": Target(printed(SignSubtree.parse, text), (text(SUBTREE),)),
    "leaf": Target(leaf, (ENTRIES[0].leaf, ENTRIES[1].leaf)),
    "tile path": Target(of_text(tile_path), (b"tile/0/x001/234.p/7", b"tile/entries/000")),
    "hash tile": Target(hash_tile, (b"".join(entry.leaf_hash for entry in ENTRIES),)),
    "entry bundle": Target(bundle, (BUNDLE,)),
    "public key": Target(of_text(public), (HEIR.public.hex().encode(),)),
    "genesis": body(
        lambda value: parse_genesis(ORIGIN, value), json.loads(ENTRIES[0].canonical)["body"]
    ),
    "enrolment": body(
        lambda value: parse_enrolment(ORIGIN, value),
        enrolment_body(ORIGIN, "observer", HEIR, office="desk", role="monitor"),
    ),
    "rotation": body(
        lambda value: parse_rotation(ORIGIN, value),
        rotation_body(ORIGIN, SCENE.pairs["observer"].id, HEIR),
    ),
    "revocation": body(
        lambda value: parse_revocation(ORIGIN, value), REVOCATION.body(ORIGIN, {}, HEIR)
    ),
    "freeze": Target(of_json(lambda value: parse_freeze(value, ROOTS)), jsons(FROZEN)),
    "predecessor": body(
        lambda value: predecessor(value, ROOTS),
        {"succeeds": {"checkpoint": str(PLAIN), "freeze": FROZEN}},
    ),
    "approvals": Target(
        of_json(lambda value: check_approvals(value, b"exercise", ROOTS)), jsons(APPROVALS)
    ),
    "recipient": body(parse_recipient, recipient_body(HEIR.public)),
    "opening": body(parse_opening, {"entry": "ab" * 32, "field": "name", "sealed": "cd" * 32}),
    "sealed field": Target(printed(Sealed.parse, Sealed.data), (SEALED.data(),)),
    "evidence": Target(
        printed(parse_evidence, evidence_bytes),
        (
            evidence_bytes(Fork(str(PLAIN), str(NOTE), (b"\x01" * 32,))),
            evidence_bytes(Twice(ENTRIES[1].leaf, ENTRIES[2].leaf, HEIR.public)),
            evidence_bytes(Withheld(b"{}", b"\x01" * 64, str(NOTE))),
        ),
    ),
    "witness policy": Target(of_json(WitnessPolicy.parse), jsons(POLICY.terms())),
    "trust policy": Target(TrustPolicy.parse, (text(trust_policy(LOG, POLICY)),)),
    "second: note": Target(second.read_note, (text(NOTE),)),
    "second: standing": Target(second_standing, (text(NOTE),)),
    "second: verifier key": Target(of_text(second.read_key), VKEYS),
    "second: leaf": Target(second.read_leaf, (ENTRIES[0].leaf, ENTRIES[1].leaf)),
    "second: genesis": Target(second.genesis_of, (ENTRIES[0].leaf,)),
    "second: receipt": Target(
        of_text(lambda value: second.check_receipt(value, second.Key(LOG.name, 1, LOG.public))),
        (RECEIPT.encode(),),
    ),
    "second: witness policy": Target(
        of_json(lambda value: second.read_policy({"witnesses": value})), jsons(POLICY.terms())
    ),
    "second: tile path": Target(of_text(second.read_tile_path), (b"tile/entries/x001/234.p/7",)),
}
