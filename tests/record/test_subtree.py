import pytest

from hudna.record.errors import BadProof
from hudna.record.merkle import EMPTY_ROOT, Tree, consistency_proof, leaf_hash, range_hash
from hudna.record.subtree import (
    check_subtree,
    subtree_consistency_proof,
    subtree_inclusion_proof,
    verify_subtree_consistency,
    verify_subtree_inclusion,
)

LEAVES = [leaf_hash(bytes([at])) for at in range(20)]
TREE = Tree(LEAVES)


def is_subtree(start: int, end: int) -> bool:
    try:
        check_subtree(start, end)
    except BadProof:
        return False
    return True


SUBTREES = [(s, e) for e in range(1, 21) for s in range(e) if is_subtree(s, e)]


def test_a_subtree_begins_at_a_multiple_of_the_power_of_two_that_covers_it() -> None:
    assert [(s, e) for s, e in SUBTREES if e == 8] == [(0, 8), (4, 8), (6, 8), (7, 8)]
    assert [(s, e) for s, e in SUBTREES if e == 7] == [(0, 7), (4, 7), (6, 7)]
    assert not is_subtree(3, 3)
    assert not is_subtree(5, 4)
    assert not is_subtree(-8, 0)


@pytest.mark.parametrize(("start", "end"), SUBTREES)
def test_every_entry_is_shown_to_be_in_its_subtree(start: int, end: int) -> None:
    own = Tree(LEAVES[start:end]).root()
    for index in range(start, end):
        proof = subtree_inclusion_proof(index, start, end, TREE.node)
        verify_subtree_inclusion(index, start, end, LEAVES[index], proof, own)
        with pytest.raises(BadProof):
            verify_subtree_inclusion(index, start, end, LEAVES[index], [*proof, own], own)
    with pytest.raises(BadProof):
        subtree_inclusion_proof(end, start, end, TREE.node)


@pytest.mark.parametrize(("start", "end"), SUBTREES)
def test_every_subtree_is_shown_to_be_in_every_larger_tree(start: int, end: int) -> None:
    own = range_hash(start, end, TREE.node)
    assert own == Tree(LEAVES[start:end]).root()
    for size in range(end, 21):
        root = TREE.root(size)
        proof = subtree_consistency_proof(start, end, size, TREE.node)
        verify_subtree_consistency(start, end, size, own, root, proof)
        spoiled = [proof[:-1], [*proof, root], proof[1:], [*proof[:-1], root]] if proof else []
        for other in spoiled:
            if other != proof:
                with pytest.raises(BadProof):
                    verify_subtree_consistency(start, end, size, own, root, other)
        with pytest.raises(BadProof):
            verify_subtree_consistency(start, end, size, LEAVES[-1][::-1], root, proof)


@pytest.mark.parametrize("size", range(1, 20))
def test_a_subtree_from_the_beginning_is_an_earlier_log(size: int) -> None:
    proof = subtree_consistency_proof(0, size, 20, TREE.node)
    assert proof == consistency_proof(size, 20, TREE.node)


def test_a_subtree_beyond_the_tree_is_refused() -> None:
    with pytest.raises(BadProof):
        subtree_consistency_proof(16, 20, 19, TREE.node)
    with pytest.raises(BadProof):
        verify_subtree_consistency(16, 20, 19, LEAVES[0], LEAVES[0], [])


def test_the_empty_subtree_is_part_of_every_tree_and_has_one_hash() -> None:
    verify_subtree_consistency(3, 3, 20, EMPTY_ROOT, TREE.root(), [])
    for start, subtree, proof in ((3, LEAVES[0], []), (3, EMPTY_ROOT, [EMPTY_ROOT])):
        with pytest.raises(BadProof):
            verify_subtree_consistency(start, 3, 20, subtree, TREE.root(), proof)
    with pytest.raises(BadProof):
        verify_subtree_consistency(21, 21, 20, EMPTY_ROOT, TREE.root(), [])
