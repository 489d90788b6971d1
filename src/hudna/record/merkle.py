"""The Merkle tree of RFC 6962 section 2.1 (unchanged in RFC 9162 section 2.1), with SHA-256.

Proofs are made from any source of *nodes*: a callable giving the hash of the complete subtree
`index` of height `level`, that is of the leaves `index * 2**level .. (index + 1) * 2**level`.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from hudna.record.errors import BadProof

__all__ = [
    "EMPTY_ROOT",
    "HASH_BYTES",
    "Nodes",
    "Tree",
    "TreeView",
    "consistency_proof",
    "consistency_roots",
    "inclusion_proof",
    "leaf_hash",
    "node_hash",
    "perfect_root",
    "range_hash",
    "root_from_inclusion",
    "root_hash",
    "verify_consistency",
    "verify_inclusion",
]

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""RFC 6962 section 2.1: the root of the tree without leaves."""

Nodes = Callable[[int, int], bytes]


def leaf_hash(data: bytes) -> bytes:
    """Return SHA-256(0x00 || data), RFC 6962 section 2.1."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 || left || right), RFC 6962 section 2.1."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def range_hash(start: int, end: int, nodes: Nodes) -> bytes:
    """Return MTH(D[start:end]), where `start` is a multiple of the power of two that covers it."""
    result = b""
    while end > start:
        level = ((end - start) & (start - end)).bit_length() - 1
        complete = nodes(level, (end >> level) - 1)
        result = node_hash(complete, result) if result else complete
        end -= 1 << level
    return result or EMPTY_ROOT


def root_hash(size: int, nodes: Nodes) -> bytes:
    """Return the root of the tree of the first `size` leaves."""
    return range_hash(0, size, nodes)


def inclusion_proof(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """Return PATH(index, D[size]) of RFC 6962 section 2.1.1, leaf's sibling first."""
    if not 0 <= index < size:
        raise BadProof(f"there is no entry {index} in a tree of {size}")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(range_hash(middle, end, nodes))
            end = middle
        else:
            path.append(range_hash(start, middle, nodes))
            start = middle
    return path[::-1]


def consistency_proof(size1: int, size2: int, nodes: Nodes) -> list[bytes]:
    """Return PROOF(size1, D[size2]) of RFC 6962 section 2.1.2; empty when the sizes are equal."""
    if not 0 < size1 <= size2:
        raise BadProof(f"there is no consistency proof from size {size1} to {size2}")
    path: list[bytes] = []
    start, end, whole = 0, size2, True
    while size1 != end:
        middle = start + _split(end - start)
        if size1 <= middle:
            path.append(range_hash(middle, end, nodes))
            end = middle
        else:
            path.append(range_hash(start, middle, nodes))
            start, whole = middle, False
    if not whole:
        path.append(range_hash(start, end, nodes))
    return path[::-1]


def perfect_root(hashes: Sequence[bytes]) -> bytes:
    """Return the root over a power of two of hashes."""
    row = list(hashes)
    sha256 = hashlib.sha256
    while len(row) > 1:
        pairs = iter(row)
        row = [
            sha256(b"\x01" + left + right).digest()
            for left, right in zip(pairs, pairs, strict=True)
        ]
    return row[0]


def _split(width: int) -> int:
    return 1 << ((width - 1).bit_length() - 1)


def root_from_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes:
    """Return the root that a leaf hash and its path lead to, RFC 9162 section 2.1.3.2."""
    if not 0 <= index < size:
        raise BadProof(f"there is no entry {index} in a tree of {size}")
    if any(len(item) != HASH_BYTES for item in (leaf, *proof)):
        raise BadProof("the inclusion proof holds something that is no hash")
    node, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise BadProof("the inclusion proof is too long")
        if node & 1 or node == last:
            result = node_hash(sibling, result)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        node, last = node >> 1, last >> 1
    if last:
        raise BadProof("the inclusion proof is too short")
    return result


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes
) -> None:
    """Raise `BadProof` unless `leaf` is entry `index` of the tree of `size` with this root."""
    if root_from_inclusion(index, size, leaf, proof) != root:
        raise BadProof(f"the inclusion proof of entry {index} does not lead to the root")


def verify_consistency(
    size1: int, size2: int, root1: bytes, root2: bytes, proof: Sequence[bytes]
) -> None:
    """Raise `BadProof` unless the second tree only adds to the first, RFC 9162 section 2.1.4.2."""
    if not 0 < size1 <= size2:
        raise BadProof(f"sizes {size1} and {size2} cannot be shown to be consistent")
    if any(len(item) != HASH_BYTES for item in proof):
        raise BadProof("the consistency proof holds something that is no hash")
    if size1 == size2:
        if proof or root1 != root2:
            raise BadProof(f"two different roots, or a needless proof, for size {size1}")
        return
    path = list(proof) if size1 & (size1 - 1) else [root1, *proof]
    if len(path) == 0:
        raise BadProof("the consistency proof is empty")
    first, second = _fold_consistency(size1 - 1, size2 - 1, path)
    if first != root1 or second != root2:
        raise BadProof(f"the tree of {size2} does not extend the tree of {size1}")


def consistency_roots(size1: int, size2: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Return the roots at both sizes that a path leads to.

    `path` is a consistency proof with the node it starts from in front, also where that is the
    root at `size1` itself. Under the second root no other first root can be shown.
    """
    if not 0 < size1 < size2:
        raise BadProof(f"there is no consistency path from size {size1} to {size2}")
    if not path or any(len(item) != HASH_BYTES for item in path):
        raise BadProof("the consistency path holds no hashes, or something that is none")
    return _fold_consistency(size1 - 1, size2 - 1, path)


def _fold_consistency(node: int, last: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    while node & 1:
        node, last = node >> 1, last >> 1
    first = second = path[0]
    for item in path[1:]:
        if last == 0:
            raise BadProof("the consistency proof is too long")
        if node & 1 or node == last:
            first, second = node_hash(item, first), node_hash(item, second)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            second = node_hash(second, item)
        node, last = node >> 1, last >> 1
    if last:
        raise BadProof("the consistency proof is too short")
    return first, second


class TreeView(Protocol):
    """A tree that can be asked for its nodes and roots."""

    def __len__(self) -> int: ...

    def node(self, level: int, index: int) -> bytes:
        """Return the hash of a complete subtree."""

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first `size` leaves, of all by default."""


class Tree:
    """A growing tree in memory that keeps every complete subtree: 64 bytes a leaf."""

    def __init__(self, leaf_hashes: Iterable[bytes] = ()) -> None:
        self._levels: list[bytearray] = [bytearray()]
        for item in leaf_hashes:
            self.append(item)

    def __len__(self) -> int:
        return len(self._levels[0]) // HASH_BYTES

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash; amortised one node hash."""
        index, level, node = len(self), 0, leaf
        self._levels[0] += node
        while index & 1:
            node = node_hash(bytes(self._levels[level][-2 * HASH_BYTES : -HASH_BYTES]), node)
            index, level = index >> 1, level + 1
            if level == len(self._levels):
                self._levels.append(bytearray())
            self._levels[level] += node

    def node(self, level: int, index: int) -> bytes:
        """Return the hash of a complete subtree."""
        start = index * HASH_BYTES
        return bytes(self._levels[level][start : start + HASH_BYTES])

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first `size` leaves, of all by default."""
        return root_hash(len(self) if size is None else size, self.node)
