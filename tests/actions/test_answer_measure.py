"""The owner of a measure says what has become of it; nobody else does, and nothing is taken out."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hudna.actions.answer_measure import answer_measure
from hudna.actions.cast_vote import cast_vote
from hudna.actions.conclude_motion import conclude_motion
from hudna.actions.measure_state import derived_measure_state
from hudna.actions.propose_motion import propose_motion
from hudna.errors import Conflict, HudnaError, NotFound, RecordRejected, Refused
from hudna.model.case import Measure, MeasureAnswer, MeasureKind, MeasureState
from hudna.model.identity import make_id
from hudna.record.entry import parse
from tests.actions.conftest import Scene

OFFICES = {"turkey": "turkey-verifier", "un": "un-observer"}


def ordered(scene: Scene, owner: str = "turkey", **changes: Any) -> Measure:
    """Return a measure three guarantors ordered of `owner`."""
    store, log = scene.desk.store, scene.desk.record
    motion = scene.motion(measures=(scene.asked(owner=owner, **changes),))
    propose_motion(store, log, scene.sign("russia-representative", "motion", motion), scene.now)
    for party in ("russia", "turkey", "iran"):
        ballot = scene.ballot(motion, party)
        cast_vote(store, log, scene.sign(ballot.by, "ballot", ballot), scene.now)
    conclude_motion(scene.desk.operator(), motion.id)
    (measure,) = store.all(Measure)
    return measure


def answer_to(scene: Scene, measure: Measure, /, **changes: Any) -> MeasureAnswer:
    made = MeasureAnswer(
        id=make_id("answer", str(changes)), measure=measure.id, case=measure.case,
        party=measure.owner, by=OFFICES.get(measure.owner, f"{measure.owner}-monitor"),
        state=MeasureState.DONE, note="exercise: delivered in writing", language="en",
        at=scene.now,
    )  # fmt: skip
    return replace(made, **changes)


def said(scene: Scene, answer: MeasureAnswer, office: str | None = None) -> MeasureAnswer:
    statement = scene.sign(office or answer.by, "measure_answer", answer)
    return answer_measure(scene.desk.store, scene.desk.record, statement, scene.now)


def state_of(scene: Scene, measure: Measure) -> MeasureState:
    held = scene.desk.store.get(Measure, measure.id)
    assert held is not None
    return held.state


@pytest.mark.parametrize("state", [MeasureState.DONE, MeasureState.REFUSED])
def test_the_owners_answer_makes_the_state(scene: Scene, state: MeasureState) -> None:
    measure = ordered(scene)
    assert state_of(scene, measure) is MeasureState.ORDERED
    said(scene, answer_to(scene, measure, state=state))
    assert state_of(scene, measure) is state
    assert derived_measure_state(scene.desk.store, measure.id) is state


def test_a_report_of_done_can_be_taken_back_and_both_stay(scene: Scene) -> None:
    measure = ordered(scene)
    said(scene, answer_to(scene, measure))
    later = answer_to(scene, measure, state=MeasureState.REFUSED, note="exercise: taken back")
    said(scene, later)
    assert state_of(scene, measure) is MeasureState.REFUSED
    known = scene.desk.store.all(MeasureAnswer, measure=measure.id)
    assert [a.state.value for a in known] == ["done", "refused"]


def test_a_side_answers_though_the_case_is_not_released_to_it(scene: Scene) -> None:
    measure = ordered(scene, "syria_government", measure=MeasureKind.INFORMATION_REQUEST)
    said(scene, answer_to(scene, measure))
    assert state_of(scene, measure) is MeasureState.DONE


@pytest.mark.parametrize(
    ("changes", "office", "refusal"),
    [
        ({"party": "russia", "by": "russia-verifier"}, None, NotFound),
        ({}, "russia-verifier", Refused),
        ({"party": "russia"}, "russia-verifier", Refused),
        ({"note": "  "}, None, Conflict),
        ({"state": MeasureState.ORDERED}, None, Conflict),
        ({"case": "case-other"}, None, Conflict),
        ({"measure": "measure-none"}, None, NotFound),
    ],
)
def test_what_is_not_the_owners_to_say_changes_nothing(
    scene: Scene, changes: dict[str, Any], office: str | None, refusal: type[HudnaError]
) -> None:
    measure = ordered(scene)
    with pytest.raises(refusal):
        said(scene, answer_to(scene, measure, **changes), office)
    assert state_of(scene, measure) is MeasureState.ORDERED
    assert list(scene.desk.store.all(MeasureAnswer)) == []


def test_nothing_is_answered_twice_alike(scene: Scene) -> None:
    measure = ordered(scene)
    said(scene, answer_to(scene, measure))
    with pytest.raises(Conflict, match="answered as done already"):
        said(scene, answer_to(scene, measure, note="exercise: again"))


def test_an_answer_is_neither_back_dated_nor_dated_ahead(scene: Scene) -> None:
    measure = ordered(scene)
    for far in (timedelta(hours=-2), timedelta(hours=2)):
        with pytest.raises(RecordRejected):
            said(scene, answer_to(scene, measure, at=scene.now + far))


def test_the_note_goes_in_as_a_commitment(scene: Scene) -> None:
    measure = ordered(scene)
    statement = scene.sign("turkey-verifier", "measure_answer", answer_to(scene, measure))
    entry = parse(statement.canonical)
    assert set(entry.commitments) == {"note", "language"}
    assert b"delivered" not in statement.canonical


def test_overdue_is_computed_and_never_stored(scene: Scene) -> None:
    measure = ordered(scene, days=1 / 24)
    late = scene.now + timedelta(hours=2)
    assert (measure.standing(scene.now), measure.standing(late)) == ("ordered", "overdue")
    assert {s.value for s in MeasureState} == {"ordered", "done", "refused"}
    assert replace(measure, state=MeasureState.DONE).standing(late) == "done"
