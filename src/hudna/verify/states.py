"""Where a case can stand and what moves it: one table, nothing else decides."""

from collections.abc import Iterable
from enum import StrEnum

from hudna.errors import Conflict
from hudna.model.case import CaseState, DeterminationResult, FindingResult

__all__ = ["INITIAL", "REFUSED", "TRANSITIONS", "CaseEvent", "event_of", "state_of", "step"]


class CaseEvent(StrEnum):
    """What can happen to a case."""

    FINDING_RECORDED = "finding_recorded"
    MOTION_PUT = "motion_put"
    CARRIED_VERIFIED = "carried_verified"
    CARRIED_NOT_VERIFIED = "carried_not_verified"
    CARRIED_UNVERIFIABLE = "carried_unverifiable"
    NOT_CARRIED = "not_carried"
    CLOSED = "closed"
    REOPENED = "reopened"


S = CaseState
E = CaseEvent

INITIAL = S.REPORTED

TRANSITIONS: dict[tuple[CaseState, CaseEvent], CaseState] = {
    (S.REPORTED, E.FINDING_RECORDED): S.UNDER_VERIFICATION,
    (S.REPORTED, E.MOTION_PUT): S.UNDER_VERIFICATION,
    (S.UNDER_VERIFICATION, E.FINDING_RECORDED): S.UNDER_VERIFICATION,
    (S.UNDER_VERIFICATION, E.MOTION_PUT): S.UNDER_VERIFICATION,
    (S.UNDER_VERIFICATION, E.NOT_CARRIED): S.UNDER_VERIFICATION,
    (S.UNDER_VERIFICATION, E.CARRIED_VERIFIED): S.VERIFIED,
    (S.UNDER_VERIFICATION, E.CARRIED_NOT_VERIFIED): S.NOT_VERIFIED,
    (S.UNDER_VERIFICATION, E.CARRIED_UNVERIFIABLE): S.UNVERIFIABLE,
    (S.VERIFIED, E.CLOSED): S.CLOSED,
    (S.NOT_VERIFIED, E.CLOSED): S.CLOSED,
    (S.UNVERIFIABLE, E.CLOSED): S.CLOSED,
    (S.CLOSED, E.REOPENED): S.REOPENED,
    (S.REOPENED, E.FINDING_RECORDED): S.UNDER_VERIFICATION,
    (S.REOPENED, E.MOTION_PUT): S.UNDER_VERIFICATION,
}

_VOTED = frozenset({E.CARRIED_VERIFIED, E.CARRIED_NOT_VERIFIED, E.CARRIED_UNVERIFIABLE})
_OUTCOME = _VOTED | {E.NOT_CARRIED}
_WORK = frozenset({E.FINDING_RECORDED, E.MOTION_PUT})
_DECIDED_ADVICE = "The case is decided: close it, then reopen it with new evidence"

REFUSED: dict[CaseState, tuple[tuple[frozenset[CaseEvent], str], ...]] = {
    S.REPORTED: (
        (_OUTCOME, "Nothing has been voted on: put a motion first"),
        (frozenset({E.CLOSED}), "Only a decided case is closed: record findings, put a motion"),
        (frozenset({E.REOPENED}), "The case is open already"),
    ),
    S.UNDER_VERIFICATION: (
        (frozenset({E.CLOSED}), "Only a decided case is closed: put a motion to the guarantors"),
        (frozenset({E.REOPENED}), "The case is open already"),
    ),
    S.VERIFIED: ((_WORK | _OUTCOME | {E.REOPENED}, _DECIDED_ADVICE),),
    S.NOT_VERIFIED: ((_WORK | _OUTCOME | {E.REOPENED}, _DECIDED_ADVICE),),
    S.UNVERIFIABLE: ((_WORK | _OUTCOME | {E.REOPENED}, _DECIDED_ADVICE),),
    S.CLOSED: (
        (_WORK | _OUTCOME, "The case is closed: reopen it first"),
        (frozenset({E.CLOSED}), "The case is closed already"),
    ),
    S.REOPENED: (
        (_OUTCOME, "Nothing has been voted on since it was reopened: put a motion first"),
        (frozenset({E.CLOSED}), "A reopened case is closed only after a new decision"),
        (frozenset({E.REOPENED}), "The case is reopened already"),
    ),
}
"""What does not move a case from each state, and the next step for a person."""

_CARRIED = {
    FindingResult.VERIFIED: E.CARRIED_VERIFIED,
    FindingResult.NOT_VERIFIED: E.CARRIED_NOT_VERIFIED,
    FindingResult.UNVERIFIABLE: E.CARRIED_UNVERIFIABLE,
}


def step(state: CaseState, event: CaseEvent) -> CaseState:
    """Return the state after `event`; raises `Conflict` where the table has no such step."""
    after = TRANSITIONS.get((state, event))
    if after is None:
        advice = next(text for events, text in REFUSED[state] if event in events)
        raise Conflict(
            f"'{event}' does not fit a case that is {state.replace('_', ' ')}", advice=advice
        )
    return after


def state_of(case_events: Iterable[CaseEvent]) -> CaseState:
    """Return where a case stands after its events, oldest first."""
    state = INITIAL
    for event in case_events:
        state = step(state, event)
    return state


def event_of(result: DeterminationResult, finding: FindingResult) -> CaseEvent:
    """Return what a determination does to its case: only a carried motion moves it."""
    return _CARRIED[finding] if result is DeterminationResult.CARRIED else E.NOT_CARRIED
