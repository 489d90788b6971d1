"""Allegations beside the clause they were tested against."""

from collections.abc import Iterable
from dataclasses import dataclass

from hudna.model.agreement import Agreement, Allegation, Clause, Outcome
from hudna.web.agreements import clause_of

__all__ = ["Tested", "TestedSet", "tested"]


@dataclass(frozen=True, slots=True)
class Tested:
    """An allegation with its agreement and clause, null where they are not known here."""

    allegation: Allegation
    agreement: Agreement | None
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class TestedSet:
    """Clauses that reach the incident, or may, and clauses that do not."""

    inside: tuple[Tested, ...]
    outside: tuple[Tested, ...]


def tested(allegations: Iterable[Allegation]) -> TestedSet:
    """Return each allegation with the clause's text, those that allege a breach first."""
    rows = []
    for one in allegations:
        found = clause_of(one.agreement, one.version, one.clause)
        agreement = found[0] if found else None
        clause = found[0].clauses[found[1]] if found else None
        rows.append(Tested(one, agreement, clause))
    rows.sort(key=lambda row: row.allegation.outcome.value)
    beyond = Outcome.OUTSIDE_SCOPE
    return TestedSet(
        tuple(row for row in rows if row.allegation.outcome is not beyond),
        tuple(row for row in rows if row.allegation.outcome is beyond),
    )
