"""Allegations beside the clause they were tested against."""

from collections.abc import Iterable
from dataclasses import dataclass

from hudna.model.agreement import Agreement, Allegation, Clause
from hudna.web.agreements import clause_of

__all__ = ["Tested", "tested"]


@dataclass(frozen=True, slots=True)
class Tested:
    """An allegation with its agreement and clause, null where they are not known here."""

    allegation: Allegation
    agreement: Agreement | None
    clause: Clause | None


def tested(allegations: Iterable[Allegation]) -> tuple[Tested, ...]:
    """Return each allegation with the clause's text, those that allege a breach first."""
    rows = []
    for one in allegations:
        found = clause_of(one.agreement, one.version, one.clause)
        agreement = found[0] if found else None
        clause = found[0].clauses[found[1]] if found else None
        rows.append(Tested(one, agreement, clause))
    return tuple(sorted(rows, key=lambda row: row.allegation.outcome.value))
