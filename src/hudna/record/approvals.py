"""Approvals: what several parties decide together, each by its own signature over one statement."""

import base64
from collections.abc import Collection, Mapping
from typing import Any

from hudna.record import ed25519
from hudna.record.errors import Malformed
from hudna.record.note import decode_base64
from hudna.record.quorum import minimum_quorum

__all__ = ["approvals_of", "check_approvals", "signed_by"]


def approvals_of(signatures: Mapping[str, bytes]) -> dict[str, str]:
    """Return signatures by party as members of a body."""
    return {party: base64.b64encode(value).decode() for party, value in signatures.items()}


def check_approvals(
    approvals: Any, statement: bytes, keys: Mapping[str, Collection[bytes]]
) -> frozenset[str]:
    """Return the parties that approve; raises `Malformed` where fewer than a quorum do.

    `keys` are the valid root keys of every party that may approve; a wrong signature spoils all.
    """
    approving = signed_by(approvals, statement, keys)
    needed = minimum_quorum(len(keys))
    if len(approving) < needed:
        raise Malformed(f"{len(approving)} of {len(keys)} parties approve, {needed} have to")
    return approving


def signed_by(
    approvals: Any, statement: bytes, keys: Mapping[str, Collection[bytes]]
) -> frozenset[str]:
    """Return whose signatures these are; raises `Malformed` for one that is not its party's."""
    if not isinstance(approvals, dict) or not all(isinstance(v, str) for v in approvals.values()):
        raise Malformed("approvals are signatures in base64 by party")
    for party, value in approvals.items():
        if party not in keys:
            raise Malformed(f"{party!r} has no say in this")
        signature = decode_base64(value)
        if not any(ed25519.verify(public, statement, signature) for public in keys[party]):
            raise Malformed(f"the approval of {party} is not signed by its own key")
    return frozenset(approvals)
