"""The log: signed entries in, indexes, checkpoints and proofs out.

An append commits to SQLite first, then writes entry bundles and hash tiles, then the signed
checkpoint. Every later step can be repeated from the step before, so that a process killed
anywhere loses nothing it acknowledged and doubles nothing: `Log.open` completes what is missing.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from hudna.record import lock, merkle
from hudna.record.admission import Batch, Rules
from hudna.record.authors import Author, Authors
from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.entry import SignedEntry, check_signature, parse
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
from hudna.record.freeze import FREEZE
from hudna.record.keys import KeyPair, parse_public
from hudna.record.note import Note, NoteSignature, VerifierKey, check_name
from hudna.record.publisher import Publisher
from hudna.record.quota import Quota
from hudna.record.signatures import Known, SignaturePool
from hudna.record.sqlite_store import SqliteStore
from hudna.record.store import Store
from hudna.record.witnessed import keep_cosigned, merged

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
        on_step: Callable[[str], None],
    ) -> None:
        self.folder = Folder(folder)
        self.origin = store.meta("origin")
        self.key = VerifierKey(self.origin, parse_public(store.meta("key")))
        self._store, self._on_step = store, on_step
        self._turn = threading.RLock()
        self._lock: int | None = None
        self._authors = Authors(self.origin)
        self._roots: dict[int, bytes] = {}
        self._unfinished = True
        self._publisher: Publisher | None = None
        self._pool: SignaturePool | None = None
        self.quota: Quota | None = None
        if signer is not None:
            if signer.public != self.key.public:
                raise RecordError(f"this is not the key that signs the log {self.origin}")
            self._publisher = Publisher(self.folder, self.origin, signer, on_step)

    @classmethod
    def create(cls, folder: Path, origin: str, signer: KeyPair) -> "Log":
        """Make an empty log in a folder; its first entry has to be the genesis."""
        folder.mkdir(parents=True, exist_ok=True)
        handle = lock.take(folder)
        try:
            SqliteStore.create(folder, check_name(origin), signer.public).close()
        finally:
            lock.release(handle)
        return cls.open(folder, signer)

    @classmethod
    def open(
        cls,
        folder: Path,
        signer: KeyPair | None = None,
        *,
        store: Store | None = None,
        on_step: Callable[[str], None] = _no_step,
    ) -> "Log":
        """Open a log for writing with the operator's key, without it for reading only.

        For writing it completes what a killed process left undone, and refuses (`Rollback`,
        `Fork`, `Inconsistent`) a database that is behind, or other than, the signed checkpoint.
        `store` is the log's database where that is not SQLite in the folder; the log closes it.
        `on_step` is told of every durable step, for progress and for tests.
        """
        handle = None
        try:
            handle = None if signer is None else lock.take(folder)
            store = SqliteStore.open(folder) if store is None else store
            if signer is not None:
                store.claim()
            log = cls(folder, store, signer, on_step)
            log._lock = handle
            if log._publisher is not None:
                log._resume(log._publisher)
        except BaseException:
            if store is not None:
                store.close()
            if handle is not None:
                lock.release(handle)
            raise
        return log

    def close(self) -> None:
        """Release the log for another process."""
        self._store.close()
        if self._pool is not None:
            self._pool.close()
            self._pool = None
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
        return self._store.indexes_of([leaf_hash]).get(leaf_hash)

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
        (outcome,) = self.append_each([entries])
        if isinstance(outcome, Rejected):
            raise outcome
        return outcome

    def append_each(self, groups: Sequence[Sequence[SignedEntry]]) -> list[list[int] | Rejected]:
        """Add each group whole or not at all, all of them in one durable commit and one checkpoint.

        Returns for each group, in order, its indexes or why it was refused.
        """
        with self._turn:
            if self._publisher is None:
                raise ReadOnly("the log was opened without the operator's key")
            if self._unfinished:
                self._resume(self._publisher)
            batch = self._batch(self._publisher.size, groups)
            self._authors.known = self._known(groups)
            outcomes = [batch.outcome(group) for group in groups]
            batch.authors.known = None
            if batch.fresh:
                self._unfinished = True
                self._on_step("admitted")
                self._store.add(self._publisher.size, batch.fresh, batch.changed.values())
                self._authors = batch.authors
                self._on_step("stored")
                self._publisher.publish(batch.fresh, self._store.entries)
                self._unfinished = False
            return outcomes

    def use_processes(self, processes: int) -> None:
        """Let so many processes check the signatures of large batches beside this one."""
        self._pool = SignaturePool(processes)

    def _batch(self, start: int, groups: Sequence[Sequence[SignedEntry]]) -> Batch:
        leaves = [signed.leaf_hash for group in groups for signed in group]
        rules = Rules(self.key.public, self.root_at, self.quota)
        return Batch(start, self._authors, self._store.indexes_of(leaves), rules)

    def _known(self, groups: Sequence[Sequence[SignedEntry]]) -> Known | None:
        if self._pool is None:
            return None
        return self._pool.check([signed for group in groups for signed in group], self._authors.get)

    def add_cosignatures(self, note: Note, lines: Iterable[NoteSignature]) -> Note:
        """Keep cosignatures of a checkpoint of this log, and publish them if it is still the last.

        The caller has checked the lines; here only that the checkpoint is this log's.
        """
        with self._turn:
            if self._publisher is None:
                raise ReadOnly("the log was opened without the operator's key")
            open_checkpoint(str(note).encode(), self.key)
            return keep_cosigned(self.folder, merged(note, lines))

    def check(self, entries: Sequence[SignedEntry]) -> None:
        """Raise `Rejected` where `append` would; change nothing."""
        with self._turn:
            if self._publisher is None:
                self._authors = self._stored_authors()
            batch = self._batch(self._store.size, [entries])
            batch.rules = Rules(self.key.public, self.root_at)
            batch.admit(entries)

    def _stored_authors(self) -> Authors:
        stored = self._store.size
        last = self._store.entry(stored - 1) if stored else None
        frozen = last is not None and parse(last.canonical).type == FREEZE
        return Authors(self.origin, self._store.authors(), frozen=frozen)

    def _resume(self, publisher: Publisher) -> None:
        stored = self._store.size
        self._authors = self._stored_authors()
        published = self._published() if (self.folder.path / CHECKPOINT).exists() else None
        if published is not None and published.size > stored:
            raise Rollback(
                f"the checkpoint was signed over {published.size} entries, the database holds "
                f"{stored}: an old copy was put back; restore the newest one"
            )
        publisher.start_from(published)
        if publisher.size:
            self._check_last(publisher.size - 1)
        if published is None or published.size < stored:
            waiting = self._store.entries(publisher.size, stored)
            self._check_waiting(publisher.size, waiting)
            publisher.publish(waiting, self._store.entries)
        self._unfinished = False

    def _check_last(self, index: int) -> None:
        last = self._store.entry(index)
        if last is None or last.leaf_hash != self.folder.nodes(0, index):
            raise Fork(f"the database holds another entry {index} than the one that was signed")

    def _check_waiting(self, start: int, waiting: Sequence[SignedEntry]) -> None:
        for index, signed in enumerate(waiting, start):
            author = self._authors.get(parse(signed.canonical).key)
            if author is None or not check_signature(signed, author.public):
                raise Inconsistent(
                    f"entry {index}, stored but not yet published, is not what its author signed"
                )
