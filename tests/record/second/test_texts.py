"""Both verifiers say the same of receipts, notes, entries, keys and policies, whole or damaged."""

import ast
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hudna.record import ed25519, merkle, tiles
from hudna.record.canonical import canonical_json
from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.cosignature import Cosigner, cosignatures, parse_note_key
from hudna.record.entry import SignedEntry, parse
from hudna.record.errors import Malformed
from hudna.record.genesis import parse_genesis
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.mldsa import MLDSAKeyPair
from hudna.record.note import Note, VerifierKey
from hudna.record.policy import Witness, WitnessPolicy
from hudna.record.quorum import minimum_quorum
from hudna.record.receipt import make_receipt, verify_receipt
from tests.record.scene import ORIGIN, Scene
from tests.record.second.agree import damaged, verdict
from tools import verify_record as second

SEEDS = st.integers(0, 2**32)
PARTIES = ("guarantor-a", "guarantor-b", "guarantor-c", "observer")
COSIGNERS = {
    name: Cosigner(f"{name}.example", pair)
    for name, pair in zip(
        PARTIES,
        [
            *(KeyPair.from_seed(bytes([at]) * 32) for at in (1, 2, 3)),
            MLDSAKeyPair.from_seed(b"4" * 32),
        ],
        strict=True,
    )
}
POLICY = WitnessPolicy(3, tuple(Witness(name, c.key) for name, c in COSIGNERS.items()))
many = settings(max_examples=200)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Log:
    scene, folder = Scene(), tmp_path_factory.mktemp("second") / "log"
    log = Log.create(folder, ORIGIN, scene.operator)
    log.append([scene.genesis()])
    log.append([scene.say("observer", {"x": 1.5}) for _ in range(6)])
    return log


@pytest.fixture(scope="module")
def receipt(log: Log) -> bytes:
    return make_receipt(log, 3).encode()


def first_receipt(data: bytes, key: VerifierKey, authors: list[bytes]) -> tuple[int, str, bool]:
    receipt = verify_receipt(data.decode("utf-8", "replace"), key, authors=authors)
    return receipt.index, receipt.signed.hash, receipt.author_checked


def second_receipt(data: bytes, key: second.Key, authors: list[bytes]) -> tuple[int, str, bool]:
    text = data.decode("utf-8", "replace")
    proof, leaf, checked = second.check_receipt(text, key, authors)
    return proof.index, leaf.hash.hex(), checked


def test_a_receipt(log: Log, receipt: bytes) -> None:
    authors = list(Scene().public_keys.values())
    ours = first_receipt(receipt, log.key, authors)
    assert ours == second_receipt(receipt, second.Key(*_parts(log.key)), authors)
    assert ours[0] == 3
    assert ours[2]


def _parts(key: VerifierKey) -> tuple[str, int, bytes]:
    return key.name, 1, key.public


@many
@given(SEEDS)
def test_damaged_receipts(log: Log, receipt: bytes, seed: int) -> None:
    data, authors = damaged(receipt, seed), list(Scene().public_keys.values())
    ours = verdict(first_receipt, data, log.key, authors)
    assert ours == verdict(second_receipt, data, second.Key(*_parts(log.key)), authors)


HEAD = Checkpoint(ORIGIN, 9, b"\x01" * 32)
LOG_PAIR = KeyPair.from_seed(b"\x05" * 32)
LOG_KEY = VerifierKey(ORIGIN, LOG_PAIR.public)


def cosigned(names: list[str], times: list[int]) -> bytes:
    note = Note.sign(str(HEAD), ORIGIN, LOG_PAIR)
    lines = [COSIGNERS[n].cosign(note.text, t) for n, t in zip(names, times, strict=False)]
    return str(Note(note.text, (*note.signatures, *lines))).encode()


def first_standing(data: bytes, own: str | None) -> int:
    open_checkpoint(data, LOG_KEY)
    return int(POLICY.standing(Note.parse(data), own=own).finality)


def second_standing(data: bytes, own: str | None) -> int:
    _, text, lines = second.open_head(data, second.Key(*_parts(LOG_KEY)))
    policy = second.read_policy({"witnesses": POLICY.terms()})
    assert policy is not None
    return second.finality(policy, text, lines, own)[0]


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(PARTIES), max_size=6),
    st.lists(st.sampled_from([0, 1, 2**40, 2**63 - 1]), min_size=6, max_size=6),
    st.sampled_from([None, "observer", "guarantor-a", "operator"]),
    st.none() | SEEDS,
)
def test_finality(names: list[str], times: list[int], own: str | None, seed: int | None) -> None:
    data = cosigned(names, times)
    if seed is not None:
        data = damaged(data, seed)
    assert verdict(first_standing, data, own) == verdict(second_standing, data, own)


@settings(max_examples=60)
@given(st.sampled_from(list(COSIGNERS.values())), SEEDS)
def test_damaged_cosignatures(cosigner: Cosigner, seed: int) -> None:
    line = cosigner.cosign(str(HEAD), 77)
    other = second.Key(cosigner.key.name, int(cosigner.key.kind), cosigner.key.public)
    text = damaged(str(HEAD).encode(), seed).decode("utf-8", "replace")
    for body, signature in ((text, line.signature), (str(HEAD), damaged(line.signature, seed))):
        assert cosigner.key.time_of(body, signature) == second.signed_time(other, body, signature)


VKEYS = [str(LOG_KEY), *(str(c.key) for c in COSIGNERS.values())]


@many
@given(st.sampled_from(VKEYS), st.none() | SEEDS)
def test_verifier_keys(text: str, seed: int | None) -> None:
    if seed is not None:
        text = damaged(text.encode(), seed).decode("utf-8", "replace")
    ours, theirs = verdict(parse_note_key, text), verdict(second.read_key, text)
    assert (ours == "refused") == (theirs == "refused")
    if ours != "refused":
        assert (ours.name, ours.id, ours.public) == (theirs.name, theirs.id, theirs.public)


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=True)
    | st.text(st.characters(), max_size=6)
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@many
@given(values)
@example(1e21)
@example(1e-7)
@example(-0.0)
@example(5e-324)
@example(1.7976931348623157e308)
@example(333333333.3333333)
@example("\ud800")
@example({"\U00010000": 1, "\uffff": 2})
@example(2**53 - 1)
@example(2**53)
def test_canonical_json(value: Any) -> None:
    ours = verdict(canonical_json, value)
    assert ours == verdict(lambda v: second.canonical(v).encode(), value)


@settings(max_examples=500)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_printed_alike(value: float) -> None:
    assert second.number(value).encode() == canonical_json(value)


ENTRY = Scene().say("observer", {"é": [1, 0.5, "\n", None]}, checkpoint=None)
MEMBERS: dict[str, Any] = json.loads(ENTRY.canonical)


def first_entry(leaf: bytes) -> str:
    signed = SignedEntry.from_leaf(leaf)
    parse(signed.canonical)
    return signed.hash


def second_entry(leaf: bytes) -> str:
    return second.read_leaf(leaf).hash.hex()


@many
@given(st.sampled_from(sorted(MEMBERS)), values)
def test_entries_with_a_member_changed(member: str, value: Any) -> None:
    try:
        canonical = canonical_json({**MEMBERS, member: value})
    except Malformed:
        return
    leaf = canonical + bytes(64)
    assert verdict(first_entry, leaf) == verdict(second_entry, leaf)


near = st.sampled_from(
    [0, 1, -1, True, 1.0, "", "report", "Report", "a" * 16, "A" * 16, "0" * 64, None, [], {}]
    + [{"size": 1, "root": "0" * 64}, {"size": True, "root": "0" * 64}, {"a": "0" * 64}]
    + [f"2017-01-24T12:00:{end}" for end in ("00Z", "60Z", "00", "0Z", "00z", "٠0Z")]
    + ["9" * 30 + "-01-24T12:00:00Z", "9" * 5000, "2017-01-24T12:00:00" + "0" * 40 + "Z"]
    + ["2017-02-30T00:00:00Z", "0000-01-01T00:00:00Z", "2017-01-24T24:00:00Z"]
)


@many
@given(st.dictionaries(st.sampled_from(sorted(MEMBERS)), near, min_size=1, max_size=3))
def test_entries_with_members_that_are_nearly_right(changes: dict[str, Any]) -> None:
    leaf = canonical_json({**MEMBERS, **changes}) + bytes(64)
    assert verdict(first_entry, leaf) == verdict(second_entry, leaf)


@many
@given(SEEDS)
def test_damaged_entries(seed: int) -> None:
    leaf = damaged(ENTRY.leaf, seed)
    assert verdict(first_entry, leaf) == verdict(second_entry, leaf)


@pytest.mark.parametrize("levels", [62, 63, 64, 65, 400, 900, 20_000])
def test_entries_nested_ever_more_deeply(levels: int) -> None:
    body = b'{"in":' * levels + b"{}" + b"}" * levels
    canonical = ENTRY.canonical
    start, end = canonical.index(b'"body":') + 7, canonical.index(b',"checkpoint"')
    leaf = canonical[:start] + body + canonical[end:] + bytes(64)
    assert verdict(first_entry, leaf) == verdict(second_entry, leaf)


GENESIS: dict[str, Any] = json.loads(Scene().genesis().canonical)["body"]


@many
@given(st.sampled_from(sorted(GENESIS)), near | values, st.booleans())
def test_genesis_bodies_with_a_member_changed(member: str, value: Any, drop: bool) -> None:
    body = {**GENESIS, member: value}
    if drop:
        del body[member]
    ours = verdict(lambda: parse_genesis(ORIGIN, body).operator)
    assert ours == verdict(lambda: second.read_genesis(ORIGIN, body).operator)


TERMS: dict[str, Any] = POLICY.terms()


@many
@given(
    st.integers(-1, 6) | near,
    st.lists(st.sampled_from(TERMS["keys"]), max_size=5) | near,
    st.lists(st.sampled_from([*PARTIES, "", "a b", "x", 1, None]), min_size=5, max_size=5),
)
def test_policies(quorum: Any, rows: Any, parties: list[Any]) -> None:
    if isinstance(rows, list):
        rows = [{**row, "party": party} for row, party in zip(rows, parties, strict=False)]
    terms = {"quorum": quorum, "keys": rows}
    ours = verdict(lambda: WitnessPolicy.parse(terms).quorum)
    read = verdict(partial(second.read_policy, {"witnesses": terms}))
    assert ours == (read if read == "refused" else read[0])


def test_quorums() -> None:
    for parties in range(40):
        assert verdict(minimum_quorum, parties) == verdict(second.quorum, parties)


hashes = st.binary(min_size=32, max_size=32)


@many
@given(st.integers(1, 40), st.data())
def test_proofs(size: int, data: st.DataObject) -> None:
    tree = merkle.Tree(merkle.leaf_hash(bytes([at])) for at in range(size))
    index, old = data.draw(st.integers(0, size)), data.draw(st.integers(0, size))
    path = verdict(merkle.inclusion_proof, min(index, size - 1), size, tree.node)
    grown = verdict(merkle.consistency_proof, max(old, 1), size, tree.node)
    for proof in (path, grown):
        change = data.draw(st.sampled_from(["", "cut", "add", "replace"]))
        if change == "cut":
            del proof[:1]
        elif change == "add":
            proof.append(data.draw(hashes))
        elif change == "replace" and proof:
            proof[data.draw(st.integers(0, len(proof) - 1))] = data.draw(st.binary(max_size=33))
    leaf = merkle.leaf_hash(bytes([index]))
    for first, other, args in (
        (merkle.verify_inclusion, second.check_inclusion, (index, size, leaf, path, tree.root())),
        (
            merkle.verify_consistency,
            second.check_consistency,
            (old, size, tree.root(old), tree.root(), grown),
        ),
    ):
        assert verdict(first, *args) == verdict(other, *args)


@many
@given(SEEDS, st.binary(max_size=40))
def test_signatures(seed: int, message: bytes) -> None:
    signature = LOG_PAIR.sign(message)
    for key, sig in (
        (LOG_PAIR.public, signature),
        (damaged(LOG_PAIR.public, seed), signature),
        (LOG_PAIR.public, damaged(signature, seed)),
    ):
        assert ed25519.verify(key, message, sig) == second.ed25519(key, message, sig)


@many
@given(st.binary(min_size=32, max_size=32))
@example(bytes(32))
def test_points(encoded: bytes) -> None:
    assert ed25519.is_strict_point(encoded) == second.good_point(encoded)


paths = st.sampled_from(
    [
        "tile/0/" + "x999/" * 2000 + "999",
        "tile/0/000",
        "tile/entries/x001/234.p/7",
        "tile/63/000.p/255",
        "tile/7/x001/x000/000",
    ]
)


@many
@given(paths, st.none() | SEEDS)
def test_tile_paths(path: str, seed: int | None) -> None:
    if seed is not None:
        path = damaged(path.encode(), seed).decode("utf-8", "replace")
    ours = verdict(lambda: tiles.TileId.parse(path))
    theirs = verdict(lambda: second.read_tile_path(path))
    assert (ours == "refused") == (theirs == "refused")
    if ours != "refused":
        assert (ours.level, ours.index, ours.width) == tuple(theirs)


@pytest.mark.parametrize("name", ["verify_record.py", "verify_evidence.py"])
def test_the_second_verifier_shares_no_code_with_the_first(name: str) -> None:
    tree = ast.parse(Path(second.__file__).with_name(name).read_text("utf-8"))
    used = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    others = {module.split(".")[0] for module in used} - set(sys.stdlib_module_names)
    assert others <= {"cryptography", "verify_record"}


def test_cosignatures_of_one_key_count_by_their_earliest_time() -> None:
    data = cosigned(["guarantor-a", "guarantor-a"], [9, 5])
    (found,) = cosignatures(Note.parse(data), [COSIGNERS["guarantor-a"].key])
    text, lines = second.read_note(data)
    key = second.read_key(str(COSIGNERS["guarantor-a"].key))
    assert second.signers(text, lines, [key]) == {key: found.time} == {key: 5}
