"""The log of who saw what against its own chain and against the record."""

from collections.abc import Iterator

from hudna.db.audit_entries import Signed
from hudna.db.custody_tables import access_of, chained
from hudna.db.models import AccessRow
from hudna.record.problem import Problem

__all__ = ["check_accesses"]


def check_accesses(signed: Signed, alias: str) -> Iterator[Problem]:
    """Yield where the log of who saw what was altered, shortened or bound to no entry.

    Lines added after it was last bound to the record can be taken away without a trace.
    """
    before, found = "", {}
    rows = AccessRow.objects.using(alias).order_by("id").iterator()
    for lines, row in enumerate(rows, start=1):
        try:
            wanted = chained(before, access_of(row))
        except ValueError:
            wanted = ""
        if row.digest != wanted:
            yield Problem(None, f"line {lines} of who saw {row.evidence} was altered")
        before = row.digest
        found[lines, row.digest] = row.entry
    for entry, head in signed.accesses.items():
        if found.pop((head.lines, head.digest), None) != entry:
            index = signed.places[entry]
            yield Problem(index, f"the log of who saw what had {head.lines} lines and is another")
    for (line, _), entry_of_line in found.items():
        if entry_of_line is not None:
            yield Problem(None, f"line {line} of who saw what is bound to no entry")
