"""A full copy that only ever grows: new files are taken over after they are proved to extend it.

The mirror hashes every new entry itself and continues its own tree with them; only if that leads
to the root the log has signed does it take them over. It keeps nothing secret and needs no key.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from hudna.record import lock, merkle
from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.edge import Edge
from hudna.record.errors import Fork, Inconsistent, RecordError, Rollback
from hudna.record.folder import CHECKPOINT, Folder
from hudna.record.founded import log_key, read_genesis
from hudna.record.merkle import leaf_hash
from hudna.record.note import Note
from hudna.record.tiles import ENTRIES, TILE_WIDTH, tiles_of, unpack_bundle
from hudna.record.witnessed import keep_cosigned, merged

__all__ = ["MirrorReport", "has", "mirror", "mirror_when_free"]


@dataclass(frozen=True, slots=True)
class MirrorReport:
    """What a run took over: sizes before and after, and the root the mirror now stands at."""

    origin: str
    before: int
    size: int
    root: str


def mirror(
    source_folder: Path,
    target_folder: Path,
    *,
    public_keys: Mapping[str, bytes] | None = None,
) -> MirrorReport:
    """Bring the mirror up to the log; on `Rollback`, `Fork` or `Inconsistent` it stays as it is.

    `public_keys` are parties' keys by id, which the genesis has to give; without them the first
    run trusts the genesis it finds, and every later run the one it has.
    """
    target_folder.mkdir(parents=True, exist_ok=True)
    handle = lock.take(target_folder)
    try:
        return _mirror(Folder(source_folder), Folder(target_folder), public_keys or {})
    finally:
        lock.release(handle)


T = TypeVar("T")


def mirror_when_free(work: Callable[[], T]) -> T:
    """Fetch and mirror by `work`, waiting for another program at it; look again once after that.

    What was fetched before the other took over something newer looks like a rollback.
    """
    try:
        return lock.when_free(work)
    except Rollback:
        return lock.when_free(work)


def has(folder: Path, note: bytes) -> bool:
    """Return whether the mirror stands at this checkpoint and holds its signatures already."""
    try:
        ours, shown = Note.parse(Folder(folder).read_checkpoint()), Note.parse(note)
    except RecordError:
        return False
    return ours.text == shown.text and set(shown.signatures) <= set(ours.signatures)


def _mirror(source: Folder, target: Folder, public_keys: Mapping[str, bytes]) -> MirrorReport:
    started = (target.path / CHECKPOINT).exists()
    genesis = read_genesis(target if started else source)
    for party in genesis.parties:
        if public_keys.get(party.id, party.public) != party.public:
            raise RecordError(f"the genesis does not give {party.id} the key known for it")
    key = log_key(genesis)
    ours = open_checkpoint(target.read_checkpoint(), key) if started else None
    note = source.read_checkpoint()
    theirs = open_checkpoint(note, key)
    edge = _own_edge(target, ours)
    _check_extension(source, edge, theirs, ours)
    _copy(source, target, edge, theirs)
    _publish(target, Note.parse(note), ours)
    _tidy(target, 0 if ours is None else ours.size, theirs.size)
    return MirrorReport(
        theirs.origin, 0 if ours is None else ours.size, theirs.size, theirs.root.hex()
    )


def _own_edge(target: Folder, ours: Checkpoint | None) -> Edge:
    if ours is None:
        return Edge()
    edge = Edge.load(ours.size, target.read_tile)
    if edge.root() != ours.root:
        raise Inconsistent(f"{target.path}: the mirror itself was altered; run the audit on it")
    return edge


def _check_extension(
    source: Folder, edge: Edge, theirs: Checkpoint, ours: Checkpoint | None
) -> None:
    if theirs.size < edge.size:
        raise Rollback(f"the log shows {theirs.size} entries, the mirror has {edge.size} signed")
    trial, known = deepcopy(edge), edge.last_leaves
    as_mirrored = True
    for tile in tiles_of(ENTRIES, theirs.size, edge.size):
        hashes = [leaf_hash(leaf) for leaf in unpack_bundle(source.read_tile(tile), tile.width)]
        # The whole bundle is taken over: what is mirrored already has to be in it unchanged.
        as_mirrored = as_mirrored and hashes[: len(known)] == known
        for digest in hashes[len(known) :]:
            trial.append(digest)
        known = []
    if as_mirrored and trial.root() == theirs.root:
        return
    if ours is not None and _root_shown(source, ours.size) != ours.root:
        raise Fork(f"the log shows another history of its first {ours.size} entries")
    if not as_mirrored:
        raise Inconsistent("the log shows other entries than those mirrored before; run the audit")
    raise Inconsistent("the log's entries do not lead to the root it has signed; run the audit")


def _root_shown(source: Folder, size: int) -> bytes | None:
    try:
        return merkle.root_hash(size, source.nodes)
    except RecordError:
        return None


def _copy(source: Folder, target: Folder, edge: Edge, theirs: Checkpoint) -> None:
    for tile in tiles_of(ENTRIES, theirs.size, edge.size):
        data = source.read_tile(tile)
        skip = max(edge.size - tile.first_entry, 0)
        for leaf in unpack_bundle(data, tile.width)[skip:]:
            for filled, hashes in edge.append(leaf_hash(leaf)):
                target.write_tile(filled, hashes)
        target.write_tile(tile, data)
    for partial, hashes in edge.partial_tiles():
        target.write_tile(partial, hashes)
    if edge.root() != theirs.root:
        raise Inconsistent("the log's entries changed while they were copied")


def _publish(target: Folder, note: Note, ours: Checkpoint | None) -> None:
    """Take the checkpoint over; cosignatures that were here are kept, and told by size."""
    if ours is not None:
        before = Note.parse(target.read_checkpoint())
        if before.text == note.text:
            note = merged(note, before.signatures)
    target.write_checkpoint(str(note))
    if len(note.signatures) > 1:
        keep_cosigned(target, note)


def _tidy(target: Folder, before: int, size: int) -> None:
    for level in range(ENTRIES, 8):
        for tile in tiles_of(level, size, before):
            if tile.width == TILE_WIDTH:
                target.drop_partials(tile)
