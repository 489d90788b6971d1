"""Reading entry bundles that may be damaged, entry by entry."""

from collections.abc import Iterator

from hudna.record.errors import Malformed
from hudna.record.folder import Folder
from hudna.record.tiles import ENTRIES, tiles_of

__all__ = ["salvage", "salvaged_leaves"]


def salvage(data: bytes, width: int) -> list[bytes | None]:
    """Return `width` leaves of a bundle, None for those it breaks off before."""
    leaves: list[bytes | None] = []
    at = 0
    while len(leaves) < width and at + 2 <= len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        if end > len(data):
            break
        leaves.append(data[at + 2 : end])
        at = end
    return leaves + [None] * (width - len(leaves))


def salvaged_leaves(files: Folder, size: int) -> Iterator[bytes | None]:
    """Yield the leaf data of every entry under `size`, None for what cannot be read."""
    for tile in tiles_of(ENTRIES, size):
        try:
            data = files.read_tile(tile)
        except Malformed:
            data = b""
        yield from salvage(data, tile.width)
