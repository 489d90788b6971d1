"""transparency-dev/merkle: roots, inclusion, consistency, subtrees."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hudna.record import merkle, subtree
from tests.vectors.case import Case, Suite, holds
from tools import verify_record as second

__all__ = ["SUITES"]

ROOT = "transparency-dev-merkle"


def b64(text: str | None) -> bytes:
    return base64.b64decode(text or "")


def hashes(vector: dict[str, Any]) -> list[bytes]:
    return [b64(item) for item in vector["proof"] or []]


def vectors(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.rglob("*.json")):
        yield str(path.relative_to(folder)), json.loads(path.read_text())


def roots(tlog: Path) -> Iterator[Case]:
    known = json.loads((tlog / ROOT / "rfc6962_roots.json").read_text())
    leaves = [bytes.fromhex(item) for item in known["leaf_inputs_hex"]]
    tree = merkle.Tree(merkle.leaf_hash(leaf) for leaf in leaves)
    rows = second.rows_of([second.leaf_of(leaf) for leaf in leaves])
    for size, root in enumerate(known["roots_by_size_hex"]):
        theirs = second.root_of(rows, size).hex()
        yield Case(f"{size} leaves", root, tree.root(size).hex(), theirs)


def inclusion(tlog: Path) -> Iterator[Case]:
    for name, v in vectors(tlog / ROOT / "inclusion"):
        args = (v["leafIdx"], v["treeSize"], b64(v["leafHash"]), hashes(v), b64(v["root"]))
        first = holds(merkle.verify_inclusion, *args)
        yield Case(name, not v["wantErr"], first, holds(second.check_inclusion, *args))


def consistency(tlog: Path) -> Iterator[Case]:
    for name, v in vectors(tlog / ROOT / "consistency"):
        args = (v["size1"], v["size2"], b64(v["root1"]), b64(v["root2"]), hashes(v))
        first = holds(merkle.verify_consistency, *args)
        yield Case(name, not v["wantErr"], first, holds(second.check_consistency, *args))


def subtree_inclusion(tlog: Path) -> Iterator[Case]:
    for name, v in vectors(tlog / ROOT / "subtreeinclusion"):
        span = (v["leafIdx"], v["start"], v["end"])
        args = (*span, b64(v["leafHash"]), hashes(v), b64(v["root"]))
        yield Case(name, not v["wantErr"], holds(subtree.verify_subtree_inclusion, *args))


def subtree_consistency(tlog: Path) -> Iterator[Case]:
    for name, v in vectors(tlog / ROOT / "subtreeconsistency"):
        span = (v["start"], v["end"], v["size"])
        args = (*span, b64(v["root1"]), b64(v["root2"]), hashes(v))
        yield Case(name, not v["wantErr"], holds(subtree.verify_subtree_consistency, *args))


SUITES = [
    Suite(f"{ROOT}/rfc6962_roots.json", "Roots (RFC 6962)", 9, roots),
    Suite(f"{ROOT}/inclusion", "Inclusion proofs (RFC 6962)", 98, inclusion),
    Suite(f"{ROOT}/consistency", "Consistency proofs (RFC 6962)", 98, consistency),
    Suite(f"{ROOT}/subtreeinclusion", "Inclusion in a subtree", 204, subtree_inclusion),
    Suite(f"{ROOT}/subtreeconsistency", "A subtree is part of a tree", 118, subtree_consistency),
]
