"""Who is convicted by evidence, and what several kinds of it have to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hudna.record.checkpoint import open_checkpoint
from hudna.record.errors import BadProof
from hudna.record.genesis import Genesis
from hudna.record.merkle import Tree
from hudna.record.note import Note, VerifierKey
from hudna.record.policy import Finality, WitnessPolicy

__all__ = ["Conviction", "check_absent", "policy_of"]


@dataclass(frozen=True, slots=True)
class Conviction:
    """Who is convicted of what: parties by name, a key by its id where no party is known."""

    parties: tuple[str, ...]
    what: str


def policy_of(genesis: Genesis) -> WitnessPolicy:
    """Return the witness policy of a genesis; `BadProof` where nobody tells the time."""
    policy = WitnessPolicy.of_terms(genesis.terms)
    if policy is None:
        raise BadProof("the parties agreed on no witnesses: nothing tells the time")
    return policy


def check_absent(
    checkpoint: str, genesis: Genesis, entry: str, due: datetime, leaves: Sequence[bytes]
) -> None:
    """Raise unless a quorum saw this checkpoint after `due`, and the entry is not under it.

    `leaves` are the log's leaf hashes in order, at least up to the checkpoint, `entry` is one in
    hex. Two quorums share an honest witness, which never goes back: no larger log with the entry
    can have been cosigned by a quorum before.
    """
    head = open_checkpoint(checkpoint.encode(), VerifierKey(genesis.origin, genesis.operator_key))
    standing = policy_of(genesis).standing(Note.parse(checkpoint.encode()))
    standing.require(Finality.QUORUM)
    # The earliest of a quorum's times: at least one honest witness signed at it or later.
    if min(standing.cosigned.values()) <= due.timestamp():
        raise BadProof(f"the entry was not yet due: {due:%Y-%m-%dT%H:%M:%SZ}")
    covered = leaves[: head.size]
    if len(covered) < head.size or Tree(covered).root() != head.root:
        raise BadProof("the log's leaves are not those of the checkpoint")
    if bytes.fromhex(entry) in covered:
        raise BadProof("the entry is in the log: nothing was withheld")
