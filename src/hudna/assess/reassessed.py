"""Which incidents the next version of an agreement touches, and which judgements it changes."""

from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from hudna.assess.assess import assess
from hudna.assess.bulk import OUTCOMES, Judged, assess_many
from hudna.assess.versions import surely_before
from hudna.model.agreement import Agreement, Allegation, Outcome
from hudna.model.incident import Incident
from hudna.model.reassessment import Reassessment, Rejudged, reassessment_id

__all__ = ["may_reach", "reassessed", "rejudged", "touched"]

_OUTSIDE = OUTCOMES.index(Outcome.OUTSIDE_SCOPE)


def may_reach(incident: Incident, after: Agreement, zone: ZoneInfo) -> bool:
    """Return whether an incident may lie in the time of a version or of a clause of it."""
    forces = (after.in_force, *(clause.in_force for clause in after.clauses))
    begins = min(forces, key=lambda force: force.start or "")
    return not surely_before(incident.when, begins, zone)


def touched(
    judged: Iterable[Judged], before: Agreement, after: Agreement, *, zone: ZoneInfo
) -> tuple[Judged, ...]:
    """Return the incidents that `after` touches, in their order.

    They may lie in its time, and in what some clause of either version is about. Of all others it
    can change nothing: they keep the judgement they have.
    """
    in_time = [one for one in judged if may_reach(one[0], after, zone)]
    if not in_time:
        return ()
    reached = [
        (assess_many(in_time, [version], zone=zone).outcome != _OUTSIDE).any(axis=1)
        for version in (before, after)
    ]
    return tuple(one for one, was, now in zip(in_time, *reached, strict=True) if was or now)


def reassessed(
    judged: Iterable[Judged], before: Agreement, after: Agreement, *, zone: ZoneInfo
) -> Iterator[Reassessment]:
    """Yield what `after` makes of each incident it touches, judged here under both versions."""
    for incident, claims in touched(judged, before, after, zone=zone):
        old = assess(incident, claims, [before], zone=zone)
        new = assess(incident, claims, [before, after], zone=zone)
        yield rejudged(old, new, before, after)


def rejudged(
    old: Sequence[Allegation], new: Sequence[Allegation], before: Agreement, after: Agreement
) -> Reassessment:
    """Return what differs between the allegations of one incident.

    `old` is what was said when `before` was the last version, `new` what is said under both.
    """
    was = {a.clause: a for a in old}
    kept = {a.clause: a for a in new if a.version == before.version}
    now = {a.clause: a for a in new if a.version == after.version}
    stay, changed = 0, []
    for clause in dict.fromkeys((*was, *now)):
        said = _says(was.get(clause)), _says(kept.get(clause), now.get(clause))
        if said[0] != said[1]:
            changed.append(Rejudged(clause, was.get(clause), now.get(clause)))
        elif said[0]:
            stay += 1
    incident = new[0].incident
    name = reassessment_id(incident, after)
    return Reassessment(
        name, incident, after.id, before.version, after.version, stay, tuple(changed)
    )


def _says(*allegations: Allegation | None) -> set[tuple[Outcome, tuple[float, float] | None]]:
    """Return what judgements say of an incident, less those that it lies outside."""
    return {
        (one.outcome, one.probability)
        for one in allegations
        if one is not None and one.outcome is not Outcome.OUTSIDE_SCOPE
    }
