"""tessera's test log and the conformance bundles of sigstore: checkpoints, tiles, proofs."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hudna.record import merkle
from hudna.record.checkpoint import open_checkpoint
from hudna.record.edge import Edge
from hudna.record.note import VerifierKey
from hudna.record.tiles import TileId, pack_bundle, unpack_bundle
from tests.vectors.case import Case, Suite, holds
from tools import verify_record as second

__all__ = ["SUITES"]

REKOR = "log2025-alpha1.rekor.sigstage.dev"
_DER_PREFIX = 12
"""Bytes before the key in the SubjectPublicKeyInfo of an Ed25519 key (RFC 8410)."""


def checkpoints(tlog: Path) -> Iterator[Case]:
    known = json.loads((tlog / "tessera-testlog/tiles_hex.json").read_text())
    key, other = VerifierKey.parse(known["vkey"]), second.read_key(known["vkey"])
    leaves = [entry.encode() for entry in known["entries"]]
    edge, rows = Edge(), second.rows_of([second.leaf_of(leaf) for leaf in leaves])
    for size in range(len(leaves) + 1):
        data = (tlog / f"tessera-testlog/checkpoint.{size}.txt").read_bytes()
        ours, (theirs, _, _) = open_checkpoint(data, key), second.open_head(data, other)
        first = (ours.size, ours.root == edge.root())
        found = (theirs.size, theirs.root == second.root_of(rows, size))
        yield Case(f"checkpoint.{size}", (size, True), first, found)
        if size < len(leaves):
            edge.append(merkle.leaf_hash(leaves[size]))


def tiles(tlog: Path) -> Iterator[Case]:
    """Ours are made from the entries; the second verifier only reads."""
    known = json.loads((tlog / "tessera-testlog/tiles_hex.json").read_text())
    leaves = [entry.encode() for entry in known["entries"]]
    for path, data in known["tiles"].items():
        tile, other = TileId.parse(path), second.read_tile_path(path)
        part = leaves[: tile.width]
        if "entries" in path:
            made = pack_bundle(part).hex()
            read = unpack_bundle(bytes.fromhex(data), tile.width)
            theirs = second.bundle(bytes.fromhex(data), other.width) == (part, b"")
            first = (made, list(read) == part)
        else:
            first = (b"".join(merkle.leaf_hash(leaf) for leaf in part).hex(), True)
            theirs = b"".join(second.leaf_of(leaf) for leaf in part).hex() == data
        yield Case(path, (data, True), first, (data, True) if theirs and other.path == path else 0)


def rekor_entries(tlog: Path) -> Iterator[tuple[str, dict[str, Any], bytes]]:
    """Yield folder, log entry and the log's public key of every bundle of the Ed25519 log."""
    for folder in sorted((tlog / "sigstore-conformance").iterdir()):
        if not (folder / "trusted_root.json").exists():
            continue
        root = json.loads((folder / "trusted_root.json").read_text())
        log = next(item for item in root["tlogs"] if REKOR in item["baseUrl"])
        public = base64.b64decode(log["publicKey"]["rawBytes"])[_DER_PREFIX:]
        bundle = json.loads((folder / "bundle.sigstore.json").read_text())
        for entry in bundle["verificationMaterial"]["tlogEntries"]:
            if "inclusionProof" in entry:
                yield folder.name, entry, public


def rekor(tlog: Path) -> Iterator[Case]:
    """Signature of the log on the checkpoint, and inclusion of the entry under its root."""
    for name, entry, public in rekor_entries(tlog):
        proof = entry["inclusionProof"]
        data = proof["checkpoint"]["envelope"].encode()
        body = base64.b64decode(entry["canonicalizedBody"])
        path = [base64.b64decode(item) for item in proof["hashes"]]
        index = int(proof["logIndex"])

        def first(
            data: bytes = data,
            public: bytes = public,
            index: int = index,
            body: bytes = body,
            path: list[bytes] = path,
        ) -> None:
            head = open_checkpoint(data, VerifierKey(REKOR, public))
            merkle.verify_inclusion(index, head.size, merkle.leaf_hash(body), path, head.root)

        def other(
            data: bytes = data,
            public: bytes = public,
            index: int = index,
            body: bytes = body,
            path: list[bytes] = path,
        ) -> None:
            head, _, _ = second.open_head(data, second.Key(REKOR, 1, public))
            second.check_inclusion(index, head.size, second.leaf_of(body), path, head.root)

        yield Case(name, not name.endswith("_fail"), holds(first), holds(other))


SUITES = [
    Suite("tessera-testlog/checkpoint.*.txt", "Checkpoints and their roots", 16, checkpoints),
    Suite("tessera-testlog/tiles_hex.json", "Hash tiles and entry bundles", 30, tiles),
    Suite("sigstore-conformance", "Ed25519 checkpoints with a proof", 11, rekor),
]
