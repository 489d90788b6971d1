"""The update of a zone is done by an amendment, which its owner names; software never decides."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hudna.actions.amend_agreement import amend_agreement
from hudna.assess.agreements import load
from hudna.assess.zone_changes import zones_changed
from hudna.errors import Conflict
from hudna.model.agreement import Agreement
from hudna.model.amendment import amendment_id
from hudna.model.case import MeasureAnswer, MeasureKind, MeasureState
from tests.actions.conftest import Scene, next_version
from tests.actions.test_answer_measure import answer_to, ordered, said, state_of

UPDATE = MeasureKind.ZONE_UPDATE
RING = "[[36.4,35.4],[37.0,35.4],[37.0,36.0],[36.4,36.0],[36.4,35.4]]"


def moved(start: str = "2019-09-20") -> Agreement:
    """Return a version in which the first zone, the Idlib area, is drawn anew."""
    after = next_version(start)
    zone = replace(after.zones[0], geometry=f'{{"type":"Polygon","coordinates":[{RING}]}}')
    return replace(after, zones=(zone, *after.zones[1:]))


def amended(scene: Scene, after: Agreement) -> str:
    scene.desk.moment = scene.now + timedelta(minutes=1)
    statement = scene.sign_with(scene.own_key("operator"), "amendment", scene.amendment(after))
    return amend_agreement(scene.desk.store, scene.desk.record, statement).id


def test_the_zones_of_a_version_that_are_other_ones() -> None:
    before, after = load("de-escalation-2017-09-15"), moved()
    assert zones_changed(before, after) == (before.zones[0].names,)
    assert zones_changed(before, next_version()) == ()
    fewer = replace(before, zones=before.zones[1:])
    assert zones_changed(before, fewer) == zones_changed(fewer, before) == (before.zones[0].names,)
    renamed = replace(before.zones[0], names={"en": "Another name"})
    assert zones_changed(before, replace(before, zones=(renamed, *before.zones[1:]))) == ()


def test_done_names_the_amendment_that_carried_it_out(scene: Scene) -> None:
    measure = ordered(scene, measure=UPDATE)
    proof = amended(scene, moved())
    kept = said(scene, answer_to(scene, measure, amendment=proof))
    assert state_of(scene, measure) is MeasureState.DONE
    (stored,) = scene.desk.store.all(MeasureAnswer, measure=measure.id)
    assert stored == kept
    assert stored.amendment == amendment_id(moved())


def test_done_may_name_none_and_stands_as_the_owner_says(scene: Scene) -> None:
    measure = ordered(scene, measure=UPDATE)
    said(scene, answer_to(scene, measure))
    assert state_of(scene, measure) is MeasureState.DONE


@pytest.mark.parametrize("state", [MeasureState.DONE, MeasureState.REFUSED])
@pytest.mark.parametrize("kind", [UPDATE, MeasureKind.WARNING])
def test_only_the_update_of_a_zone_reported_done_names_one(
    scene: Scene, kind: MeasureKind, state: MeasureState
) -> None:
    measure = ordered(scene, measure=kind)
    answer = answer_to(scene, measure, state=state, amendment=amended(scene, moved()))
    if (kind, state) == (UPDATE, MeasureState.DONE):
        said(scene, answer)
        return
    with pytest.raises(Conflict, match="only the update of a zone"):
        said(scene, answer)
    assert state_of(scene, measure) is MeasureState.ORDERED


def test_an_amendment_of_before_or_without_a_zone_is_no_proof(scene: Scene) -> None:
    early = amended(scene, moved())
    scene.desk.moment = scene.now + timedelta(minutes=1)
    measure = ordered(scene, measure=UPDATE)
    words_only = amended(scene, replace(moved("2019-09-22"), supersedes="2019-09-20"))
    for name in (early, words_only, "amendment-none"):
        with pytest.raises(Conflict, match="changed a zone since the measure was ordered") as told:
            said(scene, answer_to(scene, measure, amendment=name))
        assert told.value.where == "amendment"
    assert state_of(scene, measure) is MeasureState.ORDERED
