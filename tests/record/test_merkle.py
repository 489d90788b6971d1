import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.record import merkle
from hudna.record.edge import Edge
from hudna.record.errors import BadProof
from hudna.record.tiles import TileId
from tests.record import naive

leaves = st.lists(st.binary(max_size=8), min_size=1, max_size=70)


def tree_of(data: list[bytes]) -> merkle.Tree:
    return merkle.Tree(merkle.leaf_hash(item) for item in data)


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert merkle.Tree().root() == merkle.EMPTY_ROOT == naive.mth([])


@given(leaves)
def test_roots_at_every_size_follow_the_definition(data: list[bytes]) -> None:
    tree = tree_of(data)
    for size in range(len(data) + 1):
        assert tree.root(size) == naive.mth(data[:size])


@given(leaves, st.data())
def test_inclusion_proofs_follow_the_definition_and_verify(
    data: list[bytes], draw: st.DataObject
) -> None:
    size = draw.draw(st.integers(1, len(data)))
    index = draw.draw(st.integers(0, size - 1))
    tree = tree_of(data)
    proof = merkle.inclusion_proof(index, size, tree.node)
    assert proof == naive.path(index, data[:size])
    leaf = merkle.leaf_hash(data[index])
    merkle.verify_inclusion(index, size, leaf, proof, tree.root(size))


@given(leaves, st.data())
def test_consistency_proofs_follow_the_definition_and_verify(
    data: list[bytes], draw: st.DataObject
) -> None:
    size2 = draw.draw(st.integers(1, len(data)))
    size1 = draw.draw(st.integers(1, size2))
    tree = tree_of(data)
    proof = merkle.consistency_proof(size1, size2, tree.node)
    assert proof == naive.proof(size1, data[:size2])
    merkle.verify_consistency(size1, size2, tree.root(size1), tree.root(size2), proof)


@given(leaves, st.data())
def test_a_proof_with_one_changed_bit_is_refused(data: list[bytes], draw: st.DataObject) -> None:
    index = draw.draw(st.integers(0, len(data) - 1))
    tree = tree_of(data)
    proof = merkle.inclusion_proof(index, len(data), tree.node)
    parts = [merkle.leaf_hash(data[index]), *proof, tree.root()]
    part = draw.draw(st.integers(0, len(parts) - 1))
    bit = draw.draw(st.integers(0, 255))
    changed = int.from_bytes(parts[part], "big") ^ (1 << bit)
    parts[part] = changed.to_bytes(32, "big")
    with pytest.raises(BadProof):
        merkle.verify_inclusion(index, len(data), parts[0], parts[1:-1], parts[-1])


@given(leaves, st.data())
def test_a_tree_with_another_past_is_not_consistent(data: list[bytes], draw: st.DataObject) -> None:
    size1 = draw.draw(st.integers(1, len(data)))
    victim = draw.draw(st.integers(0, size1 - 1))
    other = [*data]
    other[victim] += b"!"
    ours, theirs = tree_of(data), tree_of(other)
    proof = merkle.consistency_proof(size1, len(data), theirs.node)
    with pytest.raises(BadProof):
        merkle.verify_consistency(size1, len(data), ours.root(size1), theirs.root(), proof)


def test_there_is_no_consistency_proof_from_the_empty_tree() -> None:
    tree = tree_of([b"a", b"b"])
    with pytest.raises(BadProof):
        merkle.consistency_proof(0, 2, tree.node)
    with pytest.raises(BadProof):
        merkle.verify_consistency(0, 2, merkle.EMPTY_ROOT, tree.root(), [])


@pytest.mark.parametrize("size", [1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000])
def test_the_edge_has_the_root_of_the_whole_tree(size: int) -> None:
    hashes = [merkle.leaf_hash(i.to_bytes(4, "big")) for i in range(size)]
    edge, tiles = Edge(), dict[TileId, bytes]()
    for item in hashes:
        tiles.update(edge.append(item))
    tiles.update(edge.partial_tiles())
    root = merkle.Tree(hashes).root()
    assert edge.root() == root
    reloaded = Edge.load(size, tiles.__getitem__)
    assert reloaded.root() == root
    assert reloaded.partial_tiles() == edge.partial_tiles()
