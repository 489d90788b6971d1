"""An office answers a proposal that the report holds, in parts it has."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hudna.actions.answer_proposal import answer_proposal, check_answer
from hudna.errors import InputError, NotFound
from hudna.model.proposal import ProposalAnswer, ProposalChoice, ProposalKind
from tests.actions.conftest import Scene
from tests.talks.test_accepted import READ

ANSWER = ProposalAnswer(
    "answer-1", "r1", READ.id, READ.kind, ProposalChoice.ACCEPTED, {}, None, "exercise",
    "turkey", "turkey-verifier", "en", datetime(2019, 9, 25, tzinfo=UTC),
)  # fmt: skip
CORRECTED = replace(ANSWER, choice=ProposalChoice.CORRECTED, values={"actor": "Astana"})


@pytest.mark.parametrize("answer", [ANSWER, replace(ANSWER, choice=ProposalChoice.LEFT), CORRECTED])
def test_a_proposal_is_accepted_left_or_corrected_in_a_part_it_has(answer: ProposalAnswer) -> None:
    check_answer(answer, (READ,))


def test_an_answer_to_a_proposal_the_report_does_not_hold_is_not_taken() -> None:
    with pytest.raises(NotFound, match="holds no proposal p1"):
        check_answer(ANSWER, ())


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (replace(CORRECTED, values={"place": "Geneva"}), "no such part"),
        (replace(CORRECTED, values={}), "only where, a proposal is corrected"),
        (replace(ANSWER, values={"actor": "Astana"}), "only where, a proposal is corrected"),
        (replace(ANSWER, kind=ProposalKind.MEETING), "not of a meeting"),
    ],
)
def test_an_answer_that_does_not_fit_says_why(answer: ProposalAnswer, says: str) -> None:
    with pytest.raises(InputError, match=says):
        check_answer(answer, (READ,))


def test_an_answer_to_a_report_that_is_not_here_is_not_stored(scene: Scene) -> None:
    desk = scene.desk
    signed = scene.sign("turkey-verifier", "proposal_answer", replace(CORRECTED, at=scene.now))
    with pytest.raises(NotFound, match="no report r1"):
        answer_proposal(desk.store, desk.record, signed, scene.now)
    assert next(desk.store.all(ProposalAnswer), None) is None
