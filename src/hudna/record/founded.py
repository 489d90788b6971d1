"""What a log's own first entry says: who keeps it, and whose cosignatures its checkpoints need."""

from hudna.record.checkpoint import Checkpoint
from hudna.record.entry import SignedEntry, parse
from hudna.record.errors import Malformed
from hudna.record.folder import Folder
from hudna.record.genesis import Genesis, parse_genesis
from hudna.record.note import VerifierKey
from hudna.record.policy import WitnessPolicy
from hudna.record.tiles import TILE_WIDTH

__all__ = ["genesis_of_leaf", "log_key", "read_genesis", "read_policy"]


def genesis_of_leaf(leaf: bytes) -> Genesis:
    """Return the genesis in the leaf of entry 0; raises `Malformed` unless every party signed."""
    entry = parse(SignedEntry.from_leaf(leaf).canonical)
    return parse_genesis(entry.origin, entry.body)


def read_genesis(files: Folder) -> Genesis:
    """Return the genesis that a log's files begin with."""
    first = next(iter(files.leaves(0, min(_size(files), TILE_WIDTH))), None)
    if first is None:
        raise Malformed(f"{files.path} holds no entries yet")
    return genesis_of_leaf(first)


def _size(files: Folder) -> int:
    """Return how many entries there are: by the checkpoint, or without one by the bundles."""
    try:
        return Checkpoint.of_note(files.read_checkpoint()).size
    except Malformed:
        return files.extent()


def read_policy(files: Folder) -> WitnessPolicy | None:
    """Return the witness policy the parties signed; None if they agreed on none."""
    return WitnessPolicy.of_terms(read_genesis(files).terms)


def log_key(genesis: Genesis) -> VerifierKey:
    """Return the key that signs the log's checkpoints."""
    return VerifierKey(genesis.origin, genesis.operator_key)
