"""The table of case states is complete, and moves as a case moves."""

import itertools

import pytest

from hudna.errors import Conflict
from hudna.model.case import CaseState, DeterminationResult, FindingResult
from hudna.verify.states import (
    INITIAL,
    REFUSED,
    TRANSITIONS,
    CaseEvent,
    event_of,
    state_of,
    step,
)

E = CaseEvent
S = CaseState


@pytest.mark.parametrize(("state", "event"), list(itertools.product(CaseState, CaseEvent)))
def test_every_state_answers_every_event_in_exactly_one_way(state, event):
    refusals = [text for events, text in REFUSED[state] if event in events]
    moves = (state, event) in TRANSITIONS
    assert len(refusals) + moves == 1
    if not moves:
        with pytest.raises(Conflict) as refused:
            step(state, event)
        assert refused.value.advice == refusals[0]


def test_every_state_can_be_reached_and_left():
    reached = {INITIAL}
    while True:
        more = {after for (before, _), after in TRANSITIONS.items() if before in reached}
        if more <= reached:
            break
        reached |= more
    assert reached == set(CaseState)
    assert {before for (before, _), after in TRANSITIONS.items() if after is not before} == set(
        CaseState
    )


def test_the_life_of_a_case():
    life = [E.FINDING_RECORDED, E.MOTION_PUT, E.CARRIED_VERIFIED]
    assert state_of([]) is S.REPORTED
    assert state_of(life) is S.VERIFIED
    assert state_of([*life, E.CLOSED]) is S.CLOSED
    assert state_of([*life, E.CLOSED, E.REOPENED]) is S.REOPENED
    assert state_of([*life, E.CLOSED, E.REOPENED, E.FINDING_RECORDED]) is S.UNDER_VERIFICATION


def test_a_motion_that_fails_leaves_the_case_under_verification():
    assert state_of([E.MOTION_PUT, E.NOT_CARRIED]) is S.UNDER_VERIFICATION
    for result in (DeterminationResult.REJECTED, DeterminationResult.NO_DECISION):
        for finding in FindingResult:
            assert event_of(result, finding) is E.NOT_CARRIED


@pytest.mark.parametrize("finding", FindingResult)
def test_a_carried_motion_takes_the_case_to_the_state_of_its_name(finding):
    event = event_of(DeterminationResult.CARRIED, finding)
    assert state_of([E.MOTION_PUT, event]).value == finding.value


def test_nothing_is_decided_without_a_motion():
    with pytest.raises(Conflict, match="put a motion first"):
        state_of([E.CARRIED_VERIFIED])
