"""What the next version of an agreement makes of an incident that was judged under the last."""

from dataclasses import dataclass

from hudna.model.agreement import Agreement, Allegation
from hudna.model.identity import make_id

__all__ = ["Reassessment", "Rejudged", "reassessment_id"]


@dataclass(frozen=True, slots=True)
class Rejudged:
    """A clause under which an incident is judged otherwise: `old` before, `new` after.

    Either is null where its version has no such clause.
    """

    clause: str
    old: Allegation | None
    new: Allegation | None


@dataclass(frozen=True, slots=True)
class Reassessment:
    """An incident that version `after` of an agreement touches, against version `before`.

    `stay` counts the clauses whose judgement stays as it was; those that lie outside both times
    are not counted.
    """

    id: str
    incident: str
    agreement: str
    before: str
    after: str
    stay: int
    changed: tuple[Rejudged, ...]


def reassessment_id(incident: str, after: Agreement) -> str:
    """Return the id of what a version makes of an incident."""
    return make_id("reassessment", incident, after.id, after.version)
