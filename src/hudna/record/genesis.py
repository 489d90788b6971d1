"""The first entry: who the parties are, signed by every one of them.

Each party signs the *statement* (origin, operator, parties with roles and public keys, terms);
the body of entry 0 carries the statement and all these signatures, and the operator signs the
entry. A log whose parties did not all sign its beginning is not their log.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hudna.record import ed25519
from hudna.record.canonical import canonical_json
from hudna.record.entry import Entry, SignedEntry, sign
from hudna.record.errors import Malformed
from hudna.record.keys import KeyPair, key_id, parse_public
from hudna.record.note import check_name, decode_base64

__all__ = ["GENESIS", "Founder", "Genesis", "found", "parse_genesis"]

GENESIS = "genesis"
_DOMAIN = b"hudna.genesis.v1\n"


@dataclass(frozen=True, slots=True)
class Founder:
    """A party at the beginning: its id, its role, and its public key."""

    id: str
    role: str
    public: bytes


@dataclass(frozen=True, slots=True)
class Genesis:
    """What all parties sign; `terms` is any JSON they agree on, such as the hash of a rule book."""

    origin: str
    operator: str
    parties: tuple[Founder, ...]
    terms: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_name(self.origin)
        ids = [party.id for party in self.parties]
        key_ids = {key_id(party.public) for party in self.parties}
        if len(set(ids)) != len(ids) or len(key_ids) != len(ids):
            raise Malformed("two parties of the genesis share an id or a key")
        if self.operator not in ids:
            raise Malformed(f"the operator {self.operator!r} is not among the parties")

    @property
    def operator_key(self) -> bytes:
        """The public key that signs the genesis entry and the checkpoints."""
        return next(party.public for party in self.parties if party.id == self.operator)

    def statement(self) -> bytes:
        """Return the bytes that every party signs."""
        return _DOMAIN + canonical_json({"origin": self.origin, **self._members()})

    def _members(self) -> dict[str, Any]:
        parties = [{"id": p.id, "role": p.role, "key": p.public.hex()} for p in self.parties]
        return {"operator": self.operator, "parties": parties, "terms": self.terms}

    def body(self, signatures: Mapping[str, bytes]) -> dict[str, Any]:
        """Return the body of entry 0; raises `Malformed` unless every party has signed."""
        signed = {party: base64.b64encode(value).decode() for party, value in signatures.items()}
        body = {**self._members(), "signatures": signed}
        parse_genesis(self.origin, body)
        return body


def found(
    genesis: Genesis, signatures: Mapping[str, bytes], operator: KeyPair, time: str
) -> SignedEntry:
    """Return entry 0, signed by the operator over the signatures of all parties."""
    body = genesis.body(signatures)
    return sign(Entry(genesis.origin, GENESIS, operator.id, 0, None, time, None, body), operator)


def parse_genesis(origin: str, body: Mapping[str, Any]) -> Genesis:
    """Return the genesis in a body; raises `Malformed` unless every party's signature holds."""
    if body.keys() != {"operator", "parties", "terms", "signatures"}:
        raise Malformed("a genesis body has operator, parties, terms and signatures")
    if not isinstance(body["parties"], list) or not isinstance(body["terms"], dict):
        raise Malformed("the genesis lists its parties and holds its terms as an object")
    parties = tuple(_founder(item) for item in body["parties"])
    genesis = Genesis(origin, body["operator"], parties, body["terms"])
    signatures = body["signatures"]
    if not isinstance(signatures, dict) or signatures.keys() != {p.id for p in parties}:
        raise Malformed("the genesis carries the signature of every party and no other")
    statement = genesis.statement()
    for party in parties:
        value = signatures[party.id]
        if not isinstance(value, str):
            raise Malformed(f"the signature of {party.id} on the genesis is not text")
        if not ed25519.verify(party.public, statement, decode_base64(value)):
            raise Malformed(f"the signature of {party.id} on the genesis is wrong")
    return genesis


def _founder(item: Any) -> Founder:
    if not isinstance(item, dict) or item.keys() != {"id", "role", "key"}:
        raise Malformed("a party of the genesis has id, role and key")
    if not all(isinstance(value, str) and value for value in item.values()):
        raise Malformed("id, role and key of a party are non-empty text")
    return Founder(item["id"], item["role"], parse_public(item["key"]))
