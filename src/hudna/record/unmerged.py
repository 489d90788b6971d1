"""Evidence of kind `unmerged`: relays took an entry, and the record lacks it long after.

It needs no promise by the operator. More relays than may be hostile have to state that they took
the entry; the last of their times, and the time for merging, make the deadline.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hudna.record.conviction import Conviction, check_absent, policy_of
from hudna.record.errors import BadProof, BadSignature, Malformed
from hudna.record.genesis import Genesis
from hudna.record.note import decode_base64
from hudna.record.policy import WitnessPolicy
from hudna.record.promise import MERGE_WITHIN
from hudna.record.quorum import hostile
from hudna.record.relay import Relayed, Statement, print_statement, verify_relayed
from hudna.record.signature_type import SignatureType

__all__ = ["Unmerged", "parse_unmerged"]

_MOST_STATEMENTS = 100


@dataclass(frozen=True, slots=True)
class Unmerged:
    """Relays' statements about one entry, and a checkpoint cosigned after its deadline."""

    statements: tuple[Statement, ...]
    checkpoint: str

    def members(self) -> dict[str, Any]:
        """Return the members of the file that this kind has."""
        rows = [print_statement(statement) for statement in self.statements]
        return {"kind": "unmerged", "statements": rows, "checkpoint": self.checkpoint}

    def verify(self, genesis: Genesis, leaves: Sequence[bytes]) -> Conviction:
        """Return that the operator left the entry out.

        `leaves` are the log's leaf hashes in order, at least up to the checkpoint. Raises
        `BadProof` where the entry is among them, too few relays took it, or it is not yet due.
        """
        policy = policy_of(genesis)
        said = [_relayed(statement, policy) for statement in self.statements]
        if {(item.origin, item.entry) for item in said} - {(genesis.origin, said[0].entry)}:
            raise BadProof("the statements are not all about one entry of this log")
        received: dict[str, datetime] = {}
        for item in said:
            received[item.relay] = min(item.received, received.get(item.relay, item.received))
        needed = hostile(len(policy.parties)) + 1
        if len(received) < needed:
            raise BadProof(f"{len(received)} relays state that they took it, {needed} have to")
        due = _due(max(received.values()))
        check_absent(self.checkpoint, genesis, said[0].entry, due, leaves)
        what = (
            f"left out entry {said[0].entry[:16]}, which {', '.join(received)} relayed, "
            f"beyond {due:%Y-%m-%dT%H:%M:%SZ}"
        )
        return Conviction((genesis.operator,), what)


def _due(received: datetime) -> datetime:
    try:
        return received + MERGE_WITHIN
    except OverflowError:
        raise BadProof("the entry is never due") from None


def _relayed(statement: Statement, policy: WitnessPolicy) -> Relayed:
    for witness in policy.witnesses:
        if witness.key.kind is not SignatureType.ED25519_COSIGNATURE:
            continue
        try:
            said = verify_relayed(statement, witness.key.public)
        except BadSignature:
            continue
        if said.relay == witness.party:
            return said
    raise BadSignature("a statement is not signed by the witness key of its relay")


def parse_unmerged(value: Mapping[str, Any]) -> Unmerged:
    """Return the evidence in the members of a file."""
    rows, checkpoint = value.get("statements"), value.get("checkpoint")
    if value.keys() != {"format", "kind", "statements", "checkpoint"}:
        raise Malformed("evidence of this kind has statements and checkpoint")
    if not isinstance(rows, list) or not 0 < len(rows) <= _MOST_STATEMENTS:
        raise Malformed(f"the evidence lists 1 to {_MOST_STATEMENTS} statements")
    if not isinstance(checkpoint, str):
        raise Malformed("the checkpoint of the evidence is not text")
    return Unmerged(tuple(_statement(row) for row in rows), checkpoint)


def _statement(row: Any) -> Statement:
    if not isinstance(row, list) or len(row) != 2 or not all(isinstance(x, str) for x in row):
        raise Malformed("a statement is its body and its signature")
    return Statement(*map(decode_base64, row))
