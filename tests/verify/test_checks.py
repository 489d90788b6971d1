"""What does not fit the state of a case is refused with the next step."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hudna.errors import Conflict
from hudna.model.agreement import Allegation, Outcome
from hudna.model.case import (
    Case,
    CaseState,
    Choice,
    Finding,
    FindingResult,
    Motion,
)
from hudna.model.incident import Incident
from hudna.model.mechanism import DecisionRule, Mechanism, RuleKind
from hudna.model.place import Place
from hudna.model.question import Question
from hudna.model.release import Audience, Release
from hudna.model.when import When
from hudna.verify.checks import check_ballot, check_finding, check_motion
from hudna.verify.openings import case_for

from .ballots import BEFORE, DUE, THREE, ballot

RELEASE = Release(Audience.MECHANISM)
RULE = DecisionRule(RuleKind.K_OF_N, 2)
CASE = Case("case-1", "inc-1", (), BEFORE, DUE, RULE, CaseState.UNDER_VERIFICATION, RELEASE)
MOTION = Motion(
    "motion-1", "case-1", "turkey", Question.OCCURRENCE, FindingResult.VERIFIED, None, (), "", "en",
    BEFORE,
)  # fmt: skip
FINDING = Finding(
    "finding-1", "case-1", "turkey", "turkey-verifier", FindingResult.VERIFIED, "B", "2", "", "en",
    (), BEFORE,
)  # fmt: skip


def test_what_fits_passes():
    check_finding(CASE, FINDING, THREE)
    check_motion(CASE, [], MOTION, THREE)
    check_ballot(CASE, MOTION, [], ballot("russia", Choice.FOR), THREE, due=DUE)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"source_grade": "G"}, "no grade of a source"),
        ({"information_grade": "7"}, "no grade of information"),
        ({"party": "syria_opposition"}, "not a guarantor"),
        ({"case": "case-2"}, "for case case-2"),
    ],
)
def test_a_finding_that_does_not_fit(change, says):
    with pytest.raises(Conflict, match=says) as refused:
        check_finding(CASE, replace(FINDING, **change), THREE)
    assert refused.value.advice


def test_a_decided_case_takes_no_finding_and_no_ballot():
    decided = replace(CASE, state=CaseState.VERIFIED)
    with pytest.raises(Conflict, match="reopen it with new evidence"):
        check_finding(decided, FINDING, THREE)
    with pytest.raises(Conflict, match="reopen it with new evidence"):
        check_ballot(decided, MOTION, [], ballot("russia", Choice.FOR), THREE, due=DUE)


def test_one_motion_at_a_time():
    with pytest.raises(Conflict, match="motion-1 is not decided yet"):
        check_motion(CASE, [MOTION], replace(MOTION, id="motion-2"), THREE)


def test_a_second_a_late_and_a_foreign_ballot():
    cast = ballot("russia", Choice.FOR)
    with pytest.raises(Conflict, match="voted on this motion already"):
        check_ballot(CASE, MOTION, [cast], replace(cast, id="other"), THREE, due=DUE)
    late = ballot("iran", Choice.FOR, at=DUE + timedelta(seconds=1))
    with pytest.raises(Conflict, match="recorded as silent"):
        check_ballot(CASE, MOTION, [], late, THREE, due=DUE)
    with pytest.raises(Conflict, match="not a guarantor"):
        check_ballot(CASE, MOTION, [], ballot("un", Choice.FOR), THREE, due=DUE)
    with pytest.raises(Conflict, match="for another motion"):
        check_ballot(
            CASE, MOTION, [], ballot("iran", Choice.FOR, motion="motion-9"), THREE, due=DUE
        )


INCIDENT = Incident("inc-1", "shelling", When.unknown(), Place("x"), (), (), False, (), RELEASE)
MECHANISM = Mechanism("m", {}, "Asia/Damascus", (), (), (), RULE, 48, {})
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def allegation(outcome, incident="inc-1"):
    return Allegation(f"alg-{outcome}", incident, "a", "1", "c", outcome, (), (), ())


def test_a_case_opens_only_where_a_breach_is_alleged():
    outside = [allegation(Outcome.OUTSIDE_SCOPE), allegation(Outcome.NOT_RESOLVABLE)]
    assert case_for(INCIDENT, outside, mechanism=MECHANISM, now=NOW) is None
    of_another = allegation(Outcome.BREACH_ALLEGED, "inc-2")
    assert case_for(INCIDENT, [of_another], mechanism=MECHANISM, now=NOW) is None
    case = case_for(
        INCIDENT, [*outside, allegation(Outcome.BREACH_ALLEGED)], mechanism=MECHANISM, now=NOW
    )
    assert case.state is CaseState.REPORTED
    assert case.due == NOW + timedelta(hours=48)
    assert len(case.allegations) == 3
    assert case.release == RELEASE


def test_the_case_of_an_incident_has_one_id_whenever_it_is_opened():
    alleged = [allegation(Outcome.BREACH_ALLEGED)]
    first = case_for(INCIDENT, alleged, mechanism=MECHANISM, now=NOW)
    second = case_for(INCIDENT, alleged, mechanism=MECHANISM, now=NOW + timedelta(days=1))
    assert first.id == second.id
