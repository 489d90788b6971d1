"""The zones of agreements that are closed to movements, as plans are held against them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from hudna.assess.zone_shapes import shape_of
from hudna.deconflict.intersect import Heights
from hudna.deconflict.zone import EVERYWHERE_HIGH, Zone
from hudna.model.agreement import Agreement, Clause, ClauseKind
from hudna.model.judgement import HeightDatum
from hudna.model.movement import MovementKind
from hudna.model.party import Names

__all__ = ["zones_of"]

CLOSED_TO: dict[ClauseKind, tuple[MovementKind, ...]] = {
    ClauseKind.NO_FLIGHT_ZONE: (MovementKind.FLIGHT,),
    ClauseKind.DEMILITARISED_ZONE: tuple(MovementKind),
}
"""Kinds of clauses that close a zone, and to which movements it is to be looked at."""


def zones_of(agreements: Iterable[Agreement]) -> tuple[Zone, ...]:
    """Return the closed zones of agreements, each version until the next takes its place.

    A line that parties count from differently gives a zone for each of them.
    """
    given = list(agreements)
    ends = {(one.id, one.supersedes): _begins(one) for one in given if one.supersedes}
    return tuple(
        zone
        for agreement in given
        for clause in agreement.clauses
        if clause.kind in CLOSED_TO
        for zone in _zones(agreement, clause, ends.get((agreement.id, agreement.version)))
    )


def _begins(agreement: Agreement) -> datetime | None:
    return agreement.in_force.bounds(ZoneInfo(agreement.zone_name))[0]


def _zones(agreement: Agreement, clause: Clause, replaced: datetime | None) -> Iterator[Zone]:
    start, end = clause.in_force.bounds(ZoneInfo(agreement.zone_name))
    ends = [one for one in (end, replaced) if one is not None]
    for zone_id in dict.fromkeys([clause.zone, *(zone for _, zone in clause.zone_by)]):
        zone = agreement.zone(zone_id)
        yield Zone(
            id=f"{agreement.id} {agreement.version} {clause.id} {zone_id}",
            key=clause.kind.value,
            name=_name(agreement, zone.names),
            geometry=shape_of(zone),
            kinds=CLOSED_TO[clause.kind],
            start=start,
            end=min(ends) if ends else None,
            source=agreement.id,
            heights=Heights(*EVERYWHERE_HIGH, HeightDatum.UNKNOWN),
            within_m=zone.within_km * 1000,
            true_to_m=zone.true_to_km * 1000,
            parts_only=zone.parts_only,
        )


def _name(agreement: Agreement, names: Names) -> Names:
    """Return what a zone is called, with its agreement, in the languages of its name."""
    return {
        code: f"{name} ({agreement.names.get(code, agreement.id)})" for code, name in names.items()
    }
