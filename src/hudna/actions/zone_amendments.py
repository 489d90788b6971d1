"""Amendments that changed a zone: what may prove that the update of a zone was carried out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.assess.zone_changes import zones_changed
from hudna.errors import Conflict
from hudna.model.agreement import Agreement
from hudna.model.amendment import Amendment
from hudna.model.case import Measure, MeasureAnswer, MeasureKind, MeasureState
from hudna.model.party import Names

__all__ = ["ZoneAmendment", "check_proof", "zone_amendments"]


@dataclass(frozen=True, slots=True)
class ZoneAmendment:
    """An amendment by its id, the version it made, and the zones that version changed."""

    id: str
    version: Agreement
    zones: tuple[Names, ...]


def zone_amendments(
    amendments: Iterable[Amendment], watched: Sequence[Agreement]
) -> tuple[ZoneAmendment, ...]:
    """Return those amendments that changed a zone, in their order; `watched` are all versions."""
    known = {(a.id, a.version): a for a in watched}
    found = []
    for amendment in amendments:
        after = amendment.agreement
        before = known[after.id, after.supersedes or ""]
        zones = zones_changed(before, after)
        if zones:
            found.append(ZoneAmendment(amendment.id, after, zones))
    return tuple(found)


def check_proof(measure: Measure, answer: MeasureAnswer, changes: Sequence[ZoneAmendment]) -> None:
    """Raise `Conflict` where an answer names an amendment that cannot be what was ordered.

    `changes` are the amendments since the measure was ordered that changed a zone.
    """
    if answer.amendment is None:
        return
    done = answer.state is MeasureState.DONE
    if not done or measure.kind is not MeasureKind.ZONE_UPDATE:
        raise Conflict(
            "only the update of a zone is done by an amendment",
            where="amendment",
            advice="Leave the amendment out",
        )
    if answer.amendment not in (change.id for change in changes):
        raise Conflict(
            f"no amendment {answer.amendment} changed a zone since the measure was ordered",
            where="amendment",
            advice="See 'hudna measure ID' for those that did, or leave the amendment out",
        )
