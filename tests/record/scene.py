"""A small log of an exercise: three guarantors, an observer and an operator."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.edge import Edge
from hudna.record.enrolment import ENROL, enrolment_body
from hudna.record.entry import Entry, Seen, SignedEntry, sign
from hudna.record.folder import Folder
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.tiles import ENTRIES, pack_bundle, tiles_of

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

    def enrol(self, party: str, office: str, *, signer: str = "") -> SignedEntry:
        pair = self.pairs.setdefault(office, KeyPair.generate())
        body = enrolment_body(ORIGIN, party, pair, office=office, role="monitor")
        return self.say(signer or party, body, type=ENROL)

    def seen(self, log: Log) -> Seen:
        return Seen(log.size, log.root.hex())


def publish(
    folder: Path, entries: list[SignedEntry], signer: KeyPair, origin: str = ORIGIN
) -> None:
    """Write the static files of a log as an operator would who keeps no rule but the format's."""
    edge, files = Edge(), Folder(folder)
    for signed in entries:
        for tile, data in edge.append(signed.leaf_hash):
            files.write_tile(tile, data)
    for tile, data in edge.partial_tiles():
        files.write_tile(tile, data)
    for bundle in tiles_of(ENTRIES, len(entries)):
        first = bundle.first_entry
        leaves = [signed.leaf for signed in entries[first : first + bundle.width]]
        files.write_tile(bundle, pack_bundle(leaves))
    checkpoint = Checkpoint(ORIGIN, len(entries), edge.root())
    files.write_checkpoint(sign_checkpoint(checkpoint, signer))
