"""Findings, motions and ballots: who may say what, when, and that a refusal leaves no trace."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from hudna.actions.cast_vote import cast_vote
from hudna.actions.conclude_motion import conclude_motion
from hudna.actions.propose_motion import propose_motion
from hudna.actions.record_finding import record_finding
from hudna.errors import Conflict, HudnaError, NotFound, RecordRejected, Refused
from hudna.model.case import (
    Ballot,
    Case,
    CaseState,
    Choice,
    Determination,
    DeterminationResult,
    Finding,
    Measure,
    Motion,
)
from hudna.model.release import Audience, Release
from tests.actions.conftest import Scene, open_case

GUARANTORS = ("russia", "turkey", "iran")


def put(scene: Scene, motion: Motion) -> Motion:
    office = f"{motion.proposed_by}-representative"
    said = scene.sign(office, "motion", motion)
    return propose_motion(scene.desk.store, scene.desk.record, said, scene.now)


def vote(scene: Scene, ballot: Ballot) -> Ballot:
    said = scene.sign(ballot.by, "ballot", ballot)
    return cast_vote(scene.desk.store, scene.desk.record, said, scene.now)


def find(scene: Scene, finding: Finding, office: str = "") -> Finding:
    said = scene.sign(office or finding.by, "finding", finding)
    return record_finding(scene.desk.store, scene.desk.record, said, scene.now)


def state(scene: Scene) -> CaseState:
    case = scene.desk.store.get(Case, scene.case.id)
    assert case is not None
    return case.state


@pytest.mark.parametrize(
    ("office", "changes", "error"),
    [
        ("turkey-analyst", {"by": "turkey-analyst"}, Refused),
        ("un-observer", {"party": "un", "by": "un-observer"}, Refused),
        ("syria_government-monitor", {"party": "syria_government"}, Refused),
        ("russia-verifier", {}, Refused),
        ("turkey-representative", {}, Refused),
        ("turkey-verifier", {"party": "russia"}, Refused),
        ("turkey-verifier", {"case": "case-unknown"}, NotFound),
        ("turkey-verifier", {"source_grade": "X"}, Conflict),
        ("turkey-verifier", {"information_grade": "9"}, Conflict),
    ],
)
def test_a_finding_is_refused_without_a_trace(
    scene: Scene,
    unchanged: Callable[[], bool],
    office: str,
    changes: dict[str, str],
    error: type[HudnaError],
) -> None:
    with pytest.raises(error) as told:
        find(scene, scene.finding(**changes), office)
    assert told.value.advice or "sign" in told.value.message
    assert unchanged()


def test_nothing_is_signed_for_a_moment_to_come(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    with pytest.raises(RecordRejected):
        find(scene, scene.finding(at=scene.now + timedelta(hours=1)))
    assert unchanged()


def test_a_partys_own_key_finds_and_votes_for_nobody(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    own = scene.desk.own_key
    store, log = scene.desk.store, scene.desk.record
    for kind, value, action in (
        ("finding", scene.finding(), record_finding),
        ("motion", scene.motion(), propose_motion),
        ("ballot", scene.ballot(scene.motion(), "russia"), cast_vote),
    ):
        with pytest.raises(Refused):
            action(store, log, scene.sign_with(own, kind, value), scene.now)
    assert unchanged()


def test_a_case_that_is_not_released_to_a_guarantor_gets_no_finding_of_it(scene: Scene) -> None:
    store = scene.desk.store
    held = store.held(Case, scene.case.id)
    assert held is not None
    confined = Release(Audience.PARTY, "russia")
    with store.transaction():
        said = scene.desk.operator().say("case", replace(held.value, release=confined))
        store.add_entry(said.entry, "case", said.private)
        store.put(replace(held.value, release=confined), confined, held.at, said.entry)
    with pytest.raises(Refused, match="nothing here that is released to you"):
        find(scene, scene.finding())
    assert list(store.all(Finding)) == []


def test_findings_of_all_stand_side_by_side_and_open_the_verification(scene: Scene) -> None:
    for party in GUARANTORS:
        find(scene, scene.finding(party))
    assert [f.party for f in scene.desk.store.all(Finding)] == list(GUARANTORS)
    assert state(scene) is CaseState.UNDER_VERIFICATION
    with pytest.raises(Conflict, match="recorded already"):
        find(scene, scene.finding("iran"))
    assert len(list(scene.desk.store.all(Finding))) == 3


@pytest.mark.parametrize(
    ("office", "changes", "error"),
    [
        ("russia-verifier", {}, Refused),
        ("turkey-representative", {}, Refused),
        ("un-observer", {"proposed_by": "un"}, Refused),
        ("russia-representative", {"case": "case-unknown"}, NotFound),
        ("russia-representative", {"result": None}, Conflict),
    ],
)
def test_a_motion_is_refused_without_a_trace(
    scene: Scene,
    unchanged: Callable[[], bool],
    office: str,
    changes: dict[str, str | None],
    error: type[HudnaError],
) -> None:
    said = scene.sign(office, "motion", scene.motion(**changes))
    with pytest.raises(error):
        propose_motion(scene.desk.store, scene.desk.record, said, scene.now)
    assert unchanged()


def test_a_motion_is_not_back_dated_to_shorten_the_others_time(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    with pytest.raises(RecordRejected, match="past"):
        put(scene, scene.motion(at=scene.now - timedelta(hours=47)))
    assert unchanged()


def test_one_motion_at_a_time_is_open_on_a_case(scene: Scene) -> None:
    put(scene, scene.motion())
    with pytest.raises(Conflict, match="not decided yet"):
        put(scene, scene.motion("turkey"))
    assert [m.proposed_by for m in scene.desk.store.all(Motion)] == ["russia"]


@pytest.mark.parametrize(
    ("office", "changes", "error"),
    [
        ("turkey-verifier", {"by": "turkey-verifier"}, Refused),
        ("un-observer", {"party": "un", "by": "un-observer"}, Refused),
        ("syria_government-monitor", {"party": "syria_government"}, Refused),
        ("russia-representative", {}, Refused),
        ("turkey-representative", {"party": "russia"}, Refused),
        ("turkey-representative", {"motion": "motion-unknown"}, NotFound),
        ("turkey-representative", {"case": "case-other"}, NotFound),
    ],
)
def test_a_ballot_is_refused_without_a_trace(
    scene: Scene, office: str, changes: dict[str, str], error: type[HudnaError]
) -> None:
    motion = put(scene, scene.motion())
    said = scene.sign(office, "ballot", scene.ballot(motion, "turkey", **changes))
    pending = len(scene.desk.store.pending(100))
    with pytest.raises(error):
        cast_vote(scene.desk.store, scene.desk.record, said, scene.now)
    assert list(scene.desk.store.all(Ballot)) == []
    assert len(scene.desk.store.pending(100)) == pending


def test_a_guarantor_votes_once_whatever_it_calls_its_ballot(scene: Scene) -> None:
    motion = put(scene, scene.motion())
    vote(scene, scene.ballot(motion, "turkey"))
    again = scene.ballot(motion, "turkey", Choice.AGAINST, id="ballot-another")
    with pytest.raises(Conflict, match="has voted"):
        vote(scene, again)
    assert [b.choice for b in scene.desk.store.all(Ballot)] == [Choice.FOR]


def test_a_vote_after_the_deadline_is_refused_however_it_is_dated(scene: Scene) -> None:
    motion = put(scene, scene.motion())
    in_time = scene.now + timedelta(hours=47)
    scene.desk.moment = scene.now + timedelta(hours=49)
    with pytest.raises(Conflict, match="voting ended"):
        vote(scene, scene.ballot(motion, "turkey"))
    with pytest.raises(RecordRejected, match="past"):
        vote(scene, scene.ballot(motion, "turkey", at=in_time))
    assert list(scene.desk.store.all(Ballot)) == []


def test_a_motion_stays_open_until_all_have_spoken(scene: Scene) -> None:
    motion = put(scene, scene.motion())
    vote(scene, scene.ballot(motion, "russia"))
    vote(scene, scene.ballot(motion, "iran"))
    assert conclude_motion(scene.desk.operator(), motion.id) is None
    assert list(scene.desk.store.all(Determination)) == []
    assert state(scene) is CaseState.UNDER_VERIFICATION


def test_dissent_is_kept_in_its_own_words_and_the_majority_carries(scene: Scene) -> None:
    motion = put(scene, scene.motion())
    vote(scene, scene.ballot(motion, "russia"))
    vote(scene, scene.ballot(motion, "iran"))
    vote(scene, scene.ballot(motion, "turkey", Choice.AGAINST, dissent="the place is in doubt"))
    decided = conclude_motion(scene.desk.operator(), motion.id)
    assert decided is not None
    assert decided.result is DeterminationResult.CARRIED
    assert decided.silent == ()
    against = next(b for b in scene.desk.store.all(Ballot) if b.party == "turkey")
    assert against.dissent == "the place is in doubt"
    assert against.id in decided.ballots
    assert [m.owner for m in scene.desk.store.all(Measure)] == ["syria_government"]
    assert state(scene) is CaseState.VERIFIED


def test_silence_at_the_deadline_is_named_and_is_no_vote(scene: Scene) -> None:
    motion = put(scene, scene.motion())
    vote(scene, scene.ballot(motion, "russia"))
    scene.desk.moment = scene.now + timedelta(hours=49)
    decided = conclude_motion(scene.desk.operator(), motion.id)
    assert decided is not None
    assert decided.result is DeterminationResult.NO_DECISION
    assert set(decided.silent) == {"turkey", "iran"}
    assert list(scene.desk.store.all(Measure)) == []
    assert state(scene) is CaseState.UNDER_VERIFICATION
    with pytest.raises(Conflict):
        vote(scene, scene.ballot(motion, "turkey"))


def test_concluding_twice_decides_once(scene: Scene) -> None:
    motion = put(scene, scene.motion())
    for party in GUARANTORS:
        vote(scene, scene.ballot(motion, party))
    first = conclude_motion(scene.desk.operator(), motion.id)
    assert conclude_motion(scene.desk.operator(), motion.id) == first
    assert len(list(scene.desk.store.all(Determination))) == 1
    assert len(list(scene.desk.store.all(Measure))) == 1


def test_only_a_motion_that_was_put_is_concluded(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    with pytest.raises(NotFound):
        conclude_motion(scene.desk.operator(), "motion-unknown")
    assert unchanged()


def test_opening_a_case_twice_gives_it_one_name(scene: Scene) -> None:
    from hudna.model.incident import Incident

    incident = scene.desk.store.get(Incident, scene.case.incident)
    assert incident is not None
    assert open_case(scene.desk, incident).id == scene.case.id
