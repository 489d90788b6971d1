"""Whether the database still holds what was signed: every object against its entry.

The record's own audit proves the entries; this one proves that tables, documents and files say
what the entries say, that nothing is missing and that nobody was given other rights to read.
Each problem names the entry by its index in the record.

One loss cannot be told from the node alone: a report whose confidential part is gone with its
object looks like one that its party kept to itself. The party has its own copy and the promise.
"""

from collections.abc import Iterator, Sequence

from hudna.db.audit_accesses import check_accesses
from hudna.db.audit_amendments import check_amendments
from hudna.db.audit_bytes import check_documents, check_evidence_files, check_files
from hudna.db.audit_entries import read_entries
from hudna.db.audit_keys import check_keys, check_mechanism
from hudna.db.audit_objects import check_objects
from hudna.db.evidence_files import EvidenceFiles
from hudna.record.problem import Problem

__all__ = ["audit_desk"]


def audit_desk(
    recorded: Sequence[str],
    alias: str = "default",
    *,
    operator: str | None = None,
    files: EvidenceFiles | None = None,
) -> Iterator[Problem]:
    """Yield everything in the database that differs from what was signed.

    `recorded` are the hashes of the record's entries by index. `operator` is the party whose node
    this is, where that is the operator: only there everything that is disclosed must be held.
    `files` are the node's files of evidence, where they are to be compared with their hashes too.
    """
    problems: list[Problem] = []
    signed = read_entries(recorded, alias, operator, problems)
    yield from problems
    yield from check_mechanism(signed, alias)
    yield from check_keys(signed, alias)
    yield from check_objects(signed, alias, whole=operator is not None)
    yield from check_amendments(signed, alias)
    yield from check_documents(signed, alias)
    yield from check_files(signed, alias)
    yield from check_accesses(signed, alias)
    if files is not None:
        yield from check_evidence_files(signed, alias, files)
