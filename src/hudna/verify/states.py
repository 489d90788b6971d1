"""Where a case can stand and what moves it: one table, nothing else decides."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from hudna.errors import Conflict
from hudna.model.case import CaseState

__all__ = ["DECIDED", "INITIAL", "REFUSED", "TRANSITIONS", "CaseEvent", "state_of", "step"]


class CaseEvent(StrEnum):
    """What can happen to a case."""

    FINDING_RECORDED = "finding_recorded"
    MOTION_PUT = "motion_put"
    CARRIED_VERIFIED = "carried_verified"
    CARRIED_NOT_VERIFIED = "carried_not_verified"
    CARRIED_UNVERIFIABLE = "carried_unverifiable"
    NOT_CARRIED = "not_carried"
    ATTRIBUTION_FOUND = "attribution_found"
    ATTRIBUTION_PUT = "attribution_put"
    CARRIED_ATTRIBUTED = "carried_attributed"
    CARRIED_NOBODY_NAMED = "carried_nobody_named"
    ATTRIBUTION_NOT_CARRIED = "attribution_not_carried"
    MEASURES_PUT = "measures_put"
    CLOSURE_PUT = "closure_put"
    CLOSED = "closed"
    CLOSURE_NOT_CARRIED = "closure_not_carried"
    REOPENING_PUT = "reopening_put"
    REOPENED = "reopened"
    REOPENING_NOT_CARRIED = "reopening_not_carried"


S = CaseState
E = CaseEvent

INITIAL = S.REPORTED

DECIDED = (S.VERIFIED, S.NOT_VERIFIED, S.UNVERIFIABLE, S.ATTRIBUTED, S.DISPUTED)
"""States in which the guarantors have answered a question, and the case may be closed."""

TRANSITIONS: dict[tuple[CaseState, CaseEvent], CaseState] = {
    (S.REPORTED, E.FINDING_RECORDED): S.UNDER_VERIFICATION,
    (S.REPORTED, E.MOTION_PUT): S.UNDER_VERIFICATION,
    (S.UNDER_VERIFICATION, E.FINDING_RECORDED): S.UNDER_VERIFICATION,
    (S.UNDER_VERIFICATION, E.MOTION_PUT): S.UNDER_VERIFICATION,
    (S.UNDER_VERIFICATION, E.NOT_CARRIED): S.UNDER_VERIFICATION,
    (S.UNDER_VERIFICATION, E.CARRIED_VERIFIED): S.VERIFIED,
    (S.UNDER_VERIFICATION, E.CARRIED_NOT_VERIFIED): S.NOT_VERIFIED,
    (S.UNDER_VERIFICATION, E.CARRIED_UNVERIFIABLE): S.UNVERIFIABLE,
    (S.VERIFIED, E.ATTRIBUTION_FOUND): S.UNDER_INVESTIGATION,
    (S.VERIFIED, E.ATTRIBUTION_PUT): S.UNDER_INVESTIGATION,
    (S.UNDER_INVESTIGATION, E.ATTRIBUTION_FOUND): S.UNDER_INVESTIGATION,
    (S.UNDER_INVESTIGATION, E.ATTRIBUTION_PUT): S.UNDER_INVESTIGATION,
    (S.UNDER_INVESTIGATION, E.CARRIED_ATTRIBUTED): S.ATTRIBUTED,
    (S.UNDER_INVESTIGATION, E.CARRIED_NOBODY_NAMED): S.VERIFIED,
    (S.UNDER_INVESTIGATION, E.ATTRIBUTION_NOT_CARRIED): S.DISPUTED,
    (S.DISPUTED, E.ATTRIBUTION_FOUND): S.DISPUTED,
    (S.DISPUTED, E.ATTRIBUTION_PUT): S.UNDER_INVESTIGATION,
    (S.CLOSED, E.REOPENING_PUT): S.CLOSED,
    (S.CLOSED, E.REOPENING_NOT_CARRIED): S.CLOSED,
    (S.CLOSED, E.REOPENED): S.REOPENED,
    (S.REOPENED, E.FINDING_RECORDED): S.UNDER_VERIFICATION,
    (S.REOPENED, E.MOTION_PUT): S.UNDER_VERIFICATION,
    **{(state, E.MEASURES_PUT): state for state in S if state is not S.CLOSED},
    **{(state, E.CLOSURE_PUT): state for state in DECIDED},
    **{(state, E.CLOSURE_NOT_CARRIED): state for state in DECIDED},
    **{(state, E.CLOSED): S.CLOSED for state in DECIDED},
}

_FINDS = frozenset({E.FINDING_RECORDED, E.MOTION_PUT})
_FOUND = frozenset(
    {E.CARRIED_VERIFIED, E.CARRIED_NOT_VERIFIED, E.CARRIED_UNVERIFIABLE, E.NOT_CARRIED}
)
_NAMES = frozenset({E.ATTRIBUTION_FOUND, E.ATTRIBUTION_PUT})
_NAMED = frozenset({E.CARRIED_ATTRIBUTED, E.CARRIED_NOBODY_NAMED, E.ATTRIBUTION_NOT_CARRIED})
_ENDS = frozenset({E.CLOSURE_PUT, E.CLOSED, E.CLOSURE_NOT_CARRIED})
_REOPENS = frozenset({E.REOPENING_PUT, E.REOPENED, E.REOPENING_NOT_CARRIED})

_FIRST_VERIFY = "Who did it is asked only once it is verified that it happened"
_NOTHING_PUT = "Nothing has been voted on: put a motion first"
_NOT_DECIDED = "Only a decided case is closed: put a motion to the guarantors"
_OPEN = "The case is open already"
_ANSWERED = "Whether it happened is decided: close the case, then reopen it with new evidence"
_NOT_HELD = "It is not held to have happened: close the case, then reopen it with new evidence"
_CLOSED = "The case is closed: reopen it first"

REFUSED: dict[CaseState, tuple[tuple[frozenset[CaseEvent], str], ...]] = {
    S.REPORTED: (
        (_FOUND, _NOTHING_PUT),
        (_NAMES | _NAMED, _FIRST_VERIFY),
        (_ENDS, "Only a decided case is closed: record findings, put a motion"),
        (_REOPENS, _OPEN),
    ),
    S.UNDER_VERIFICATION: (
        (_NAMES | _NAMED, _FIRST_VERIFY),
        (_ENDS, _NOT_DECIDED),
        (_REOPENS, _OPEN),
    ),
    S.VERIFIED: (
        (_FINDS | _FOUND, _ANSWERED),
        (_NAMED, "Nothing has been voted on: put a motion on who did it first"),
        (_REOPENS, _OPEN),
    ),
    S.NOT_VERIFIED: ((_FINDS | _FOUND | _NAMES | _NAMED, _NOT_HELD), (_REOPENS, _OPEN)),
    S.UNVERIFIABLE: ((_FINDS | _FOUND | _NAMES | _NAMED, _NOT_HELD), (_REOPENS, _OPEN)),
    S.UNDER_INVESTIGATION: (
        (_FINDS | _FOUND, _ANSWERED),
        (_ENDS, _NOT_DECIDED),
        (_REOPENS, _OPEN),
    ),
    S.ATTRIBUTED: (
        (_FINDS | _FOUND, _ANSWERED),
        (_NAMES | _NAMED, "Who did it is decided: close the case, and reopen it with new evidence"),
        (_REOPENS, _OPEN),
    ),
    S.DISPUTED: (
        (_FINDS | _FOUND, _ANSWERED),
        (_NAMED, "The vote on who did it is over: put another motion, or tell your account"),
        (_REOPENS, _OPEN),
    ),
    S.CLOSED: (
        (_FINDS | _FOUND | _NAMES | _NAMED | {E.MEASURES_PUT}, _CLOSED),
        (_ENDS, "The case is closed already"),
    ),
    S.REOPENED: (
        (_FOUND, "Nothing has been voted on since it was reopened: put a motion first"),
        (_NAMES | _NAMED, _FIRST_VERIFY),
        (_ENDS, "A reopened case is closed only after a new decision"),
        (_REOPENS, "The case is reopened already"),
    ),
}
"""What does not move a case from each state, and the next step for a person."""


def step(state: CaseState, event: CaseEvent) -> CaseState:
    """Return the state after `event`; raises `Conflict` where the table has no such step."""
    after = TRANSITIONS.get((state, event))
    if after is None:
        advice = next(text for events, text in REFUSED[state] if event in events)
        raise Conflict(
            f"'{event.replace('_', ' ')}' does not fit a case that is {state.replace('_', ' ')}",
            advice=advice,
        )
    return after


def state_of(case_events: Iterable[tuple[datetime, CaseEvent]]) -> CaseState:
    """Return where a case stands after its events, in the order of their times.

    Of those at one moment the first that fits is taken: give findings, then motions, then
    determinations. Raises `Conflict` where one fits nowhere.
    """
    state = INITIAL
    ahead = sorted(case_events, key=lambda one: one[0])
    while ahead:
        moment = ahead[0][0]
        now = [event for at, event in ahead if at == moment]
        event = next((one for one in now if (state, one) in TRANSITIONS), now[0])
        state = step(state, event)
        ahead.remove((moment, event))
    return state
