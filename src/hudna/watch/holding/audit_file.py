"""A table of audited claims (CSV): which reporter, how many were drawn at random, how many true."""

from hudna.errors import InputError
from hudna.watch.holding.bounds import Audit
from hudna.watch.table import open_table, told

__all__ = ["read_audits"]

NEEDED = ("reporter", "audited", "verified")


def read_audits(text: str, *, name: str) -> tuple[Audit, ...]:
    """Return audits summed per reporter; a row that makes no sense is an `InputError`."""
    reader, columns = open_table(text)
    if absent := [column for column in NEEDED if column not in columns]:
        raise InputError(
            f"no column {', '.join(absent)}", where=name, advice=f"Needed: {', '.join(NEEDED)}"
        )
    totals: dict[str, tuple[int, int]] = {}
    for row in reader:
        reporter = told(row, "reporter")
        try:
            audited, verified = int(row["audited"] or ""), int(row["verified"] or "")
        except ValueError:
            audited, verified = -1, 0
        if not reporter or not 0 <= verified <= audited:
            raise InputError(
                "an audit needs a reporter and whole numbers with 0 <= verified <= audited",
                where=f"{name}: line {reader.line_num}",
            )
        before = totals.get(reporter, (0, 0))
        totals[reporter] = (before[0] + audited, before[1] + verified)
    return tuple(Audit(reporter, *numbers) for reporter, numbers in sorted(totals.items()))
