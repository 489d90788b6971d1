"""Audit of the tiles: do bundles, hash tiles and checkpoint tell of one tree?"""

from collections.abc import Set

from hudna.record.audit_head import Head
from hudna.record.errors import Malformed
from hudna.record.folder import Folder
from hudna.record.merkle import HASH_BYTES, Tree, TreeView, leaf_hash
from hudna.record.problem import Problem
from hudna.record.salvage import salvage, salvaged_leaves
from hudna.record.tiles import ENTRIES, TILE_WIDTH, TileId, pack_bundle, tiles_of

__all__ = ["check_files", "settle_leaves"]


def settle_leaves(files: Folder, head: Head) -> Tree:
    """Return the tree whose leaf hashes are to be believed.

    Where entries and leaf tiles differ, the ones that lead to the checkpoint's root are right;
    if neither does, the tiles are taken, so that every altered entry is named.
    """
    from_entries, from_tiles = Tree(), Tree()
    tiles = _TileHashes(files, head.size)
    for index, leaf in enumerate(salvaged_leaves(files, head.size)):
        stored = tiles.leaf(index)
        own = stored or b"\x00" * HASH_BYTES if leaf is None else leaf_hash(leaf)
        from_entries.append(own)
        from_tiles.append(stored or own)
    if from_entries.root() == head.root:
        return from_entries
    return from_tiles


class _TileHashes:
    """Leaf hashes as the tiles of level 0 give them, one tile in memory at a time."""

    def __init__(self, files: Folder, size: int) -> None:
        self._files, self._size = files, size
        self._index, self._data = -1, b""

    def leaf(self, index: int) -> bytes | None:
        tile_index, at = divmod(index, TILE_WIDTH)
        if tile_index != self._index:
            width = min(TILE_WIDTH, self._size - tile_index * TILE_WIDTH)
            try:
                self._data = self._files.read_tile(TileId(0, tile_index, width))
            except Malformed:
                self._data = b""
            self._index = tile_index
        found = self._data[at * HASH_BYTES : (at + 1) * HASH_BYTES]
        return found if len(found) == HASH_BYTES else None


def check_files(
    files: Folder, tree: TreeView, problems: list[Problem], *, known: Set[TileId] = frozenset()
) -> None:
    """Compare every file below `tile/` with the tree, and look for files that are not there.

    Files of `known` tiles were compared already.
    """
    found: set[TileId] = set()
    for path in files.tile_paths():
        try:
            tile = TileId.parse(path)
        except Malformed:
            problems.append(Problem(None, f"{path} does not belong to the log"))
            continue
        found.add(tile)
        if tile in known:
            continue
        problem = _check_file(files, tile, tree)
        if problem:
            problems.append(problem)
    level, count = ENTRIES, len(tree)
    while count or level < 0:
        for tile in tiles_of(level, len(tree)):
            if tile not in found and tile.full not in found:
                problems.append(Problem(tile.first_entry, f"{tile.path} is missing"))
        level += 1
        count = len(tree) >> (8 * level)


def _check_file(files: Folder, tile: TileId, tree: TreeView) -> Problem | None:
    try:
        data = files.read(tile.path)
    except Malformed as error:
        return Problem(tile.first_entry, str(error))
    if tile.level == ENTRIES:
        return _check_bundle(data, tile, tree)
    if len(data) != tile.width * HASH_BYTES:
        return Problem(tile.first_entry, f"{tile.path} has {len(data)} bytes")
    height = 8 * tile.level
    first = tile.index * TILE_WIDTH
    for at in range(min(tile.width, (len(tree) >> height) - first)):
        if data[at * HASH_BYTES : (at + 1) * HASH_BYTES] != tree.node(height, first + at):
            return Problem((first + at) << height, f"hash tile {tile.path} was altered")
    return None


def _check_bundle(data: bytes, tile: TileId, tree: TreeView) -> Problem | None:
    leaves = salvage(data, tile.width)
    for index, leaf in enumerate(leaves, tile.first_entry):
        if leaf is None or (index < len(tree) and leaf_hash(leaf) != tree.node(0, index)):
            return Problem(index, f"entry bundle {tile.path} was altered")
    if len(data) != len(pack_bundle(leaf for leaf in leaves if leaf is not None)):
        last = tile.first_entry + tile.width - 1
        return Problem(last, f"entry bundle {tile.path} has bytes after its last entry")
    return None
