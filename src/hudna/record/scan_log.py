"""A whole log read through quickly by several processes, and what they found put together."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from hudna.record.authors import Authors
from hudna.record.entry import SignedEntry, parse
from hudna.record.errors import RecordError
from hudna.record.folder import Folder
from hudna.record.folder_tree import FolderTree
from hudna.record.merkle import HASH_BYTES, perfect_root
from hudna.record.scan import Chain, Part, Task, are_signed, scan
from hudna.record.tiles import TILE_WIDTH, tiles_of

__all__ = ["LogScan"]

T = TypeVar("T")
Progress = Callable[[int, int], None]

_RUN_BUNDLES = 64
_WORTH_SHARING = 20_000
"""With fewer entries, starting processes takes longer than they save."""


@dataclass(frozen=True, slots=True)
class LogScan:
    """Reads the log in a folder, of a size taken from its checkpoint, by so many processes."""

    files: Folder
    origin: str
    size: int
    processes: int = 1
    database: bool = False

    def authors(self, progress: Progress) -> Authors | None:
        """Return the authors at the end of the log, None if anything is wrong with it."""
        parts: list[Part] = []
        with self._mapped(scan) as found:
            for part in found:
                if part is None:
                    return None
                parts.append(part)
                progress(part.end, self.size)
        if not self._tiles_fit([root for part in parts for root in part.roots]):
            return None
        chains = _joined(parts)
        seen = [item for part in parts for item in part.seen.items()]
        if chains is None or not self._were_seen(seen):
            return None
        changes = [change for part in parts for change in part.changes]
        try:
            return self._judged(changes, chains)
        except RecordError:
            return None

    def are_signed(self, keys: Mapping[str, bytes], progress: Progress) -> bool:
        """Return whether every entry is in form and signed by its key, of these."""
        done = 0
        with self._mapped(partial(are_signed, keys=dict(keys))) as found:
            for valid in found:
                if not valid:
                    return False
                done = min(done + _RUN_BUNDLES * TILE_WIDTH, self.size)
                progress(done, self.size)
        return True

    def _tasks(self) -> Iterator[Task]:
        bundles = -(-self.size // TILE_WIDTH)
        for first in range(0, bundles, _RUN_BUNDLES):
            end = min(first + _RUN_BUNDLES, bundles)
            yield Task(self.files.path, self.origin, self.size, first, end, self.database)

    @contextmanager
    def _mapped(self, work: Callable[[Task], T]) -> Iterator[Iterable[T]]:
        if self.processes < 2 or self.size < _WORTH_SHARING:
            yield map(work, self._tasks())
            return
        with ProcessPoolExecutor(self.processes, multiprocessing.get_context("spawn")) as workers:
            try:
                yield workers.map(work, self._tasks())
            finally:
                workers.shutdown(cancel_futures=True)

    def _tiles_fit(self, row: list[bytes]) -> bool:
        """Return whether the hash tiles above the leaves follow from the hashes over full tiles."""
        level = 1
        while row:
            above: list[bytes] = []
            for tile in tiles_of(level, self.size):
                first = tile.index * TILE_WIDTH
                hashes = row[first : first + tile.width]
                try:
                    data = self.files.read_tile(tile)
                except RecordError:
                    return False
                if len(data) != tile.width * HASH_BYTES or data != b"".join(hashes):
                    return False
                if tile.width == TILE_WIDTH:
                    above.append(perfect_root(hashes))
            row, level = above, level + 1
        return True

    def _were_seen(self, seen: Iterable[tuple[tuple[bytes, bytes], int]]) -> bool:
        """Return whether every checkpoint named by an entry is one the log had before it."""
        tree = FolderTree(self.files, self.size)
        good: set[tuple[bytes, bytes]] = set()
        for (size, root), index in seen:
            if int(size) > index:
                return False
            if (size, root) not in good and tree.root(int(size)).hex().encode() != root:
                return False
            good.add((size, root))
        return True

    def _judged(
        self, changes: Iterable[tuple[int, bytes]], chains: dict[bytes, Chain]
    ) -> Authors | None:
        """Apply the rules to the entries that change keys, then hold every chain to its key."""
        authors = Authors(self.origin)
        tree = FolderTree(self.files, self.size)
        ended: dict[str, int] = {}
        for index, leaf in changes:
            signed = SignedEntry.from_leaf(leaf)
            entry = parse(signed.canonical)
            authors.stand_at(entry.key, entry.seq, entry.prev)

            def root_at(size: int, limit: int = index) -> bytes | None:
                return tree.root(size) if size <= limit else None

            if authors.frozen or authors.breaches(index, signed, entry, root_at):
                return None
            for author in authors.advance(index, signed, entry):
                if author.until is not None:
                    ended.setdefault(author.key, index)
            if authors.frozen and index != self.size - 1:
                return None
        if authors.genesis is None:
            return None
        for key, chain in chains.items():
            holder = authors.get(key.decode())
            if holder is None or chain.first < holder.since:
                return None
            if chain.last > ended.get(holder.key, self.size):
                return None
            authors.stand_at(holder.key, chain.next_seq, chain.hash.decode())
        return authors


def _joined(parts: Iterable[Part]) -> dict[bytes, Chain] | None:
    """Return every key's chain over all runs, None if one does not go on where it stopped."""
    chains: dict[bytes, Chain] = {}
    for part in parts:
        for key, chain in part.chains.items():
            before = chains.get(key)
            if before is None:
                if chain.seq or chain.prev is not None:
                    return None
                chains[key] = chain
            elif chain.seq == before.next_seq and chain.prev == before.hash:
                before.last, before.next_seq, before.hash = chain.last, chain.next_seq, chain.hash
            else:
                return None
    return chains
