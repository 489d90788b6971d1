"""Every incident against every clause of every agreement: allegations with their reasons."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from hudna.assess.question import Question, combine
from hudna.assess.rules import RULES
from hudna.assess.versions import in_their_time
from hudna.model.agreement import Agreement, Allegation
from hudna.model.claim import Claim
from hudna.model.identity import make_id
from hudna.model.incident import Incident

__all__ = ["assess"]


def assess(
    incident: Incident,
    claims: Sequence[Claim],
    agreements: Sequence[Agreement],
    *,
    zone: ZoneInfo,
) -> tuple[Allegation, ...]:
    """Return one allegation per clause, in the order of the agreements.

    `claims` are the incident's; days are counted in `zone`. A version of an agreement holds until
    the next one of the same id begins; what is surely over by then is judged as if none followed.
    """
    allegations = []
    for agreement in in_their_time(agreements, incident.when, zone):
        for clause in agreement.clauses:
            question = Question(incident, tuple(claims), agreement, clause, zone)
            answer = combine(test(question) for test in RULES[clause.kind])
            allegations.append(
                Allegation(
                    id=make_id("alg", incident.id, agreement.id, agreement.version, clause.id),
                    incident=incident.id,
                    agreement=agreement.id,
                    version=agreement.version,
                    clause=clause.id,
                    outcome=answer.outcome,
                    reasons=answer.reasons,
                    facts=answer.facts,
                    would_change=answer.would_change,
                    probability=answer.probability,
                )
            )
    return tuple(allegations)
