"""A small log of an exercise: three guarantors, an observer and an operator."""

from dataclasses import dataclass, field
from typing import Any

from hudna.record.enrolment import ENROL, enrolment_body
from hudna.record.entry import Entry, Seen, SignedEntry, sign
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.log import Log

ORIGIN = "exercise.example/truce"
TIME = "2017-01-24T12:00:00Z"
ROLES = {
    "guarantor-a": "guarantor",
    "guarantor-b": "guarantor",
    "guarantor-c": "guarantor",
    "observer": "observer",
    "operator": "operator",
}


@dataclass
class Scene:
    """Keys of the parties and the writing hand of each: next sequence number and hash."""

    pairs: dict[str, KeyPair] = field(
        default_factory=lambda: {
            name: KeyPair.from_seed(bytes([at + 1]) * 32) for at, name in enumerate(ROLES)
        }
    )
    last: dict[str, tuple[int, str | None]] = field(default_factory=dict)

    @property
    def operator(self) -> KeyPair:
        return self.pairs["operator"]

    @property
    def public_keys(self) -> dict[str, bytes]:
        return {name: self.pairs[name].public for name in ROLES}

    def genesis(self) -> SignedEntry:
        parties = tuple(
            Founder(name, role, self.pairs[name].public) for name, role in ROLES.items()
        )
        genesis = Genesis(ORIGIN, "operator", parties, {"rule": "exercise"})
        signatures = {name: self.pairs[name].sign(genesis.statement()) for name in ROLES}
        signed = found(genesis, signatures, self.operator, TIME)
        self.last["operator"] = (1, signed.hash)
        return signed

    def say(self, who: str, body: dict[str, Any] | None = None, **changes: Any) -> SignedEntry:
        """Return the next entry of a holder of a key, with members changed as asked."""
        seq, prev = self.last.get(who, (0, None))
        members: dict[str, Any] = {
            "origin": ORIGIN,
            "type": "report",
            "key": self.pairs[who].id,
            "seq": seq,
            "prev": prev,
            "time": TIME,
            "checkpoint": None,
            "body": {"number": seq} if body is None else body,
        }
        signed = sign(Entry(**{**members, **changes}), self.pairs[who])
        self.last[who] = (seq + 1, signed.hash)
        return signed

    def enrol(self, party: str, office: str) -> SignedEntry:
        pair = self.pairs.setdefault(office, KeyPair.generate())
        body = enrolment_body(ORIGIN, party, pair, office=office, role="monitor")
        return self.say(party, body, type=ENROL)

    def seen(self, log: Log) -> Seen:
        return Seen(log.size, log.root.hex())
