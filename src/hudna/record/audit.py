"""The audit: everything a log claims, computed again from its bytes.

Static files are enough; where the log's database lies beside them, it is compared row by row.
Every problem names the first entry it touches, and says who wrote that entry if it can be read.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hudna.record.audit_database import compare_database
from hudna.record.audit_entries import check_entries
from hudna.record.audit_files import check_files, settle_leaves
from hudna.record.audit_head import Head, check_earlier, check_head, read_head
from hudna.record.folder import Folder
from hudna.record.problem import Problem

__all__ = ["AuditReport", "Problem", "audit"]


def _quiet(done: int, total: int) -> None:
    """Stand in for a caller that shows no progress."""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What the audit read and what it found wrong, the lowest entry first.

    `anchored` tells whether the parties' keys were given from outside; without them the log is
    only shown to agree with itself. `pending` counts entries that are stored but not published.
    """

    origin: str
    size: int
    root: str
    problems: list[Problem] = field(default_factory=list)
    anchored: bool = False
    pending: int = 0

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
    progress: Callable[[int, int], None] = _quiet,
) -> AuditReport:
    """Return what is wrong with the log in `folder`; reads only, raises nothing on bad content.

    `public_keys` are the parties' keys by party id as the auditor knows them; `earlier` are
    checkpoints seen before, which this log has to extend; `progress` gets entries done and all.
    """
    files = Folder(folder)
    problems: list[Problem] = []
    head: Head = read_head(files, problems)
    tree = settle_leaves(files, head)
    authors = check_entries(files, tree, problems, progress)
    check_head(head, tree, authors.genesis, public_keys or {}, problems)
    check_earlier(head, tree, authors.genesis, earlier, problems)
    check_files(files, tree, problems)
    pending = compare_database(folder, tree, authors, problems)
    problems.sort(key=lambda p: (p.index is None, p.index or 0))
    return AuditReport(
        head.origin, len(tree), tree.root().hex(), problems, bool(public_keys), pending
    )
