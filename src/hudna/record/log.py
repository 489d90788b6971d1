"""The log: signed entries in, indexes, checkpoints and proofs out.

An append commits to SQLite first, then writes entry bundles and hash tiles, then the signed
checkpoint. Every later step can be repeated from the step before, so that a process killed
anywhere loses nothing it acknowledged and doubles nothing: `Log.open` completes what is missing.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from hudna.record import lock, merkle
from hudna.record.authors import Author, Authors
from hudna.record.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from hudna.record.edge import Edge
from hudna.record.entry import SignedEntry, parse
from hudna.record.errors import (
    Fork,
    Inconsistent,
    Malformed,
    ReadOnly,
    RecordError,
    Rejected,
    Rollback,
)
from hudna.record.folder import CHECKPOINT, Folder
from hudna.record.keys import KeyPair, parse_public
from hudna.record.note import Note, VerifierKey, check_name
from hudna.record.store import Store
from hudna.record.tiles import ENTRIES, TILE_WIDTH, pack_bundle, tiles_of

__all__ = ["Log"]

_SEEN_ROOTS = 1024


def _no_step(step: str) -> None:
    """Stand in for a caller that does not follow the steps."""


class Log:
    """A log in a folder; one process at a time may hold it open for writing."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        signer: KeyPair | None,
        handle: int | None,
        on_step: Callable[[str], None],
    ) -> None:
        self.folder = Folder(folder)
        self.origin = store.meta("origin")
        self.key = VerifierKey(self.origin, parse_public(store.meta("key")))
        self._store, self._signer, self._lock, self._on_step = store, signer, handle, on_step
        self._turn = threading.RLock()
        self._authors = Authors(self.origin)
        self._edge = Edge()
        self._unfinished = True
        self._roots: dict[int, bytes] = {}

    @classmethod
    def create(cls, folder: Path, origin: str, signer: KeyPair) -> "Log":
        """Make an empty log in a folder; its first entry has to be the genesis."""
        folder.mkdir(parents=True, exist_ok=True)
        handle = lock.take(folder)
        try:
            Store.create(folder, check_name(origin), signer.public).close()
        finally:
            lock.release(handle)
        return cls.open(folder, signer)

    @classmethod
    def open(
        cls,
        folder: Path,
        signer: KeyPair | None = None,
        *,
        on_step: Callable[[str], None] = _no_step,
    ) -> "Log":
        """Open a log for writing with the operator's key, without it for reading only.

        For writing it completes what a killed process left undone, and refuses (`Rollback`,
        `Fork`, `Inconsistent`) a database that is behind, or other than, the signed checkpoint.
        `on_step` is told of every durable step, for progress and for tests.
        """
        handle = None if signer is None else lock.take(folder)
        try:
            log = cls(folder, Store.open(folder), signer, handle, on_step)
            if signer is not None:
                log._resume()
        except BaseException:
            if handle is not None:
                lock.release(handle)
            raise
        return log

    def close(self) -> None:
        """Release the log for another process."""
        self._store.close()
        if self._lock is not None:
            lock.release(self._lock)
            self._lock = None

    def __enter__(self) -> "Log":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def size(self) -> int:
        """Number of entries under the published checkpoint."""
        return self._published().size

    @property
    def root(self) -> bytes:
        """Root under the published checkpoint."""
        return self._published().root

    def checkpoint(self) -> str:
        """Return the published checkpoint, a signed note."""
        return str(Note.parse(self.folder.read_checkpoint()))

    def _published(self) -> Checkpoint:
        return open_checkpoint(self.folder.read_checkpoint(), self.key)

    def author(self, key: str) -> Author | None:
        """Return where the sequence of a key stands, None for a key that is not enrolled."""
        return self._store.author(key)

    def entry(self, index: int) -> SignedEntry:
        """Return the published entry at an index."""
        signed = self._store.entry(index) if 0 <= index < self.size else None
        if signed is None:
            raise Malformed(f"there is no entry {index} in a log of {self.size}")
        return signed

    def index_of(self, leaf_hash: bytes) -> int | None:
        """Return the index of an entry by leaf hash, None if the log does not hold it."""
        return self._store.index_of(leaf_hash)

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """Return the proof that entry `index` is in the tree of `size`, published by default."""
        return merkle.inclusion_proof(index, self._at_most(size), self.folder.nodes)

    def consistency(self, size1: int, size2: int | None = None) -> list[bytes]:
        """Return the proof that the tree of `size2` extends that of `size1`."""
        return merkle.consistency_proof(size1, self._at_most(size2), self.folder.nodes)

    def root_at(self, size: int) -> bytes | None:
        """Return the root at an earlier size, None if the log was never published that far."""
        if size not in self._roots:
            if size > self.size:
                return None
            if len(self._roots) >= _SEEN_ROOTS:
                self._roots.clear()
            self._roots[size] = merkle.root_hash(size, self.folder.nodes)
        return self._roots[size]

    def _at_most(self, size: int | None) -> int:
        published = self.size
        if size is not None and size > published:
            raise Malformed(f"the log has {published} published entries, not {size}")
        return published if size is None else size

    def append(self, entries: Sequence[SignedEntry]) -> list[int]:
        """Add signed entries and publish them; return their indexes.

        All or none are added. An entry the log holds already keeps its index. Raises `Rejected`,
        naming the rule, for an entry that may not stand where it would.
        """
        with self._turn:
            if self._signer is None:
                raise ReadOnly("the log was opened without the operator's key")
            if self._unfinished:
                self._resume()
            authors, indexes, fresh, changed = self._admit(entries)
            if fresh:
                self._unfinished = True
                self._on_step("admitted")
                self._store.add(self._edge.size, fresh, changed.values())
                self._authors = authors
                self._on_step("stored")
                self._publish(self._edge.size, fresh)
                self._unfinished = False
            return indexes

    def _admit(
        self, entries: Sequence[SignedEntry]
    ) -> tuple[Authors, list[int], list[SignedEntry], dict[str, Author]]:
        authors = self._authors.copy()
        start, indexes = self._edge.size, list[int]()
        fresh: dict[bytes, SignedEntry] = {}
        changed: dict[str, Author] = {}
        places: dict[bytes, int] = {}
        for position, signed in enumerate(entries):
            leaf = signed.leaf_hash
            known = places.get(leaf, self._store.index_of(leaf))
            if known is None:
                known = start + len(fresh)
                for author in self._judge(authors, known, signed, position):
                    changed[author.key] = author
                fresh[leaf] = signed
            places[leaf] = known
            indexes.append(known)
        return authors, indexes, list(fresh.values()), changed

    def _judge(
        self, authors: Authors, index: int, signed: SignedEntry, position: int
    ) -> list[Author]:
        try:
            entry = parse(signed.canonical)
        except Malformed as error:
            raise Rejected("form", str(error), position=position) from error
        for breach in authors.breaches(index, signed, entry, self.root_at):
            raise Rejected(breach.rule, breach.message, position=position)
        changed = authors.advance(index, signed, entry)
        if authors.genesis and index == 0 and authors.genesis.operator_key != self.key.public:
            raise Rejected(
                "genesis", "its operator does not hold this log's key", position=position
            )
        return changed

    def _resume(self) -> None:
        if self._signer is None or self._signer.public != self.key.public:
            raise RecordError(f"this is not the key that signs the log {self.origin}")
        stored = self._store.size
        self._authors = Authors(self.origin, self._store.authors())
        if (self.folder.path / CHECKPOINT).exists():
            published = self._published()
            if published.size > stored:
                raise Rollback(
                    f"the checkpoint was signed over {published.size} entries, the database "
                    f"holds {stored}: an old copy was put back; restore the newest one"
                )
            self._edge = Edge.load(published.size, self.folder.read_tile)
            if self._edge.root() != published.root:
                raise Inconsistent("the tiles do not lead to the signed checkpoint; run the audit")
            self._check_last(published.size)
        else:
            self._edge = Edge()
            published = None
        if published is None or published.size < stored:
            self._publish(self._edge.size, list(self._store.entries(self._edge.size, stored)))
        self._unfinished = False

    def _check_last(self, size: int) -> None:
        last = self._store.entry(size - 1) if size else None
        if size and (last is None or last.leaf_hash != self.folder.nodes(0, size - 1)):
            raise Fork(f"the database holds another entry {size - 1} than the one that was signed")

    def _publish(self, start: int, fresh: Sequence[SignedEntry]) -> None:
        for tile in tiles_of(ENTRIES, start + len(fresh), start):
            first = tile.first_entry
            older = [e.leaf for e in self._store.entries(first, start)] if first < start else []
            upto = [e.leaf for e in fresh[max(first - start, 0) : first + tile.width - start]]
            self.folder.write_tile(tile, pack_bundle([*older, *upto]))
            self._on_step(tile.path)
        filled = [tile for signed in fresh for tile in self._edge.append(signed.leaf_hash)]
        for tile, data in [*filled, *self._edge.partial_tiles()]:
            self.folder.write_tile(tile, data)
            self._on_step(tile.path)
        self._sign_checkpoint()
        for tile, _ in filled:
            self.folder.drop_partials(tile)
            if tile.level == 0:
                self.folder.drop_partials(type(tile)(ENTRIES, tile.index, TILE_WIDTH))
        self._on_step("tidied")

    def _sign_checkpoint(self) -> None:
        if self._signer is None:
            raise ReadOnly("the log was opened without the operator's key")
        checkpoint = Checkpoint(self.origin, self._edge.size, self._edge.root())
        self.folder.write_checkpoint(sign_checkpoint(checkpoint, self._signer))
        self._on_step("checkpoint")
