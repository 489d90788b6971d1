"""The table of case states is complete, and moves as a case moves."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from hudna.errors import Conflict
from hudna.model.case import CaseState, Determination, DeterminationResult, FindingResult
from hudna.model.mechanism import DecisionRule, RuleKind
from hudna.model.question import Question
from hudna.verify.events import of_determination
from hudna.verify.states import (
    INITIAL,
    REFUSED,
    TRANSITIONS,
    CaseEvent,
    step,
)
from hudna.verify.states import state_of as state_at

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


def state_of(case_events):
    """Return the state after events that come an hour after one another."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return state_at((start + timedelta(hours=n), event) for n, event in enumerate(case_events))


VERIFIED = [E.FINDING_RECORDED, E.MOTION_PUT, E.CARRIED_VERIFIED]
ACCUSED = [*VERIFIED, E.ATTRIBUTION_FOUND, E.ATTRIBUTION_PUT]


@pytest.mark.parametrize(
    ("life", "state"),
    [
        ([], S.REPORTED),
        ([E.FINDING_RECORDED], S.UNDER_VERIFICATION),
        ([E.MOTION_PUT, E.NOT_CARRIED], S.UNDER_VERIFICATION),
        ([E.MOTION_PUT, E.CARRIED_NOT_VERIFIED], S.NOT_VERIFIED),
        ([E.MOTION_PUT, E.CARRIED_UNVERIFIABLE], S.UNVERIFIABLE),
        (VERIFIED, S.VERIFIED),
        ([*VERIFIED, E.ATTRIBUTION_FOUND], S.UNDER_INVESTIGATION),
        ([*ACCUSED, E.CARRIED_ATTRIBUTED], S.ATTRIBUTED),
        ([*ACCUSED, E.CARRIED_NOBODY_NAMED], S.VERIFIED),
        ([*ACCUSED, E.ATTRIBUTION_NOT_CARRIED], S.DISPUTED),
        ([*ACCUSED, E.ATTRIBUTION_NOT_CARRIED, E.ATTRIBUTION_PUT], S.UNDER_INVESTIGATION),
        ([*ACCUSED, E.ATTRIBUTION_NOT_CARRIED, E.CLOSURE_PUT, E.CLOSED], S.CLOSED),
        ([*VERIFIED, E.CLOSURE_PUT, E.CLOSURE_NOT_CARRIED], S.VERIFIED),
        ([*VERIFIED, E.CLOSURE_PUT, E.CLOSED, E.REOPENING_PUT, E.REOPENED], S.REOPENED),
        ([*VERIFIED, E.CLOSED, E.REOPENED, E.FINDING_RECORDED], S.UNDER_VERIFICATION),
        ([*VERIFIED, E.MEASURES_PUT], S.VERIFIED),
    ],
)
def test_the_life_of_a_case(life, state):
    assert state_of(life) is state


@pytest.mark.parametrize(
    ("life", "advice"),
    [
        ([E.CARRIED_VERIFIED], "put a motion first"),
        ([E.ATTRIBUTION_PUT], "only once it is verified"),
        ([E.FINDING_RECORDED, E.ATTRIBUTION_FOUND], "only once it is verified"),
        ([E.MOTION_PUT, E.CARRIED_NOT_VERIFIED, E.ATTRIBUTION_PUT], "not held to have happened"),
        ([*VERIFIED, E.CLOSED, E.MEASURES_PUT], "reopen it first"),
        ([E.MOTION_PUT, E.CLOSED], "Only a decided case"),
    ],
)
def test_what_comes_too_early_or_too_late_is_refused(life, advice):
    with pytest.raises(Conflict, match=advice):
        state_of(life)


def test_events_of_one_moment_are_taken_as_they_fit():
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    ended = [
        E.FINDING_RECORDED, E.ATTRIBUTION_FOUND, E.MOTION_PUT, E.ATTRIBUTION_PUT,
        E.CARRIED_VERIFIED, E.ATTRIBUTION_NOT_CARRIED,
    ]  # fmt: skip
    assert state_at((moment, event) for event in ended) is S.DISPUTED


Q = Question
R = DeterminationResult


@pytest.mark.parametrize(
    ("question", "result", "finding", "named", "event"),
    [
        (Q.OCCURRENCE, R.CARRIED, FindingResult.VERIFIED, None, E.CARRIED_VERIFIED),
        (Q.OCCURRENCE, R.CARRIED, FindingResult.NOT_VERIFIED, None, E.CARRIED_NOT_VERIFIED),
        (Q.OCCURRENCE, R.CARRIED, FindingResult.UNVERIFIABLE, None, E.CARRIED_UNVERIFIABLE),
        (Q.OCCURRENCE, R.REJECTED, FindingResult.VERIFIED, None, E.NOT_CARRIED),
        (Q.OCCURRENCE, R.NO_DECISION, FindingResult.VERIFIED, None, E.NOT_CARRIED),
        (Q.ATTRIBUTION, R.CARRIED, None, "side_a", E.CARRIED_ATTRIBUTED),
        (Q.ATTRIBUTION, R.CARRIED, None, None, E.CARRIED_NOBODY_NAMED),
        (Q.ATTRIBUTION, R.REJECTED, None, "side_a", E.ATTRIBUTION_NOT_CARRIED),
        (Q.ATTRIBUTION, R.NO_DECISION, None, "side_a", E.ATTRIBUTION_NOT_CARRIED),
        (Q.MEASURES, R.CARRIED, None, None, None),
        (Q.MEASURES, R.REJECTED, None, None, None),
        (Q.CLOSURE, R.CARRIED, None, None, E.CLOSED),
        (Q.CLOSURE, R.NO_DECISION, None, None, E.CLOSURE_NOT_CARRIED),
        (Q.REOPENING, R.CARRIED, None, None, E.REOPENED),
        (Q.REOPENING, R.REJECTED, None, None, E.REOPENING_NOT_CARRIED),
    ],
)
def test_what_a_determination_does_to_its_case(question, result, finding, named, event):
    rule = DecisionRule(RuleKind.UNANIMITY)
    made = Determination(
        "d", "c", "m", rule, question, result, finding, named, (), (), (), (), {},
        datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    assert of_determination(made) is event
