"""Many incidents against all clauses at once: outcomes and chances in columns, without words.

Every condition asks one thing of an incident: its time, its place, its kind, its weapons, those
accused, or what its claims say. It is asked once for each value that occurs, by the very rules
that judge single incidents, and the answers are gathered by column.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from hudna.assess.question import Check, Question, Standing
from hudna.assess.rules import RULES
from hudna.assess.scope_act import said_to_have_happened, with_weapon
from hudna.assess.scope_actors import bound
from hudna.assess.scope_due import past_due
from hudna.assess.scope_place import in_zone
from hudna.assess.scope_time import in_force
from hudna.assess.versions import until_superseded
from hudna.model.agreement import Agreement, Clause, Outcome
from hudna.model.claim import Claim
from hudna.model.incident import Incident

__all__ = ["OUTCOMES", "Assessed", "Judged", "assess_many"]

Judged = tuple[Incident, Sequence[Claim]]
"""An incident and its claims."""

OUTCOMES = (Outcome.BREACH_ALLEGED, Outcome.NOT_RESOLVABLE, Outcome.OUTSIDE_SCOPE)
"""What the codes of `Assessed.outcome` mean."""

_CODE = {Standing.IN: 0, Standing.OPEN: 1, Standing.OUT: 2}
Condition = Callable[[Question], Check]
Facet = Callable[[Incident, Sequence[Claim]], Hashable]
Codes = NDArray[np.int8]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Assessed:
    """One row an incident, one column a clause.

    `outcome` holds places in `OUTCOMES`, `low` and `high` the chance of lying in scope.
    """

    clauses: tuple[tuple[str, str, str], ...]
    outcome: Codes
    low: Floats
    high: Floats


def _when(incident: Incident, claims: Sequence[Claim]) -> Hashable:
    return incident.when.start, incident.when.end, incident.when.precision


def _place(incident: Incident, claims: Sequence[Claim]) -> Hashable:
    return replace(incident.place, span=None, reason=())


def _place_and_accused(incident: Incident, claims: Sequence[Claim]) -> Hashable:
    return _place(incident, claims), incident.accused


def _said(incident: Incident, claims: Sequence[Claim]) -> Hashable:
    told = tuple(sorted((claim.polarity.value, claim.stance.value) for claim in claims))
    return incident.contested, told


_FACETS: dict[Condition, Facet] = {
    in_force: _when,
    past_due: _when,
    in_zone: _place,
    with_weapon: lambda incident, _: incident.weapons,
    bound: lambda incident, _: incident.accused,
    said_to_have_happened: _said,
}
"""What of an incident a condition asks about; every other asks about the kind of event."""


def _facet(condition: Condition, clause: Clause) -> Facet:
    """Return the facet; where parties have zones of their own, the accused choose the zone."""
    if condition is in_zone and clause.zone_by:
        return _place_and_accused
    return _FACETS.get(condition, _kind)


def _kind(incident: Incident, claims: Sequence[Claim]) -> Hashable:
    return incident.event_type


class _Facets:
    """The values of each facet that occur, and which one each incident has."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        self._judged = judged
        self._made: dict[object, tuple[list[int], NDArray[np.intp]]] = {}

    def of(self, facet: Facet) -> tuple[list[int], NDArray[np.intp]]:
        """Return an incident for each value of a facet, and which value each incident has."""
        if facet not in self._made:
            places: dict[Hashable, int] = {}
            examples: list[int] = []
            codes = np.empty(len(self._judged), np.intp)
            for at, (incident, claims) in enumerate(self._judged):
                key = facet(incident, claims)
                if key not in places:
                    places[key] = len(examples)
                    examples.append(at)
                codes[at] = places[key]
            self._made[facet] = examples, codes
        return self._made[facet]


def assess_many(
    judged: Sequence[Judged], agreements: Sequence[Agreement], *, zone: ZoneInfo
) -> Assessed:
    """Return the outcome of every incident under every clause, as `assess` would give it."""
    facets = _Facets(judged)
    known: dict[object, tuple[Codes, Floats, Floats]] = {}
    names, outcomes, lows, highs = [], [], [], []
    for agreement in until_superseded(agreements):
        for clause in agreement.clauses:
            outcome = np.zeros(len(judged), np.int8)
            low, high = np.ones(len(judged)), np.ones(len(judged))
            columns = []
            for condition in RULES[clause.kind]:
                examples, codes = facets.of(_facet(condition, clause))
                key = _same(condition, agreement, clause)
                if key not in known:
                    asked = (judged[at] for at in examples)
                    known[key] = _answers(
                        [
                            condition(Question(incident, tuple(claims), agreement, clause, zone))
                            for incident, claims in asked
                        ]
                    )
                columns.append([column[codes] for column in known[key]])
            for standing, _, _ in columns:
                np.maximum(outcome, standing, out=outcome)
            for standing, least, most in columns:
                counts = (outcome < _CODE[Standing.OUT]) | (standing == _CODE[Standing.OUT])
                low *= np.where(counts, least, 1.0)
                high *= np.where(counts, most, 1.0)
            names.append((agreement.id, agreement.version, clause.id))
            outcomes.append(outcome)
            lows.append(low)
            highs.append(high)
    return Assessed(tuple(names), np.stack(outcomes, 1), np.stack(lows, 1), np.stack(highs, 1))


def _same(condition: Condition, agreement: Agreement, clause: Clause) -> object:
    """Return what makes two clauses answer a condition alike, so that it is asked once."""
    if condition is in_zone and not clause.zone_by:
        zone = agreement.zone(clause.zone)
        return (
            condition,
            zone.geometry,
            zone.places,
            zone.within_km,
            zone.true_to_km,
            zone.parts_only,
        )
    if condition is in_force:
        return condition, clause.in_force
    return condition, agreement.id, agreement.version, clause.id


def _answers(checks: Sequence[Check]) -> tuple[Codes, Floats, Floats]:
    chances = [check.chance or (1.0, 1.0) for check in checks]
    return (
        np.array([_CODE[check.standing] for check in checks], np.int8),
        np.array([low for low, _ in chances]),
        np.array([high for _, high in chances]),
    )
