"""What a case asks of whom now: findings not yet made, votes not yet cast, questions to put."""

from datetime import datetime

from hudna.model.bulletin import CaseFile, Vote
from hudna.model.case import CaseState, DeterminationResult, Finding
from hudna.model.mechanism import Clock, Mechanism
from hudna.model.question import Question
from hudna.verify.decide import voters_of
from hudna.verify.events import FOUND, PUT
from hudna.verify.openings import accused_party, deadline, rule_for
from hudna.verify.states import TRANSITIONS

__all__ = [
    "WAITING_STATES",
    "ballot_waited_for",
    "findings_due",
    "findings_of_round",
    "findings_possible",
    "findings_waited_for",
    "questions_to_put",
]

WAITING_STATES = (
    CaseState.REPORTED,
    CaseState.UNDER_VERIFICATION,
    CaseState.REOPENED,
    CaseState.UNDER_INVESTIGATION,
)
"""States in which the question before the guarantors waits for a finding of each."""


def findings_possible(file: CaseFile, party: str) -> tuple[Question, ...]:
    """Return the questions a party may still find on in this round."""
    return tuple(
        question
        for question, event in FOUND.items()
        if (file.case.state, event) in TRANSITIONS
        and all(f.party != party for f in findings_of_round(file, question))
    )


def findings_waited_for(file: CaseFile, party: str) -> tuple[Question, ...]:
    """Return those of them that the case cannot well go on without."""
    return findings_possible(file, party) if file.case.state in WAITING_STATES else ()


def findings_of_round(file: CaseFile, question: Question) -> tuple[Finding, ...]:
    """Return the findings on a question since the case was opened, or last reopened."""
    began = _round_began(file)
    return tuple(
        f for f in file.findings if f.question is question and (began is None or f.at >= began)
    )


def findings_due(file: CaseFile, mechanism: Mechanism) -> datetime:
    """Return until when findings are waited for: counted from what last moved the case."""
    decided = [vote.determination.at for vote in file.votes if vote.determination is not None]
    return deadline(decided[-1], mechanism, Clock.FINDING) if decided else file.case.due


def questions_to_put(file: CaseFile) -> tuple[Question, ...]:
    """Return the questions a motion may ask now: none while one is voted on."""
    if file.open_vote is not None:
        return ()
    return tuple(q for q, event in PUT.items() if (file.case.state, event) in TRANSITIONS)


def ballot_waited_for(vote: Vote, party: str, mechanism: Mechanism) -> bool:
    """Return whether a party decides on an open motion and has not voted."""
    rule = rule_for(vote.motion, mechanism)
    voters = voters_of(rule, [guarantor.id for guarantor in mechanism.guarantors])
    barred = rule.accused_recused and party == accused_party(vote.motion, mechanism)
    return party in voters and not barred and all(b.party != party for b in vote.ballots)


def _round_began(file: CaseFile) -> datetime | None:
    reopened = [
        vote.determination.at
        for vote in file.votes
        if vote.determination is not None
        and vote.motion.question is Question.REOPENING
        and vote.determination.result is DeterminationResult.CARRIED
    ]
    return reopened[-1] if reopened else None
