"""The tree as the hash tiles of a folder give it, once they are known to be right."""

from hudna.record.folder import Folder
from hudna.record.merkle import root_hash

__all__ = ["FolderTree"]


class FolderTree:
    """`hudna.record.merkle.TreeView` on stored tiles: no memory for a log of any size."""

    def __init__(self, files: Folder, size: int) -> None:
        self._files, self._size = files, size

    def __len__(self) -> int:
        return self._size

    def node(self, level: int, index: int) -> bytes:
        """Return the hash of a complete subtree."""
        return self._files.nodes(level, index)

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first `size` leaves, of all by default."""
        return root_hash(self._size if size is None else size, self._files.nodes)
