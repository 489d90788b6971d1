"""The right edge of a growing tree: the one unfinished tile of each level.

It is all that is needed to append and to know the root: at most 255 hashes a level, and a batch
costs its own leaves, never the size of the log.
"""

from collections.abc import Callable

from hudna.record.merkle import EMPTY_ROOT, node_hash
from hudna.record.tiles import TILE_WIDTH, TileId, split_hashes

__all__ = ["Edge"]


def _perfect(hashes: list[bytes]) -> bytes:
    while len(hashes) > 1:
        hashes = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes), 2)]
    return hashes[0]


class Edge:
    """The unfinished tiles of a tree, which grows by `append`."""

    def __init__(self) -> None:
        self.size = 0
        self._rows: list[list[bytes]] = [[]]

    @classmethod
    def load(cls, size: int, read: Callable[[TileId], bytes]) -> "Edge":
        """Return the edge of a tree of `size` from its stored partial tiles."""
        edge = cls()
        edge.size = size
        edge._rows = []
        level, count = 0, size
        while count or not level:
            index, width = divmod(count, TILE_WIDTH)
            tile = TileId(level, index, width)
            edge._rows.append(split_hashes(read(tile), width) if width else [])
            level, count = level + 1, index
        return edge

    @property
    def last_leaves(self) -> list[bytes]:
        """The leaf hashes of the unfinished tile, the last entries of the tree."""
        return list(self._rows[0])

    def append(self, leaf: bytes) -> list[tuple[TileId, bytes]]:
        """Add a leaf hash; return the tiles this fills, lowest first."""
        index, node = self.size, leaf
        self.size += 1
        filled: list[tuple[TileId, bytes]] = []
        for level in range(64):
            if level == len(self._rows):
                self._rows.append([])
            row = self._rows[level]
            row.append(node)
            index //= TILE_WIDTH
            if len(row) < TILE_WIDTH:
                break
            filled.append((TileId(level, index), b"".join(row)))
            node = _perfect(row)
            self._rows[level] = []
        return filled

    def partial_tiles(self) -> list[tuple[TileId, bytes]]:
        """Return the unfinished tiles as they are to be stored."""
        return [
            (TileId(level, self.size >> (8 * (level + 1)), len(row)), b"".join(row))
            for level, row in enumerate(self._rows)
            if row
        ]

    def root(self) -> bytes:
        """Return the root of the tree."""
        result = b""
        for row in self._rows:
            end = len(row)
            while end:
                width = end & -end
                complete = _perfect(row[end - width : end])
                result = node_hash(complete, result) if result else complete
                end -= width
        return result or EMPTY_ROOT
