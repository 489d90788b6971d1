"""Notes and checkpoints of golang/mod, C2SP, sigsum, tessera and the Pixel log."""

import json
from pathlib import Path

import pytest

from hudna.record import merkle
from hudna.record.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from hudna.record.edge import Edge
from hudna.record.errors import BadSignature, Malformed
from hudna.record.keys import KeyPair
from hudna.record.note import Note, VerifierKey
from hudna.record.tiles import TileId


def test_notes_are_read_checked_and_printed_as_they_were(tlog: Path) -> None:
    cases = json.loads((tlog / "notes/notes.json").read_text())
    assert len(cases) == 3
    for case in cases:
        key, note = VerifierKey.parse(case["vkey"]), Note.parse(case["note"].encode())
        assert key.name in note.check([key])
        assert (str(note), str(key)) == (case["note"], case["vkey"])
        stranger = VerifierKey(key.name, KeyPair.from_seed(b"\x07" * 32).public)
        with pytest.raises(BadSignature):
            note.check([stranger])


def test_bad_verifier_keys_are_refused(tlog: Path) -> None:
    for text in json.loads((tlog / "notes/go_bad_vkeys.json").read_text()):
        with pytest.raises(Malformed):
            VerifierKey.parse(text)


def test_the_sigsum_checkpoint_is_signed_byte_for_byte(tlog: Path) -> None:
    known = json.loads((tlog / "notes/sigsum_checkpoint.json").read_text())
    pair = KeyPair.from_seed(bytes.fromhex(known["private_seed_hex"]))
    body = Checkpoint.parse(Note.parse(known["checkpoint"].encode()).text)
    assert sign_checkpoint(body, pair) == known["checkpoint"]
    key = VerifierKey(body.origin, pair.public)
    assert open_checkpoint(known["checkpoint"].encode(), key) == body


def test_a_checkpoint_with_signatures_of_other_kinds_is_read(tlog: Path) -> None:
    text = (tlog / "notes/pixel_witnessed_checkpoint.txt").read_bytes()
    note = Note.parse(text)
    assert Checkpoint.parse(note.text).size == 611
    assert [item.name for item in note.signatures][1:] == [
        "ArmoredWitness-small-breeze",
        "ArmoredWitness-autumn-wood",
    ]
    assert str(note).encode() == text


def test_the_tessera_log_has_our_tiles_and_roots(tlog: Path) -> None:
    known = json.loads((tlog / "tessera-testlog/tiles_hex.json").read_text())
    key = VerifierKey.parse(known["vkey"])
    leaves = [merkle.leaf_hash(entry.encode()) for entry in known["entries"]]
    edge, tiles = Edge(), {}
    for size in range(len(leaves) + 1):
        note = (tlog / f"tessera-testlog/checkpoint.{size}.txt").read_bytes()
        checkpoint = open_checkpoint(note, key)
        assert (checkpoint.size, checkpoint.root) == (size, edge.root())
        tiles.update({tile.path: data.hex() for tile, data in edge.partial_tiles()})
        if size < len(leaves):
            edge.append(leaves[size])
    hash_tiles = {path: data for path, data in known["tiles"].items() if "entries" not in path}
    assert len(hash_tiles) == 15
    for path, data in hash_tiles.items():
        assert tiles[path] == data
        assert TileId.parse(path).path == path


def test_the_checkpoints_of_sigstore(tlog: Path) -> None:
    """The form of the checkpoint alone: keys and policies of sigstore are not ours."""
    malformed = {
        "rekor2-checkpoint-missing-origin_fail",
        "rekor2-checkpoint-missing-root-hash_fail",
        "rekor2-checkpoint-missing-size_fail",
    }
    refused = read = 0
    for folder in sorted((tlog / "sigstore-conformance").iterdir()):
        bundle = json.loads((folder / "bundle.sigstore.json").read_text())
        for item in bundle["verificationMaterial"].get("tlogEntries", []):
            proof = item.get("inclusionProof")
            if proof is None:
                continue
            envelope = proof["checkpoint"]["envelope"].encode()
            if folder.name in malformed:
                with pytest.raises(Malformed):
                    Checkpoint.parse(Note.parse(envelope).text)
                refused += 1
            elif not folder.name.endswith("_fail"):
                Checkpoint.parse(Note.parse(envelope).text)
                read += 1
    assert (refused, read) == (3, 6)
