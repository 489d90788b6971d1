"""The static files of a log: `checkpoint` and `tile/`, all that a reader needs."""

import os
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hudna.record.errors import Inconsistent, Malformed
from hudna.record.merkle import node_hash
from hudna.record.tiles import (
    ENTRIES,
    TILE_WIDTH,
    TileId,
    grouped,
    split_hashes,
    tiles_of,
    unpack_bundle,
)

__all__ = ["CHECKPOINT", "WITNESSED", "Folder"]

CHECKPOINT = "checkpoint"
WITNESSED = "witnessed"
"""Folder of the checkpoints that witnesses signed, each under its size."""

_MAX_FILE = TILE_WIDTH * 65_537
_CACHED_TILES = 256
_FLUSHED_AT_ONCE = 16


class Folder:
    """Reads and writes the files of tlog-tiles below one path."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Lock()
        self._cache: OrderedDict[TileId, list[bytes]] = OrderedDict()

    def read_checkpoint(self) -> bytes:
        """Return the bytes of the signed checkpoint; raises `Malformed` if there is none."""
        return self.read(CHECKPOINT)

    def read_tile(self, tile: TileId) -> bytes:
        """Return a tile or bundle; where a partial one is gone, the full one's beginning."""
        try:
            return self.read(tile.path)
        except Malformed:
            if tile.width == TILE_WIDTH:
                raise
        whole = self.read(tile.full.path)
        if tile.level != ENTRIES:
            return whole[: tile.width * 32]
        end = 0
        for _ in range(tile.width):
            end += 2 + int.from_bytes(whole[end : end + 2], "big")
        return whole[:end]

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of the log; raises `Malformed` if it is none."""
        try:
            with (self.path / path).open("rb") as file:
                data = file.read(_MAX_FILE + 1)
        except OSError as error:
            raise Malformed(f"{path} cannot be read: {error.strerror}") from error
        if len(data) > _MAX_FILE:
            raise Malformed(f"{path} is larger than any file of a log")
        return data

    def leaves(self, start: int, end: int) -> Iterator[bytes]:
        """Yield the leaf data of entries `start` to `end` of a tree that has at least `end`."""
        for tile in tiles_of(ENTRIES, end, start):
            first = tile.first_entry
            yield from unpack_bundle(self.read_tile(tile), tile.width)[max(start - first, 0) :]

    def nodes(self, level: int, index: int) -> bytes:
        """Return the hash of a complete subtree, from the lowest tile that holds its parts."""
        tile_level, height = divmod(level, 8)
        start = index << height
        tile_index, at = divmod(start, TILE_WIDTH)
        hashes = self._hashes(TileId(tile_level, tile_index), at + (1 << height))
        row = hashes[at : at + (1 << height)]
        while len(row) > 1:
            row = [node_hash(row[i], row[i + 1]) for i in range(0, len(row), 2)]
        return row[0]

    def _hashes(self, tile: TileId, at_least: int) -> list[bytes]:
        with self._turn:
            cached = self._cache.get(tile)
            if cached is not None and len(cached) >= at_least:
                self._cache.move_to_end(tile)
                return cached
            hashes = self._widest(tile)
            if len(hashes) < at_least:
                raise Inconsistent(f"{tile.path} is missing or narrower than the log needs")
            self._cache[tile] = hashes
            if len(self._cache) > _CACHED_TILES:
                self._cache.popitem(last=False)
            return hashes

    def _widest(self, tile: TileId) -> list[bytes]:
        partial = (self.path / f"{tile.path}.p").glob("*")
        widths = [int(p.name) for p in partial if p.name.isdecimal() and p.name.isascii()]
        for width in (TILE_WIDTH, max(widths, default=0), TILE_WIDTH):
            # The partial tile may give way to the full one between two looks.
            path = TileId(tile.level, tile.index, width).path
            if width and (self.path / path).exists():
                return split_hashes(self.read(path), width)
        return []

    def tile_paths(self) -> list[str]:
        """Return the path of every file below `tile/`, leftovers of a broken write left out."""
        files = (p for p in (self.path / "tile").rglob("*") if p.is_file() or p.is_symlink())
        paths = (p.relative_to(self.path).as_posix() for p in files)
        return sorted(p for p in paths if not p.endswith(".new"))

    def extent(self) -> int:
        """Return how many entries the bundles hold without a gap, going by their names."""
        widths: dict[int, int] = {}
        for path in self.tile_paths():
            try:
                tile = TileId.parse(path)
            except Malformed:
                continue
            if tile.level == ENTRIES:
                widths[tile.index] = max(widths.get(tile.index, 0), tile.width)
        index = 0
        while widths.get(index) == TILE_WIDTH:
            index += 1
        return index * TILE_WIDTH + widths.get(index, 0)

    def write_tile(self, tile: TileId, data: bytes) -> None:
        """Store a tile or bundle durably and at once, under its own name."""
        self._write(tile.path, data)

    def write_tiles(self, tiles: Iterable[tuple[TileId, bytes]]) -> None:
        """Store tiles and bundles durably, many in hardly more time than one."""
        self._write_all([(tile.path, data) for tile, data in tiles])

    def write_checkpoint(self, note: str) -> None:
        """Replace the checkpoint durably and at once."""
        self._write(CHECKPOINT, note.encode())

    def write_witnessed(self, size: int, note: str) -> None:
        """Keep a checkpoint with its cosignatures durably, so that times can be told later."""
        self._write(f"{WITNESSED}/{grouped(size)}", note.encode())

    def read_witnessed(self, size: int) -> bytes:
        """Return a checkpoint kept with its cosignatures; raises `Malformed` if there is none."""
        return self.read(f"{WITNESSED}/{grouped(size)}")

    def witnessed_sizes(self) -> list[int]:
        """Return the sizes at which a checkpoint is kept with its cosignatures, in order."""
        root = self.path / WITNESSED
        files = (p for p in root.rglob("*") if p.is_file() and not p.name.startswith("."))
        digits = ("".join(p.relative_to(root).parts).replace("x", "") for p in files)
        return sorted(int(text) for text in digits if text.isascii() and text.isdecimal())

    def drop_partials(self, tile: TileId) -> None:
        """Remove the partial files of a tile that is now full (section "Partial Tiles")."""
        folder = self.path / f"{tile.path}.p"
        if folder.is_dir():
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()

    def _write(self, path: str, data: bytes) -> None:
        self._write_all([(path, data)])

    def _write_all(self, files: Sequence[tuple[str, bytes]]) -> None:
        moves: list[tuple[Path, Path]] = []
        folders: dict[Path, None] = {}
        for path, data in files:
            target = self.path / path
            folder = target.parent
            folders[folder] = None
            while not folder.is_dir() and folder != self.path:
                folder = folder.parent
                folders[folder] = None
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".{target.name}.new")
            temporary.write_bytes(data)
            moves.append((temporary, target))
        _flush_all([temporary for temporary, _ in moves])
        for temporary, target in moves:
            temporary.replace(target)
        _flush_all(list(folders))


def _flush_all(paths: Sequence[Path]) -> None:
    """Bring files and folders to the disk, several at a time: the disk takes them together."""
    failed: list[OSError] = []

    def flush(path: Path) -> None:
        try:
            _flush(path)
        except OSError as error:
            failed.append(error)

    for at in range(0, len(paths), _FLUSHED_AT_ONCE):
        first, *others = paths[at : at + _FLUSHED_AT_ONCE]
        threads = [threading.Thread(target=flush, args=(path,)) for path in others]
        for thread in threads:
            thread.start()
        flush(first)
        for thread in threads:
            thread.join()
    if failed:
        raise failed[0]


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
