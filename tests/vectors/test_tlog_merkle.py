"""Vectors of transparency-dev/merkle for roots, inclusion and consistency."""

import base64
import json
from pathlib import Path
from typing import Any

from hudna.record import merkle
from hudna.record.errors import BadProof


def holds(check: Any, *args: Any) -> bool:
    try:
        check(*args)
    except BadProof:
        return False
    return True


def vectors(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted(folder.rglob("*.json"))]


def b64(text: str | None) -> bytes:
    return base64.b64decode(text or "")


def hashes(vector: dict[str, Any]) -> list[bytes]:
    return [b64(item) for item in vector["proof"] or []]


def test_roots(tlog: Path) -> None:
    known = json.loads((tlog / "transparency-dev-merkle/rfc6962_roots.json").read_text())
    tree = merkle.Tree(merkle.leaf_hash(bytes.fromhex(x)) for x in known["leaf_inputs_hex"])
    roots = [tree.root(size).hex() for size in range(len(tree) + 1)]
    assert roots == known["roots_by_size_hex"]
    assert len(roots) == 9


def test_inclusion(tlog: Path) -> None:
    cases = vectors(tlog / "transparency-dev-merkle/inclusion")
    assert len(cases) == 98
    for v in cases:
        args = (v["leafIdx"], v["treeSize"], b64(v["leafHash"]), hashes(v), b64(v["root"]))
        assert holds(merkle.verify_inclusion, *args) != v["wantErr"], v["desc"]


def test_consistency(tlog: Path) -> None:
    cases = vectors(tlog / "transparency-dev-merkle/consistency")
    assert len(cases) == 98
    for v in cases:
        args = (v["size1"], v["size2"], b64(v["root1"]), b64(v["root2"]), hashes(v))
        assert holds(merkle.verify_consistency, *args) != v["wantErr"], v["desc"]
