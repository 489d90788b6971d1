"""Rotation: a key hands over to a new one, and both sign that it does.

The old key signs the `rotate` entry itself, its last; the new key signs the statement inside it.
"""

import base64
from dataclasses import dataclass
from typing import Any

from hudna.record import ed25519
from hudna.record.canonical import canonical_json
from hudna.record.errors import Malformed
from hudna.record.keys import KeyPair, parse_public
from hudna.record.note import decode_base64

__all__ = ["ROTATE", "Rotation", "parse_rotation", "rotation_body"]

ROTATE = "rotate"
_DOMAIN = b"hudna.rotate.v1\n"


@dataclass(frozen=True, slots=True)
class Rotation:
    """The id of the key that goes and the public key that comes."""

    old: str
    public: bytes

    def statement(self, origin: str) -> bytes:
        """Return the bytes that the new key signs."""
        return _DOMAIN + canonical_json(
            {"origin": origin, "old": self.old, "new": self.public.hex()}
        )


def rotation_body(origin: str, old: str, new: KeyPair) -> dict[str, Any]:
    """Return the body of a `rotate` entry, which the old key has yet to sign."""
    proof = new.sign(Rotation(old, new.public).statement(origin))
    return {
        "old": old,
        "new": new.public.hex(),
        "possession": base64.b64encode(proof).decode(),
    }


def parse_rotation(origin: str, body: dict[str, Any]) -> Rotation:
    """Return the rotation in a body; raises `Malformed` unless the new key signed it."""
    if body.keys() != {"old", "new", "possession"}:
        raise Malformed("a rotation has old, new and possession")
    if not all(isinstance(value, str) for value in body.values()):
        raise Malformed("the members of a rotation are text")
    rotation = Rotation(body["old"], parse_public(body["new"]))
    signature = decode_base64(body["possession"])
    if not ed25519.verify(rotation.public, rotation.statement(origin), signature):
        raise Malformed("the new key did not sign the rotation")
    return rotation
