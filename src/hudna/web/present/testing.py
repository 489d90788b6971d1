"""Allegations beside the clause they were tested against."""

from collections.abc import Iterable
from dataclasses import dataclass

from hudna.db.gate import Reader
from hudna.model.agreement import Agreement, Allegation, Clause, Outcome
from hudna.model.reassessment import Reassessment
from hudna.web.agreements import clauses_known
from hudna.web.present.rejudged import Beside, beside

__all__ = ["Tested", "TestedSet", "tested"]


@dataclass(frozen=True, slots=True)
class Tested:
    """An allegation with its agreement and clause, null where they are not known here.

    `beside` holds the judgement of its time where a version of the agreement changed it; `earlier`
    is what was said before where that was another outcome for other reasons.
    """

    allegation: Allegation
    agreement: Agreement | None
    clause: Clause | None
    beside: Beside | None = None
    earlier: Allegation | None = None


@dataclass(frozen=True, slots=True)
class TestedSet:
    """Clauses that reach the incident, did or may, and clauses that do not."""

    inside: tuple[Tested, ...]
    outside: tuple[Tested, ...]


Name = tuple[str, str, str]
"""Agreement, version and clause."""


def tested(reader: Reader, incident: str, allegations: Iterable[Allegation]) -> TestedSet:
    """Return each allegation with the clause's text, those that allege a breach first."""
    known, before = clauses_known(reader), reader.earlier_allegations(incident)
    reassessed, given = reader.reassessments(incident), tuple(allegations)
    beside = _beside(reassessed, given)
    superseded = {(one.agreement, one.before) for one in reassessed}
    rows = []
    for one in given:
        agreement, clause = known.get(_name(one), (None, None))
        moved = (one.agreement, one.version) in superseded
        earlier = None if moved else before.get(one.id)
        rows.append(Tested(one, agreement, clause, beside.get(_name(one)), earlier))
    rows.sort(key=lambda row: row.allegation.outcome.value)
    return TestedSet(
        tuple(row for row in rows if _reaches(row)),
        tuple(row for row in rows if not _reaches(row)),
    )


def _beside(
    reassessed: Iterable[Reassessment], allegations: Iterable[Allegation]
) -> dict[Name, Beside]:
    """Return changed judgements by the clause they stand under: the new one where there is one."""
    now = {_name(one): one for one in allegations}
    found = {}
    for one in reassessed:
        for changed in one.changed:
            version = one.after if changed.new else one.before
            name = (one.agreement, version, changed.clause)
            found[name] = beside(one, changed, now.get(name) if changed.new else None)
    return found


def _name(one: Allegation) -> Name:
    return one.agreement, one.version, one.clause


def _reaches(row: Tested) -> bool:
    changed = row.earlier is not None or row.beside is not None
    return changed or row.allegation.outcome is not Outcome.OUTSIDE_SCOPE
