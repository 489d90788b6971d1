"""The record as a node has it: the log itself on the operator's, a checked mirror elsewhere."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from hudna.db.log_store import keeps_log, open_log
from hudna.db.node import Node
from hudna.errors import Conflict
from hudna.record import lock
from hudna.record.checkpoint import Checkpoint
from hudna.record.entry import SignedEntry
from hudna.record.errors import Busy
from hudna.record.folder import CHECKPOINT, Folder
from hudna.record.keys import KeyPair
from hudna.record.log import Log
from hudna.record.merkle import leaf_hash, root_hash
from hudna.record.note import Note, NoteSignature

__all__ = ["MirroredRecord", "NodeRecord", "record_of"]

T = TypeVar("T")


class NodeRecord:
    """The record of a node for actions: held open for writing only while entries are added."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self.origin = node.origin

    @property
    def size(self) -> int:
        """Number of published entries."""
        with open_log(self._node) as log:
            return log.size

    def root_at(self, size: int) -> bytes | None:
        """Return the root at an earlier size, null where the log was never that long."""
        with open_log(self._node) as log:
            return log.root_at(size)

    def checkpoint(self) -> str:
        """Return the latest signed checkpoint."""
        with open_log(self._node) as log:
            return log.checkpoint()

    def hashes(self) -> list[str]:
        """Return the hash of every published entry, in order."""
        return _hashes(Folder(self._node.record), self.size)

    def check(self, entries: Sequence[SignedEntry]) -> None:
        """Raise `Rejected` where `append` would; change nothing."""
        with open_log(self._node) as log:
            log.check(entries)

    def append(self, entries: Sequence[SignedEntry]) -> list[int]:
        """Add entries under the operator's key, waiting for another writer to finish."""
        return self._write(lambda log: log.append(entries))

    def add_cosignatures(self, note: Note, lines: Iterable[NoteSignature]) -> Note:
        """Keep witnesses' cosignatures of a checkpoint; return it with all that are kept."""
        given = tuple(lines)
        return self._write(lambda log: log.add_cosignatures(note, given))

    def _write(self, work: Callable[[Log], T]) -> T:
        signer = KeyPair.load(self._node.key_file(self._node.party))

        def write() -> T:
            with open_log(self._node, signer) as log:
                return work(log)

        try:
            return lock.when_free(write)
        except Busy as error:
            raise Conflict(
                "another program is writing to the record",
                where=str(self._node.record),
                advice="Nothing is lost: run 'hudna record sequence' when it has finished",
            ) from error


class MirroredRecord:
    """The record as a party's own node sees it: a checked copy that only the operator extends."""

    def __init__(self, node: Node) -> None:
        self._folder = Folder(node.record)
        self.origin = node.origin

    @property
    def size(self) -> int:
        """Number of mirrored entries."""
        return self._head().size

    def root_at(self, size: int) -> bytes | None:
        """Return the root at an earlier size, null where the mirror is not that long."""
        return root_hash(size, self._folder.nodes) if size <= self.size else None

    def checkpoint(self) -> str:
        """Return the mirrored checkpoint."""
        return self._folder.read_checkpoint().decode()

    def entries(self, start: int) -> Iterator[tuple[int, SignedEntry]]:
        """Yield index and entry from `start` on."""
        for index, leaf in enumerate(self._folder.leaves(start, self.size), start):
            yield index, SignedEntry.from_leaf(leaf)

    def hashes(self) -> list[str]:
        """Return the hash of every mirrored entry, in order."""
        return _hashes(self._folder, self.size)

    def check(self, entries: Sequence[SignedEntry]) -> None:
        """Leave it to the operator's node, which knows the whole record."""

    def append(self, entries: Sequence[SignedEntry]) -> list[int]:
        """Refuse: only the operator's node extends the record."""
        raise Conflict(
            f"{len(entries)} entries wait to be handed to the operator",
            advice="Run 'hudna record hand-over'",
        )

    def _head(self) -> Checkpoint:
        return Checkpoint.of_note(self._folder.read_checkpoint())


def _hashes(files: Folder, size: int) -> list[str]:
    return [leaf_hash(leaf).hex() for leaf in files.leaves(0, size)]


def record_of(node: Node) -> NodeRecord | MirroredRecord:
    """Return the record of a node by what lies in its folder."""
    mirrored = (node.record / CHECKPOINT).exists() and not keeps_log(node)
    return MirroredRecord(node) if mirrored else NodeRecord(node)
