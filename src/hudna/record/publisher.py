"""Turning stored entries into what readers see: bundles, hash tiles, then the checkpoint."""

from collections.abc import Callable, Sequence

from hudna.record.checkpoint import Checkpoint, sign_checkpoint
from hudna.record.edge import Edge
from hudna.record.entry import SignedEntry
from hudna.record.errors import Inconsistent
from hudna.record.folder import Folder
from hudna.record.keys import KeyPair
from hudna.record.tiles import ENTRIES, TileId, pack_bundle, tiles_of

__all__ = ["Publisher"]


class Publisher:
    """Writes the static files of one log and remembers the right edge of its tree."""

    def __init__(
        self, folder: Folder, origin: str, signer: KeyPair, on_step: Callable[[str], None]
    ) -> None:
        self._folder, self._origin, self._signer, self._on_step = folder, origin, signer, on_step
        self._edge = Edge()

    @property
    def size(self) -> int:
        """How many entries are written, or about to be."""
        return self._edge.size

    def start_from(self, published: Checkpoint | None) -> None:
        """Take up the tree where its checkpoint stands; raises `Inconsistent` if tiles disagree."""
        self._edge = Edge()
        if published is not None:
            self._edge = Edge.load(published.size, self._folder.read_tile)
            if self._edge.root() != published.root:
                raise Inconsistent("the tiles do not lead to the signed checkpoint; run the audit")

    def publish(
        self, fresh: Sequence[SignedEntry], stored: Callable[[int, int], Sequence[SignedEntry]]
    ) -> None:
        """Write the files of `fresh` entries, sign the checkpoint, drop what it makes needless.

        `stored` gives earlier entries, for the bundle that the fresh ones continue.
        """
        start = self._edge.size
        written: list[tuple[TileId, bytes]] = []
        for bundle in tiles_of(ENTRIES, start + len(fresh), start):
            first = bundle.first_entry
            older = stored(first, start) if first < start else []
            newer = fresh[max(first - start, 0) : first + bundle.width - start]
            written.append((bundle, pack_bundle(signed.leaf for signed in (*older, *newer))))
        filled = [item for signed in fresh for item in self._edge.append(signed.leaf_hash)]
        written += [*filled, *self._edge.partial_tiles()]
        self._folder.write_tiles(written)
        for tile, _ in written:
            self._on_step(tile.path)
        checkpoint = Checkpoint(self._origin, self._edge.size, self._edge.root())
        self._folder.write_checkpoint(sign_checkpoint(checkpoint, self._signer))
        self._on_step("checkpoint")
        for tile, _ in filled:
            self._folder.drop_partials(tile)
            if tile.level == 0:
                self._folder.drop_partials(TileId(ENTRIES, tile.index))
        self._on_step("tidied")
