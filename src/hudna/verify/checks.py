"""Whether what is said fits the state of its case. Permission is asked elsewhere."""

from collections.abc import Sequence
from datetime import datetime

from hudna.errors import Conflict
from hudna.model.case import (
    Ballot,
    Case,
    Determination,
    Finding,
    Measure,
    MeasureAnswer,
    MeasureState,
    Motion,
)
from hudna.model.question import Question
from hudna.verify.events import of_finding, of_motion
from hudna.verify.states import step

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

_FOUND_ON = (Question.OCCURRENCE, Question.ATTRIBUTION)


def check_finding(
    case: Case,
    finding: Finding,
    guarantors: Sequence[str],
    *,
    undecided: Sequence[Motion] = (),
    decided: Sequence[Determination] = (),
) -> None:
    """Raise `Conflict` unless `finding` may be recorded on the case as it stands."""
    _of_case(case, finding.case, "finding")
    _is_guarantor(finding.party, guarantors, "records findings")
    if finding.question not in _FOUND_ON:
        raise Conflict(
            f"there are no findings on '{finding.question.value}'",
            where="question",
            advice="Find whether it happened or who did it; put the rest to the vote",
        )
    step(case.state, of_finding(finding))
    _not_before_last(finding.at, decided)
    if any(motion.question is Question.CLOSURE for motion in undecided):
        raise Conflict("closing the case is being voted on", advice="Wait for the vote to end")
    _answers(finding.question, finding, "finding")
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
    if finding.attributed_to is not None and finding.standard is None:
        raise Conflict(
            "whoever names who did it says how sure it is",
            where="standard",
            advice="Give the standard of proof that is met",
        )


def check_motion(
    case: Case,
    undecided: Sequence[Motion],
    motion: Motion,
    guarantors: Sequence[str],
    *,
    rules: int = 1,
    decided: Sequence[Determination] = (),
) -> None:
    """Raise `Conflict` unless `motion` may be put; one motion is voted on at a time.

    `rules` is how many decision rules what it asks for falls under.
    """
    _of_case(case, motion.case, "motion")
    _is_guarantor(motion.proposed_by, guarantors, "puts motions")
    step(case.state, of_motion(motion))
    _not_before_last(motion.at, decided)
    if undecided:
        raise Conflict(
            f"motion {undecided[0].id} is not decided yet",
            advice="Vote on it, or wait for its deadline",
        )
    _answers(motion.question, motion, "motion")
    if motion.question is Question.MEASURES and not motion.measures:
        raise Conflict(
            "the motion asks for no measure",
            where="measures",
            advice="Name each measure with its owner and its due date",
        )
    if motion.attributed_to is not None and not motion.reasons.strip():
        raise Conflict(
            "an accusation says what it is about and what it rests on",
            where="reasons",
            advice="Say it in words that whoever is named may read: it replies to them",
        )
    if motion.question is Question.REOPENING and not motion.reasons.strip():
        raise Conflict(
            "a case is reopened for a reason",
            where="reasons",
            advice="Say in words what is new",
        )
    if rules > 1:
        raise Conflict(
            "what this motion asks for is decided by different rules",
            where="measures",
            advice="Put it as separate motions, one after the other",
        )


def check_ballot(
    case: Case,
    motion: Motion,
    ballots: Sequence[Ballot],
    ballot: Ballot,
    voters: Sequence[str],
    *,
    due: datetime,
    barred: Sequence[str] = (),
) -> None:
    """Raise `Conflict` unless `ballot` counts: of one who decides, its first, on time."""
    _of_case(case, ballot.case, "ballot")
    if motion.case != case.id or ballot.motion != motion.id:
        raise Conflict(
            "the ballot is for another motion", advice=f"Vote on motion {motion.id} of this case"
        )
    _is_guarantor(ballot.party, voters, "votes")
    if ballot.party in barred:
        raise Conflict(
            f"{ballot.party} is accused by this motion and does not decide it",
            advice="Reply to it instead: the reply is kept beside the determination",
        )
    step(case.state, of_motion(motion))
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
    if measure.state is answer.state:
        raise Conflict(
            f"measure {measure.id} is answered as {measure.state.value} already",
            advice="Nothing more needs doing",
        )
    if answers and answer.at < answers[-1].at:
        raise Conflict(
            "the answer is older than the last one",
            advice="Set the clock right, then prepare and sign the answer again",
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


def _not_before_last(at: datetime, decided: Sequence[Determination]) -> None:
    """Refuse what was said before the last determination: it was about another state of things."""
    last = max((d.at for d in decided), default=None)
    if last is not None and at < last:
        raise Conflict(
            f"the guarantors have decided since, at {last.isoformat(timespec='minutes')}",
            advice="Read the determination, then prepare and sign this again",
        )


def _answers(question: Question, said: Finding | Motion, what: str) -> None:
    """Refuse an answer to another question than the one that is asked."""
    if (said.result is None) is (question is Question.OCCURRENCE):
        needs = "a result" if said.result is None else "no result"
        raise Conflict(
            f"a {what} on {question.value} has {needs}",
            where="result",
            advice="Say whether it happened only where that is the question",
        )
    if said.attributed_to is not None and question is not Question.ATTRIBUTION:
        raise Conflict(
            f"a {what} on {question.value} names nobody",
            where="attributed_to",
            advice="Name who did it in a finding or motion on the attribution",
        )
