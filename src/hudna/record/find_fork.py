"""Looking for a fork: do two checkpoints of a log fit, and if not, what convicts its operator."""

from hudna.record.checkpoint import open_checkpoint
from hudna.record.errors import BadProof, RecordError
from hudna.record.evidence import Fork
from hudna.record.folder import Folder
from hudna.record.merkle import consistency_proof, root_hash
from hudna.record.note import NoteKey

__all__ = ["find_fork"]


def find_fork(key: NoteKey, one: bytes, other: bytes, files: Folder) -> Fork | None:
    """Return evidence if two checkpoints of the log do not fit, None if they do.

    Where their sizes differ, `files` have to hold the entries of the larger one; `BadProof` is
    raised if they do not lead to its root.
    """
    both = [(data.decode(), open_checkpoint(data, key)) for data in (one, other)]
    (smaller, first), (larger, second) = sorted(both, key=lambda item: item[1].size)
    if first.size == second.size:
        return None if first.root == second.root else Fork(smaller, larger)
    if first.size == 0:
        return None
    if _root(files, second.size) != second.root:
        raise BadProof("the entries of the larger checkpoint are needed to compare the two")
    shown = root_hash(first.size, files.nodes)
    if shown == first.root:
        return None
    whole = first.size & (first.size - 1) == 0
    path = consistency_proof(first.size, second.size, files.nodes)
    return Fork(smaller, larger, (shown, *path) if whole else tuple(path))


def _root(files: Folder, size: int) -> bytes | None:
    try:
        return root_hash(size, files.nodes)
    except RecordError:
        return None
