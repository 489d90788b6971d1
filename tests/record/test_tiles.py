import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.record.errors import Malformed
from hudna.record.tiles import ENTRIES, TileId, pack_bundle, tiles_of, unpack_bundle


def test_the_paths_are_those_of_the_specification() -> None:
    assert TileId(0, 1_234_067).path == "tile/0/x001/x234/067"
    assert TileId(ENTRIES, 0, 17).path == "tile/entries/000.p/17"
    assert TileId(2, 1000).path == "tile/2/x001/000"


@given(st.integers(ENTRIES, 63), st.integers(0, 10**12), st.integers(1, 256))
def test_a_path_is_read_back(level: int, index: int, width: int) -> None:
    tile = TileId(level, index, width)
    assert TileId.parse(tile.path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "tile/00/000",
        "tile/64/000",
        "tile/0/0",
        "tile/0/x000/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/257",
        "tile/0/000.p/999",
        "tile/0/x001/" + "x000/" * 6 + "000",
        "tile/0/x001/" + "x000/" * 2000 + "000",
        "tile/0/000.p/01",
        "tile/-1/000",
        "tile/0/٠٠٠",
        "tile/0/000\n",
        "../tile/0/000",
    ],
)
def test_any_other_spelling_is_refused(path: str) -> None:
    with pytest.raises(Malformed):
        TileId.parse(path)


def test_a_tree_of_70000_has_the_tiles_of_the_specification() -> None:
    def widths(level: int) -> tuple[int, list[int]]:
        tiles = list(tiles_of(level, 70_000))
        return sum(t.width == 256 for t in tiles), [t.width for t in tiles if t.width < 256]

    assert widths(0) == widths(ENTRIES) == (273, [112])
    assert widths(1) == (1, [17])
    assert widths(2) == (0, [1])
    assert widths(3) == (0, [])


def test_only_the_tiles_from_a_leaf_on_are_given() -> None:
    assert list(tiles_of(0, 600, 511)) == [TileId(0, 1), TileId(0, 2, 88)]
    assert list(tiles_of(0, 512, 512)) == []


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_a_bundle_is_read_back(leaves: list[bytes]) -> None:
    assert unpack_bundle(pack_bundle(leaves), len(leaves)) == leaves


def test_lengths_are_two_bytes_big_end_first() -> None:
    assert pack_bundle([b"x" * 258])[:2] == b"\x01\x02"


@pytest.mark.parametrize("data", [b"\x00", b"\x00\x02a", b"\x00\x01a\x00", b"\x00\x01a\x00\x01b"])
def test_a_broken_or_too_long_bundle_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        unpack_bundle(data, 1)
