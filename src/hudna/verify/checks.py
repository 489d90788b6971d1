"""Whether a finding, motion or ballot fits the state of its case. Permission is asked elsewhere."""

from collections.abc import Sequence
from datetime import datetime

from hudna.errors import Conflict
from hudna.model.case import (
    Ballot,
    Case,
    Finding,
    Measure,
    MeasureAnswer,
    MeasureState,
    Motion,
)
from hudna.verify.states import CaseEvent, step

__all__ = [
    "INFORMATION_GRADES",
    "SOURCE_GRADES",
    "check_answer",
    "check_ballot",
    "check_finding",
    "check_motion",
]

SOURCE_GRADES = ("A", "B", "C", "D", "E", "F")
INFORMATION_GRADES = ("1", "2", "3", "4", "5", "6")
"""Admiralty code (NATO AJP-2.1): reliability of the source, credibility of the information."""


def check_finding(
    case: Case, findings: Sequence[Finding], finding: Finding, guarantors: Sequence[str]
) -> None:
    """Raise `Conflict` unless `finding` may be added to those recorded on the case."""
    _of_case(case, finding.case, "finding")
    _is_guarantor(finding.party, guarantors, "records findings")
    step(case.state, CaseEvent.FINDING_RECORDED)
    if any(known.id == finding.id for known in findings):
        raise Conflict(
            f"finding {finding.id} is recorded already", advice="Nothing more needs doing"
        )
    if finding.source_grade not in SOURCE_GRADES:
        raise Conflict(
            f"'{finding.source_grade}' is no grade of a source",
            where="source_grade",
            advice="Give A (reliable) to E (unreliable), or F where it cannot be judged",
        )
    if finding.information_grade not in INFORMATION_GRADES:
        raise Conflict(
            f"'{finding.information_grade}' is no grade of information",
            where="information_grade",
            advice="Give 1 (confirmed) to 5 (improbable), or 6 where it cannot be judged",
        )


def check_motion(
    case: Case, undecided: Sequence[Motion], motion: Motion, guarantors: Sequence[str]
) -> None:
    """Raise `Conflict` unless `motion` may be put; one motion is voted on at a time."""
    _of_case(case, motion.case, "motion")
    _is_guarantor(motion.proposed_by, guarantors, "puts motions")
    step(case.state, CaseEvent.MOTION_PUT)
    if undecided:
        raise Conflict(
            f"motion {undecided[0].id} is not decided yet",
            advice="Vote on it, or wait for its deadline",
        )
    given = (motion.measure, motion.measure_owner, motion.measure_due)
    if any(part is None for part in given) and any(part is not None for part in given):
        raise Conflict(
            "a measure needs its kind, its owner and its due date",
            where="measure",
            advice="Give all three, or none",
        )


def check_ballot(
    case: Case,
    motion: Motion,
    ballots: Sequence[Ballot],
    ballot: Ballot,
    guarantors: Sequence[str],
    *,
    due: datetime,
) -> None:
    """Raise `Conflict` unless `ballot` counts: of a guarantor, its first, on time."""
    _of_case(case, ballot.case, "ballot")
    if motion.case != case.id or ballot.motion != motion.id:
        raise Conflict(
            "the ballot is for another motion", advice=f"Vote on motion {motion.id} of this case"
        )
    _is_guarantor(ballot.party, guarantors, "votes")
    step(case.state, CaseEvent.NOT_CARRIED)
    if any(known.party == ballot.party and known.motion == motion.id for known in ballots):
        raise Conflict(
            f"{ballot.party} has voted on this motion already",
            advice="A ballot is final: put a new motion if the party has changed its mind",
        )
    if ballot.at > due:
        raise Conflict(
            f"voting ended at {due.isoformat(timespec='minutes')}",
            advice="The party is recorded as silent; put a new motion to be heard",
        )


def check_answer(measure: Measure, answers: Sequence[MeasureAnswer], answer: MeasureAnswer) -> None:
    """Raise `Conflict` unless `answer` says something new of `measure`, in words.

    A later answer may take back an earlier one; both stay.
    """
    if (answer.measure, answer.case) != (measure.id, measure.case):
        raise Conflict(
            f"the answer is for another measure than {measure.id} of case {measure.case}",
            advice="Answer from that measure's own page",
        )
    if answer.state is MeasureState.ORDERED:
        raise Conflict(
            "a measure is answered as done or as refused",
            where="state",
            advice="Leave it unanswered while it is under way",
        )
    if not answer.note.strip():
        raise Conflict(
            "an answer says in words what was done, or why not",
            where="note",
            advice="Give a sentence or two",
        )
    if answers and answer.at < answers[-1].at:
        raise Conflict(
            "the answer is older than the last one",
            advice="Set the clock right, then prepare and sign the answer again",
        )
    if any(known.id == answer.id for known in answers) or measure.state is answer.state:
        raise Conflict(
            f"measure {measure.id} is answered as {measure.state.value} already",
            advice="Nothing more needs doing",
        )


def _of_case(case: Case, named: str, what: str) -> None:
    if named != case.id:
        raise Conflict(f"the {what} is for case {named}, not {case.id}", advice="Open that case")


def _is_guarantor(party: str, guarantors: Sequence[str], does: str) -> None:
    if party not in guarantors:
        raise Conflict(
            f"{party} is not a guarantor, and only a guarantor {does}",
            advice="Its view can be submitted as a report",
        )
