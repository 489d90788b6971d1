"""An order reaches whom it binds, and with it nothing else of the case."""

import pytest

from hudna.db.gate import released_to
from hudna.errors import NotFound
from hudna.model.case import MeasureKind
from tests.actions.conftest import Scene
from tests.actions.test_answer_measure import answer_to, ordered, said


def test_a_side_reads_its_own_measure_and_not_its_case(scene: Scene) -> None:
    measure = ordered(scene, "syria_government", measure=MeasureKind.INFORMATION_REQUEST)
    said(scene, answer_to(scene, measure))
    owner = released_to(scene.desk.store.actor("syria_government-monitor"), now=scene.now)
    other = released_to(scene.desk.store.actor("syria_opposition-monitor"), now=scene.now)
    public = released_to(None, now=scene.now)
    assert owner.measure(measure.id).id == measure.id
    assert len(owner.answers(measure.id)) == 1
    with pytest.raises(NotFound):
        owner.case_file(measure.case)
    for reader in (other, public):
        assert (reader.measures().items, reader.answers(measure.id)) == ((), ())
        with pytest.raises(NotFound):
            reader.measure(measure.id)
