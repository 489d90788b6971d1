"""The audit: everything a log claims, computed again from its bytes.

Static files are enough; where the log's database lies beside them, it is compared row by row.
A quick run by several processes shows that nothing is wrong. Where something is, everything is
looked at once more, one entry after the other: every problem then names the first entry it
touches, and says who wrote that entry if it can be read.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hudna.record.audit_database import compare_authors, compare_database, compare_store
from hudna.record.audit_entries import check_entries
from hudna.record.audit_files import check_files, settle_leaves
from hudna.record.audit_head import Head, check_earlier, check_head, read_head
from hudna.record.authors import Authors
from hudna.record.folder import Folder
from hudna.record.folder_tree import FolderTree
from hudna.record.merkle import TreeView
from hudna.record.problem import Problem
from hudna.record.scan_log import LogScan
from hudna.record.sqlite_store import DATABASE, SqliteStore
from hudna.record.store import Store
from hudna.record.tiles import ENTRIES, TileId, tiles_of

__all__ = ["AuditReport", "Problem", "audit"]

Progress = Callable[[int, int], None]


def _quiet(done: int, total: int) -> None:
    """Stand in for a caller that shows no progress."""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What the audit read and what it found wrong, the lowest entry first.

    `anchored` tells whether the parties' keys were given from outside; without them the log is
    only shown to agree with itself. `pending` counts entries that are stored but not published.
    `signatures` tells whether every entry's signature was checked, or only those that change keys.
    """

    origin: str
    size: int
    root: str
    problems: list[Problem] = field(default_factory=list)
    anchored: bool = False
    pending: int = 0
    signatures: bool = True

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.problems

    @property
    def first_bad(self) -> int | None:
        """Index of the first entry that is wrong, None if no entry is named."""
        return min((p.index for p in self.problems if p.index is not None), default=None)


def audit(
    folder: Path,
    *,
    public_keys: Mapping[str, bytes] | None = None,
    earlier: Iterable[str] = (),
    store: Store | None = None,
    signatures: bool = True,
    processes: int = 1,
    progress: Progress = _quiet,
) -> AuditReport:
    """Return what is wrong with the log in `folder`; reads only, raises nothing on bad content.

    `public_keys` are the parties' keys by party id as the auditor knows them; `earlier` are
    checkpoints seen before, which this log has to extend; `store` is the log's database where that
    is not SQLite in the folder; without `signatures`, those of entries that change no keys are
    left unchecked; `progress` gets entries done and all.
    """
    files = Folder(folder)
    problems: list[Problem] = []
    head: Head = read_head(files, problems)
    work = _Work(files, head, store, signatures, processes, progress)
    tree, authors, pending = work.quick(problems) or work.thorough(problems)
    check_head(head, tree, authors.genesis, public_keys or {}, problems)
    check_earlier(head, tree, authors.genesis, earlier, problems)
    problems.sort(key=lambda p: (p.index is None, p.index or 0))
    return AuditReport(
        head.origin,
        len(tree),
        tree.root().hex(),
        problems,
        bool(public_keys),
        pending,
        signatures,
    )


Found = tuple[TreeView, Authors, int]


@dataclass(frozen=True, slots=True)
class _Work:
    """The entries, tiles and database of a log, looked at in either of two ways."""

    files: Folder
    head: Head
    store: Store | None
    signatures: bool
    processes: int
    progress: Progress

    def quick(self, problems: list[Problem]) -> Found | None:
        """Return tree, authors and pending entries if there is nothing wrong with them."""
        head, files = self.head, self.files
        if head.root is None or head.cut or not head.size:
            return None
        sqlite = self.store is None and (files.path / DATABASE).exists()
        scan = LogScan(files, head.origin, head.size, self.processes, sqlite)
        self.progress(0, head.size)
        try:
            authors = scan.authors(self.progress)
            if authors is None or (self.signatures and not self._are_signed(scan, authors)):
                return None
            tree = FolderTree(files, head.size)
            pending = self._quick_pending(sqlite, tree, authors, problems)
        except sqlite3.Error:
            return None
        if pending is None:
            return None
        check_files(files, tree, problems, known=set(_tiles(head.size)))
        return tree, authors, pending

    def _are_signed(self, scan: LogScan, authors: Authors) -> bool:
        keys = {key: author.public for key, author in authors.all().items()}
        return scan.are_signed(keys, self.progress)

    def _quick_pending(
        self, sqlite: bool, tree: TreeView, authors: Authors, problems: list[Problem]
    ) -> int | None:
        if self.store is not None:
            return compare_store(self.store, tree, authors, problems)
        if not sqlite:
            return 0
        store = SqliteStore.open_to_read(self.files.path)
        try:
            # The rows under the checkpoint were compared; any other is pending, or out of place.
            pending = store.count() - len(tree)
            if pending != max(store.size - len(tree), 0):
                return None
            if not pending:
                compare_authors(store, authors, problems)
            damage = store.damage() if self.signatures else []
            problems += [Problem(None, f"{store.name}: {message}") for message in damage]
            return pending
        finally:
            store.close()

    def thorough(self, problems: list[Problem]) -> Found:
        """Return tree, authors and pending entries; add everything that is wrong with them."""
        tree = settle_leaves(self.files, self.head)
        authors = check_entries(
            self.files, tree, problems, self.progress, signatures=self.signatures
        )
        check_files(self.files, tree, problems)
        if self.store is not None:
            return tree, authors, compare_store(self.store, tree, authors, problems)
        return tree, authors, compare_database(self.files.path, tree, authors, problems)


def _tiles(size: int) -> Iterable[TileId]:
    level = ENTRIES
    while level < 1 or size >> (8 * level):
        yield from tiles_of(level, size)
        level += 1
