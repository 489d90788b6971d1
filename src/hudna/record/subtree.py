"""Subtrees: proofs about a range of leaves (draft-ietf-plants-merkle-tree-certs-03, section 4).

A range `start` to `end` is a subtree when `start` is a multiple of the power of two that covers
it (section 4.1): it then looks, inside, like a log of its own.
"""

from collections.abc import Sequence
from enum import Enum, auto

from hudna.record.errors import BadProof
from hudna.record.merkle import (
    EMPTY_ROOT,
    HASH_BYTES,
    Nodes,
    inclusion_proof,
    node_hash,
    range_hash,
    verify_inclusion,
)

__all__ = [
    "check_subtree",
    "subtree_consistency_proof",
    "subtree_inclusion_proof",
    "verify_subtree_consistency",
    "verify_subtree_inclusion",
]


def check_subtree(start: int, end: int) -> None:
    """Raise `BadProof` unless leaves `start` to `end` are a subtree."""
    covering = 1 << max(end - start - 1, 0).bit_length()
    if not 0 <= start < end or start % covering:
        raise BadProof(f"leaves {start} to {end} are not a subtree")


def subtree_inclusion_proof(index: int, start: int, end: int, nodes: Nodes) -> list[bytes]:
    """Return the path of entry `index` to the hash of its subtree (section 4.3)."""
    check_subtree(start, end)
    return inclusion_proof(index - start, end - start, _shifted(start, nodes))


def _shifted(start: int, nodes: Nodes) -> Nodes:
    return lambda level, index: nodes(level, (start >> level) + index)


def verify_subtree_inclusion(
    index: int, start: int, end: int, leaf: bytes, proof: Sequence[bytes], subtree: bytes
) -> None:
    """Raise `BadProof` unless `leaf` is entry `index` of the subtree with this hash."""
    check_subtree(start, end)
    verify_inclusion(index - start, end - start, leaf, proof, subtree)


class _Side(Enum):
    RIGHT = auto()
    """The sibling lies to the right of the subtree."""
    LEFT = auto()
    """The sibling lies to the left of the subtree."""
    WITHIN = auto()
    """The sibling lies to the left, and is the beginning of the subtree itself."""


def _siblings(start: int, end: int, size: int) -> list[tuple[_Side, int, int]]:
    """Return side and leaves of each sibling on the way from the root down to `end`."""
    check_subtree(start, end)
    if end > size:
        raise BadProof(f"leaves {start} to {end} are not in a tree of {size}")
    found: list[tuple[_Side, int, int]] = []
    low, high = 0, size
    while low < start or high != end:
        middle = low + (1 << ((high - low - 1).bit_length() - 1))
        if end <= middle:
            found.append((_Side.RIGHT, middle, high))
            high = middle
        else:
            found.append((_Side.LEFT if middle <= start else _Side.WITHIN, low, middle))
            low = middle
    return found


def subtree_consistency_proof(start: int, end: int, size: int, nodes: Nodes) -> list[bytes]:
    """Return SUBTREE_PROOF(start, end, D[size]) (section 4.4.1); empty for the whole tree."""
    siblings = _siblings(start, end, size)
    path = [range_hash(low, high, nodes) for _, low, high in reversed(siblings)]
    within = [high for side, _, high in siblings if side is _Side.WITHIN]
    return [range_hash(within[-1], end, nodes), *path] if within else path


def verify_subtree_consistency(
    start: int, end: int, size: int, subtree: bytes, root: bytes, proof: Sequence[bytes]
) -> None:
    """Raise `BadProof` unless the subtree with this hash is part of the tree (section 4.4.3).

    The empty subtree is part of every tree; nobody signs it (`check_subtree` refuses it).
    """
    if 0 <= start == end <= size:
        if proof or subtree != EMPTY_ROOT:
            raise BadProof("the empty subtree has one hash, and needs no proof")
        return
    sides = [side for side, _, _ in _siblings(start, end, size)]
    if any(len(item) != HASH_BYTES for item in proof):
        raise BadProof("the subtree proof holds something that is no hash")
    path = list(proof) if _Side.WITHIN in sides else [subtree, *proof]
    if len(path) != len(sides) + 1:
        raise BadProof(f"the subtree proof has {len(proof)} hashes, which is not what it needs")
    inside = outside = path[0]
    for side, sibling in zip(reversed(sides), path[1:], strict=True):
        if side is _Side.WITHIN:
            inside = node_hash(sibling, inside)
        before = side is not _Side.RIGHT
        outside = node_hash(sibling, outside) if before else node_hash(outside, sibling)
    if inside != subtree or outside != root:
        raise BadProof(f"leaves {start} to {end} are not shown to be part of the tree of {size}")
