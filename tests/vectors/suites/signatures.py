"""C2SP/CCTV, wycheproof and cyberphone/json-canonicalization: signatures and what is signed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from hudna.record import ed25519, mldsa
from hudna.record.canonical import canonical_json
from tests.vectors.case import Case, Suite
from tools import verify_record as second

__all__ = ["SUITES"]

TOLERATED = {"low_order_component_A", "low_order_component_R"}


def equation_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def cctv(tlog: Path) -> Iterator[Case]:
    """What both have to accept: the equation holds and no flag but a low-order component."""
    for at, v in enumerate(json.loads((tlog / "cctv-ed25519/ed25519vectors.json").read_text())):
        args = (bytes.fromhex(v["key"]), v["msg"].encode(), bytes.fromhex(v["sig"]))
        expected = set(v["flags"] or []) <= TOLERATED and equation_holds(*args)
        yield Case(str(at), expected, ed25519.verify(*args), second.ed25519(*args))


def groups(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for group in json.loads(path.read_text())["testGroups"]:
        public = group["publicKey"]
        for test in group["tests"]:
            yield public if isinstance(public, str) else public["pk"], test


def wycheproof_ed25519(tlog: Path) -> Iterator[Case]:
    for public, test in groups(tlog / "wycheproof/ed25519_test.json"):
        args = (*(bytes.fromhex(x) for x in (public, test["msg"], test["sig"])),)
        valid = test["result"] == "valid"
        yield Case(str(test["tcId"]), valid, ed25519.verify(*args), second.ed25519(*args))


def wycheproof_mldsa(tlog: Path) -> Iterator[Case]:
    """The second verifier knows signatures without a context only, as the record uses them."""
    for public, test in groups(tlog / "wycheproof/mldsa_44_verify_test.json"):
        context = bytes.fromhex(test.get("ctx", ""))
        args = (*(bytes.fromhex(x) for x in (public, test["msg"], test["sig"])),)
        theirs = None if context else second.mldsa44(*args)
        first = mldsa.verify(*args, context)
        yield Case(str(test["tcId"]), test["result"] == "valid", first, theirs)


def canonical(tlog: Path) -> Iterator[Case]:
    for path in sorted((tlog / "jcs-rfc8785/input").iterdir()):
        value = json.loads(path.read_text(encoding="utf-8"))
        known = bytes.fromhex((tlog / f"jcs-rfc8785/outhex/{path.stem}.txt").read_text())
        yield Case(path.stem, known, canonical_json(value), second.canonical(value).encode())


SUITES = [
    Suite("cctv-ed25519", "Ed25519: one strict rule", 914, cctv),
    Suite("wycheproof/ed25519_test.json", "Ed25519", 151, wycheproof_ed25519),
    Suite("wycheproof/mldsa_44_verify_test.json", "ML-DSA-44", 180, wycheproof_mldsa),
    Suite("jcs-rfc8785", "Canonical JSON (RFC 8785)", 6, canonical),
]
