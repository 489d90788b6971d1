"""sigsum's built-in policies: real logs, witnesses and quorums."""

import hashlib
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from hudna.record.cosignature import CosignerKey
from hudna.record.note import VerifierKey
from hudna.record.signature_type import SignatureType
from hudna.record.trust_policy import TrustPolicy
from tests.vectors.case import Case, Suite

__all__ = ["SUITES"]


def in_tlog_policy(text: str) -> str:
    """Return a policy with sigsum's bare keys in hex written as verifier keys."""

    def log(match: re.Match[str]) -> str:
        public = bytes.fromhex(match[1])
        origin = f"sigsum.org/v1/tree/{hashlib.sha256(public).hexdigest()}"
        return f"log {VerifierKey(origin, public)}"

    def witness(match: re.Match[str]) -> str:
        kind = SignatureType.ED25519_COSIGNATURE
        return f"witness {match[1]} {CosignerKey(match[1], kind, bytes.fromhex(match[2]))}"

    text = re.sub(r"^log ([0-9a-f]{64})", log, text, flags=re.MULTILINE)
    return re.sub(r"^witness (\S+)\s+([0-9a-f]{64})", witness, text, flags=re.MULTILINE)


def builtin(tlog: Path) -> Iterator[Case]:
    """Every coalition of the witnesses: is it the quorum that the file's groups ask for?"""
    for path in sorted((tlog / "sigsum-policies").iterdir()):
        text = path.read_text()
        policy = TrustPolicy.parse(in_tlog_policy(text).encode())
        groups = re.findall(r"^group (\S+) (\d+) (.*)$", text, flags=re.MULTILINE)
        names = re.findall(r"^witness (\S+)", text, flags=re.MULTILINE)
        coalitions = [c for n in range(len(names) + 1) for c in combinations(names, n)]
        expected = [enough(coalition, groups, "quorum-rule") for coalition in coalitions]
        yield Case(path.name, expected, [policy.witnessed(c) for c in coalitions])


def enough(coalition: tuple[str, ...], groups: list[tuple[str, str, str]], name: str) -> bool:
    found = [(needed, members) for group, needed, members in groups if group == name]
    if not found:
        return name in coalition
    ((needed, members),) = found
    return sum(enough(coalition, groups, m) for m in members.split()) >= int(needed)


SUITES = [Suite("sigsum-policies", "Policies, every coalition of their witnesses", 4, builtin)]
