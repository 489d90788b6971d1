"""Publishing a log's static files to an object store, from which anybody reads them.

Tiles never change under their name, so they are only ever created; the checkpoint goes last and
only over the one that was seen before. Two publishers, or an old copy put back, are noticed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.errors import Busy, Fork, Inconsistent, Rollback
from hudna.record.folder import CHECKPOINT, Folder
from hudna.record.founded import read_genesis
from hudna.record.merkle import root_hash
from hudna.record.note import VerifierKey
from hudna.record.tiles import ENTRIES, TILE_WIDTH, TileId, tiles_of

__all__ = ["Bucket", "PushReport", "Stored", "push"]


@dataclass(frozen=True, slots=True)
class Stored:
    """An object's bytes, and the tag that changes whenever they do."""

    data: bytes
    tag: str


class Bucket(Protocol):
    """An object store with conditional writes, below one prefix."""

    def get(self, path: str) -> Stored | None:
        """Return an object, None if there is none."""

    def create(self, path: str, data: bytes) -> bool:
        """Store an object unless there is one; return whether it was stored."""

    def replace(self, path: str, data: bytes, tag: str) -> bool:
        """Store an object over the one with this tag; return whether that one was still there."""

    def names(self, prefix: str) -> Iterable[str]:
        """Return the paths that begin with a prefix."""

    def delete(self, path: str) -> None:
        """Remove an object."""


@dataclass(frozen=True, slots=True)
class PushReport:
    """What a run published: sizes before and after, and how many files it stored."""

    origin: str
    before: int
    size: int
    files: int


def push(files: Folder, bucket: Bucket) -> PushReport:
    """Bring the bucket up to the log in `files`; repeating a broken run completes it.

    Raises `Rollback` or `Fork` when the bucket holds a longer or another history under the
    operator's signature, `Busy` when somebody else published at the same time.
    """
    genesis = read_genesis(files)
    key = VerifierKey(genesis.origin, genesis.operator_key)
    note = files.read_checkpoint()
    ours = open_checkpoint(note, key)
    there = bucket.get(CHECKPOINT)
    before = 0
    if there is not None:
        theirs = open_checkpoint(there.data, key)
        _check_extends(files, ours, theirs)
        before = theirs.size
    stored = sum(_store(files, bucket, tile) for tile in _tiles(ours.size, before))
    if there is None:
        done = bucket.create(CHECKPOINT, note)
    else:
        done = there.data == note or bucket.replace(CHECKPOINT, note, there.tag)
    if not done:
        raise Busy("somebody else has published a checkpoint there in the meantime")
    for tile in _tiles(ours.size, before):
        if tile.width == TILE_WIDTH:
            for path in bucket.names(f"{tile.path}.p/"):
                bucket.delete(path)
    return PushReport(ours.origin, before, ours.size, stored)


def _check_extends(files: Folder, ours: Checkpoint, theirs: Checkpoint) -> None:
    if theirs.size > ours.size:
        raise Rollback(f"{theirs.size} entries are published there, this log has {ours.size}")
    if root_hash(theirs.size, files.nodes) != theirs.root:
        raise Fork(f"another history of {theirs.size} entries is published there")


def _tiles(size: int, before: int) -> Iterator[TileId]:
    """Yield bundles, then hash tiles from the lowest level up, that hold entries from `before`."""
    level = ENTRIES
    while level < 1 or size >> (8 * level):
        yield from tiles_of(level, size, before)
        level += 1


def _store(files: Folder, bucket: Bucket, tile: TileId) -> bool:
    data = files.read_tile(tile)
    if bucket.create(tile.path, data):
        return True
    there = bucket.get(tile.path)
    if there is None or there.data != data:
        raise Inconsistent(f"another file lies at {tile.path}; nothing was published over it")
    return False
