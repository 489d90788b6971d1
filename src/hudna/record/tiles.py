"""C2SP tlog-tiles: which hashes and entries lie in which file (https://c2sp.org/tlog-tiles)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hudna.record.errors import Malformed
from hudna.record.merkle import HASH_BYTES

__all__ = [
    "ENTRIES",
    "TILE_WIDTH",
    "TileId",
    "grouped",
    "pack_bundle",
    "split_hashes",
    "tiles_of",
    "unpack_bundle",
]

TILE_WIDTH = 256
ENTRIES = -1
"""Stands for the level of a bundle of entries, whose path says `entries` in place of a number."""

_PATH = re.compile(
    r"tile/(?P<level>entries|0|[1-9][0-9]?)/"
    r"(?P<index>(?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?",
    re.ASCII,
)


def grouped(number: int) -> str:
    """Return a number as path elements of three digits, all but the last after an `x`."""
    digits, rest = f"{number % 1000:03}", number // 1000
    while rest:
        digits, rest = f"x{rest % 1000:03}/{digits}", rest // 1000
    return digits


@dataclass(frozen=True, slots=True, order=True)
class TileId:
    """A tile or bundle: level, index within the level, and width (256 when full)."""

    level: int
    index: int
    width: int = TILE_WIDTH

    @property
    def path(self) -> str:
        """The path below the log's prefix (sections "Merkle Tree" and "Log entries")."""
        level = "entries" if self.level == ENTRIES else str(self.level)
        digits = grouped(self.index)
        partial = "" if self.width == TILE_WIDTH else f".p/{self.width}"
        return f"tile/{level}/{digits}{partial}"

    @classmethod
    def parse(cls, path: str) -> "TileId":
        """Return the tile of a path; any other spelling of it is `Malformed`."""
        match = _PATH.fullmatch(path)
        if match is None:
            raise Malformed(f"{path} is not the path of a tile")
        level = ENTRIES if match["level"] == "entries" else int(match["level"])
        index = int(match["index"].replace("x", "").replace("/", ""))
        tile = cls(level, index, int(match["width"] or TILE_WIDTH))
        if tile.path != path or level > 63 or tile.width > TILE_WIDTH:
            raise Malformed(f"{path} is not the path of a tile")
        return tile

    @property
    def full(self) -> "TileId":
        """The full tile in whose place a partial one stands."""
        return TileId(self.level, self.index)

    @property
    def first_entry(self) -> int:
        """Index of the first entry under this tile."""
        return self.index * TILE_WIDTH << (8 * max(self.level, 0))


def tiles_of(level: int, size: int, start: int = 0) -> Iterator[TileId]:
    """Yield a level's tiles for a tree of `size`, from the one that holds leaf `start` on."""
    count = size >> (8 * max(level, 0))
    first = (start >> (8 * max(level, 0))) // TILE_WIDTH
    for index in range(first, count // TILE_WIDTH):
        yield TileId(level, index)
    if count % TILE_WIDTH:
        yield TileId(level, count // TILE_WIDTH, count % TILE_WIDTH)


def split_hashes(data: bytes, width: int) -> list[bytes]:
    """Return the hashes of a tile, which must be exactly `width` of them."""
    if len(data) != width * HASH_BYTES:
        raise Malformed(f"a tile of width {width} has {width * HASH_BYTES} bytes, not {len(data)}")
    return [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)]


def pack_bundle(leaves: Iterable[bytes]) -> bytes:
    """Return leaves as a bundle: each after its length in two bytes, big end first."""
    return b"".join(len(leaf).to_bytes(2, "big") + leaf for leaf in leaves)


def unpack_bundle(data: bytes, width: int) -> Sequence[bytes]:
    """Return the leaves of a bundle, which must be exactly `width` of them."""
    leaves: list[bytes] = []
    at = 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        if end > len(data) or at + 2 > len(data):
            raise Malformed(f"the bundle breaks off in its entry {len(leaves)}")
        leaves.append(data[at + 2 : end])
        at = end
    if len(leaves) != width:
        raise Malformed(f"a bundle of width {width} holds {len(leaves)} entries")
    return leaves
