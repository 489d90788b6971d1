"""What each finding, motion and determination does to the state of its case."""

from hudna.model.case import Determination, DeterminationResult, Finding, FindingResult, Motion
from hudna.model.question import Question
from hudna.verify.states import CaseEvent

__all__ = ["FOUND", "PUT", "of_determination", "of_finding", "of_motion"]

E = CaseEvent

FOUND = {
    Question.OCCURRENCE: E.FINDING_RECORDED,
    Question.ATTRIBUTION: E.ATTRIBUTION_FOUND,
}
"""What a finding on each question is; on the others none is made."""

PUT = {
    Question.OCCURRENCE: E.MOTION_PUT,
    Question.ATTRIBUTION: E.ATTRIBUTION_PUT,
    Question.MEASURES: E.MEASURES_PUT,
    Question.CLOSURE: E.CLOSURE_PUT,
    Question.REOPENING: E.REOPENING_PUT,
}
"""What putting each question is."""

_CARRIED = {
    FindingResult.VERIFIED: E.CARRIED_VERIFIED,
    FindingResult.NOT_VERIFIED: E.CARRIED_NOT_VERIFIED,
    FindingResult.UNVERIFIABLE: E.CARRIED_UNVERIFIABLE,
}

_ENDED = {
    Question.CLOSURE: (E.CLOSED, E.CLOSURE_NOT_CARRIED),
    Question.REOPENING: (E.REOPENED, E.REOPENING_NOT_CARRIED),
}


def of_finding(finding: Finding) -> CaseEvent:
    """Return the event a finding is."""
    return FOUND[finding.question]


def of_motion(motion: Motion) -> CaseEvent:
    """Return the event putting a motion is."""
    return PUT[motion.question]


def of_determination(determination: Determination) -> CaseEvent | None:
    """Return what a determination does to its case; null where it is about measures only."""
    carried = determination.result is DeterminationResult.CARRIED
    if determination.question is Question.MEASURES:
        return None
    if determination.question is Question.OCCURRENCE:
        found = determination.finding
        return _CARRIED[found] if carried and found is not None else E.NOT_CARRIED
    if determination.question is Question.ATTRIBUTION:
        if not carried:
            return E.ATTRIBUTION_NOT_CARRIED
        return E.CARRIED_ATTRIBUTED if determination.attributed_to else E.CARRIED_NOBODY_NAMED
    return _ENDED[determination.question][0 if carried else 1]
