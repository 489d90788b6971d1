"""Vectors of cyberphone/json-canonicalization for RFC 8785."""

import json
from pathlib import Path

from hudna.record.canonical import canonical_json


def test_canonical_json(tlog: Path) -> None:
    inputs = sorted((tlog / "jcs-rfc8785/input").iterdir())
    assert len(inputs) == 6
    for path in inputs:
        value = json.loads(path.read_text(encoding="utf-8"))
        expected = (tlog / "jcs-rfc8785/outhex" / f"{path.stem}.txt").read_text()
        assert canonical_json(value) == bytes.fromhex(expected), path.name
