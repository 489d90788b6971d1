"""Allegations beside the clause they were tested against."""

from collections.abc import Iterable
from dataclasses import dataclass

from hudna.db.gate import Reader
from hudna.model.agreement import Agreement, Allegation, Clause, Outcome
from hudna.web.agreements import clauses_known

__all__ = ["Tested", "TestedSet", "tested"]


@dataclass(frozen=True, slots=True)
class Tested:
    """An allegation with its agreement and clause, null where they are not known here.

    `earlier` is what was said before, where that was another outcome.
    """

    allegation: Allegation
    agreement: Agreement | None
    clause: Clause | None
    earlier: Allegation | None = None


@dataclass(frozen=True, slots=True)
class TestedSet:
    """Clauses that reach the incident, did or may, and clauses that do not."""

    inside: tuple[Tested, ...]
    outside: tuple[Tested, ...]


def tested(reader: Reader, incident: str, allegations: Iterable[Allegation]) -> TestedSet:
    """Return each allegation with the clause's text, those that allege a breach first."""
    known, before = clauses_known(reader), reader.earlier_allegations(incident)
    rows = []
    for one in allegations:
        agreement, clause = known.get((one.agreement, one.version, one.clause), (None, None))
        rows.append(Tested(one, agreement, clause, before.get(one.id)))
    rows.sort(key=lambda row: row.allegation.outcome.value)
    return TestedSet(
        tuple(row for row in rows if _reaches(row)),
        tuple(row for row in rows if not _reaches(row)),
    )


def _reaches(row: Tested) -> bool:
    return row.allegation.outcome is not Outcome.OUTSIDE_SCOPE or row.earlier is not None
