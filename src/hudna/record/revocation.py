"""Revocation: a key counts no longer from the index of the `revoke` entry on.

A party revokes keys of its own offices by its root key. A root key that is stolen or silent is
revoked by a quorum of the parties, who can name another in its place. `suspect_from` is the index
from which the key is said to have been in other hands: entries from there on stay in the record,
and are marked.
"""

import base64
from dataclasses import dataclass
from typing import Any

from hudna.record import ed25519
from hudna.record.canonical import canonical_json
from hudna.record.errors import Malformed
from hudna.record.keys import KeyPair, parse_public
from hudna.record.note import decode_base64

__all__ = ["REVOKE", "Revocation", "parse_revocation"]

REVOKE = "revoke"
_DOMAIN = b"hudna.revoke.v1\n"
_MEMBERS = {"key", "suspect_from", "reason", "replacement", "possession", "approvals"}


@dataclass(frozen=True, slots=True)
class Revocation:
    """The id of the key, from when it is suspect, why, and the root key in its place if any."""

    key: str
    suspect_from: int
    reason: str
    replacement: bytes | None = None

    def statement(self, origin: str) -> bytes:
        """Return the bytes that approving parties, and the replacement, sign."""
        return _DOMAIN + canonical_json({"origin": origin, **self._members()})

    def _members(self) -> dict[str, Any]:
        new = self.replacement.hex() if self.replacement else None
        return {
            "key": self.key,
            "suspect_from": self.suspect_from,
            "reason": self.reason,
            "replacement": new,
        }

    def body(
        self, origin: str, approvals: dict[str, str] | None = None, holder: KeyPair | None = None
    ) -> dict[str, Any]:
        """Return the body of a `revoke` entry; `holder` is the pair of the replacement."""
        proof = holder.sign(self.statement(origin)) if holder else None
        return {
            **self._members(),
            "possession": base64.b64encode(proof).decode() if proof else None,
            "approvals": approvals or {},
        }


def parse_revocation(origin: str, body: dict[str, Any]) -> Revocation:
    """Return the revocation in a body; approvals are checked by whoever knows the parties."""
    if body.keys() != _MEMBERS:
        raise Malformed(f"a revocation has {', '.join(sorted(_MEMBERS))}")
    if not (isinstance(body["key"], str) and isinstance(body["reason"], str)):
        raise Malformed("key and reason of a revocation are text")
    if type(body["suspect_from"]) is not int or body["suspect_from"] < 0:
        raise Malformed("`suspect_from` is the index of an entry")
    new, proof = body["replacement"], body["possession"]
    if (new is None) != (proof is None):
        raise Malformed("a replacement comes with its own signature")
    public = None
    if new is not None:
        if not (isinstance(new, str) and isinstance(proof, str)):
            raise Malformed("replacement and possession are text")
        public = parse_public(new)
    revocation = Revocation(body["key"], body["suspect_from"], body["reason"], public)
    if public is not None:
        signature = decode_base64(proof)
        if not ed25519.verify(public, revocation.statement(origin), signature):
            raise Malformed("the replacement did not sign the revocation")
    return revocation
