"""Which judgements change when a version of an agreement is followed by the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hudna.assess.assess import assess
from hudna.assess.bulk import Judged
from hudna.model.agreement import Agreement, Allegation, Outcome

__all__ = ["Reassessed", "reassessed"]


@dataclass(frozen=True, slots=True)
class Reassessed:
    """An incident and a clause judged otherwise: `old` under the version before, `new` after.

    Either is null where its version has no such clause. `old` is what was said when that version
    was the last; an incident of the time before the new one begins keeps it, and is not here.
    """

    incident: str
    clause: str
    old: Allegation | None
    new: Allegation | None


def reassessed(
    judged: Sequence[Judged], before: Agreement, after: Agreement, *, zone: ZoneInfo
) -> tuple[Reassessed, ...]:
    """Return the judgements that differ, in the order of incidents and of clauses."""
    return tuple(one for incident in judged for one in _of_one(incident, before, after, zone))


def _of_one(
    judged: Judged, before: Agreement, after: Agreement, zone: ZoneInfo
) -> Iterator[Reassessed]:
    incident, claims = judged
    alone = {a.clause: a for a in assess(incident, claims, [before], zone=zone)}
    both = assess(incident, claims, [before, after], zone=zone)
    kept = {a.clause: a for a in both if a.version == before.version}
    under_new = {a.clause: a for a in both if a.version == after.version}
    for clause in dict.fromkeys((*alone, *under_new)):
        old, new = alone.get(clause), under_new.get(clause)
        if _says(old) != _says(kept.get(clause), new):
            yield Reassessed(incident.id, clause, old, new)


def _says(*allegations: Allegation | None) -> set[tuple[Outcome, tuple[float, float] | None]]:
    """Return what judgements say of an incident, less those that it lies outside."""
    return {
        (one.outcome, one.probability)
        for one in allegations
        if one is not None and one.outcome is not Outcome.OUTSIDE_SCOPE
    }
