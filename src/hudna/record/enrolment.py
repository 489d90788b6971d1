"""Enrolment: a party lets one more key speak for it, from the index of the `enrol` entry on.

The new key proves that it is held, so that no party can pass off another's officer as its own.
"""

import base64
from dataclasses import dataclass
from typing import Any

from hudna.record import ed25519
from hudna.record.canonical import canonical_json
from hudna.record.errors import Malformed
from hudna.record.keys import KeyPair, parse_public
from hudna.record.note import decode_base64

__all__ = ["ENROL", "Enrolment", "enrolment_body", "parse_enrolment"]

ENROL = "enrol"
_DOMAIN = b"hudna.enrol.v1\n"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A key, the party it will speak for, and the office (never the person) that holds it."""

    party: str
    office: str
    role: str
    public: bytes

    def statement(self, origin: str) -> bytes:
        """Return the bytes that the new key signs to show that it is held."""
        return _DOMAIN + canonical_json({"origin": origin, **self.members()})

    def members(self) -> dict[str, str]:
        """Return the enrolment as members of a body."""
        return {
            "party": self.party,
            "office": self.office,
            "role": self.role,
            "key": self.public.hex(),
        }


def enrolment_body(
    origin: str, party: str, holder: KeyPair, *, office: str, role: str
) -> dict[str, Any]:
    """Return the body of an `enrol` entry, which the party's own key has yet to sign."""
    enrolment = Enrolment(party, office, role, holder.public)
    proof = holder.sign(enrolment.statement(origin))
    return {**enrolment.members(), "possession": base64.b64encode(proof).decode()}


def parse_enrolment(origin: str, body: dict[str, Any]) -> Enrolment:
    """Return the enrolment in a body; raises `Malformed` unless the new key shows it is held."""
    if body.keys() != {"party", "office", "role", "key", "possession"}:
        raise Malformed("an enrolment has party, office, role, key and possession")
    if not all(isinstance(value, str) and value for value in body.values()):
        raise Malformed("the members of an enrolment are non-empty text")
    public = parse_public(body["key"])
    enrolment = Enrolment(body["party"], body["office"], body["role"], public)
    if not ed25519.verify(public, enrolment.statement(origin), decode_base64(body["possession"])):
        raise Malformed("the new key did not sign its own enrolment")
    return enrolment
