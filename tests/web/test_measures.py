"""What was ordered stands where its owner looks; the owner answers it in the browser."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hudna.actions.amend_agreement import amend_agreement
from hudna.actions.answer_measure import answer_measure
from hudna.cli.measures import new_answer
from hudna.model.case import (
    Case,
    Determination,
    DeterminationResult,
    FindingResult,
    Measure,
    MeasureAnswer,
    MeasureKind,
    MeasureState,
)
from hudna.model.mechanism import DecisionRule, RuleKind
from hudna.model.question import Question
from hudna.model.release import Audience, Release
from tests.actions.conftest import Scene, next_version
from tests.actions.test_zone_amendments import moved
from tests.web.sample import ENTRY, Sample
from tests.web.test_signing import Office

SignedIn = Callable[[str | None], Client]


@dataclass
class Order:
    """Orders measures on the sample's case, due some hours from now."""

    desk: Any
    case: str

    def __call__(self, owner: str, hours: int, kind: MeasureKind = MeasureKind.WARNING) -> str:
        now = self.desk.now()
        name = f"measure-{owner}-{kind.value}"
        made = Measure(
            name, f"determination-{name}", self.case, kind, owner,
            now + timedelta(hours=hours), MeasureState.ORDERED,
        )  # fmt: skip
        decided = Determination(
            made.determination, self.case, f"motion-{name}", DecisionRule(RuleKind.UNANIMITY),
            Question.OCCURRENCE, DeterminationResult.CARRIED, FindingResult.VERIFIED, None,
            (), (), (), (), {}, now,
        )  # fmt: skip
        for value in (decided, made):
            self.desk.store.put(value, Release(Audience.MECHANISM), now, ENTRY)
        return name


@pytest.fixture
def order(desk: Any, sample: Sample) -> Order:
    return Order(desk, sample.case)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return str(response.content.decode())


def state_of(desk: Any, measure: str) -> MeasureState:
    return desk.store.get(Measure, measure).state  # type: ignore[no-any-return]


def test_an_owner_signs_its_answer_on_the_case(order: Order, desk: Any, sample: Sample) -> None:
    measure = order("un", -2)
    office = Office(desk, "un-observer")
    office.enrol()
    shown = page(office.client, f"/en/cases/{sample.case}/")
    assert f'id="answer-{measure}"' in shown
    assert "overdue" in shown
    form = {"state": "done", f"note-{measure}": "exercise: seen by both", "key": office.pair.id}
    prepared = office.client.post(f"/en/measures/{measure}/prepare", form)
    answer = office.submit(sample.case, prepared.json())
    assert answer.json()["next"].endswith("?signed=measure_answer#measure_answer")
    assert state_of(desk, measure) is MeasureState.DONE
    (kept,) = desk.store.all(MeasureAnswer)
    assert (kept.by, kept.note, kept.language) == ("un-observer", "exercise: seen by both", "en")
    other = page(Office(desk, "iran-representative").client, f"/en/cases/{sample.case}/")
    assert "exercise: seen by both" in other
    assert "reported done" in other
    assert "(after the due date)" in other


def test_a_side_answers_on_the_measures_own_page(order: Order, desk: Any, sample: Sample) -> None:
    measure = order("syria_government", 20, MeasureKind.INFORMATION_REQUEST)
    office = Office(desk, "syria_government-monitor")
    office.enrol()
    assert f'href="/en/measures/{measure}/"' in page(office.client, "/en/")
    assert office.client.get(f"/en/cases/{sample.case}/").status_code == 404
    assert 'data-sign id="answer-' in page(office.client, f"/en/measures/{measure}/")
    form = {"state": "refused", f"note-{measure}": "exercise: no", "key": office.pair.id}
    prepared = office.client.post(f"/en/measures/{measure}/prepare", form).json()
    said = office.submit_to(f"/en/measures/{measure}/submit", prepared)
    assert said.json()["next"].startswith(f"/en/measures/{measure}/")
    assert state_of(desk, measure) is MeasureState.REFUSED


@pytest.mark.parametrize(
    ("office", "status"),
    [("turkey-representative", 403), ("syria_opposition-monitor", 404), (None, 403)],
)
def test_nobody_answers_for_another(
    order: Order, desk: Any, sample: Sample, office: str | None, status: int
) -> None:
    measure = order("un", 20)
    form = {"state": "done", f"note-{measure}": "exercise: mine", "key": "none"}
    client = Office(desk, office).client if office else Client()
    headers = {"accept": "application/json"}
    answered = client.post(f"/en/measures/{measure}/prepare", form, headers=headers)
    assert answered.status_code == status
    assert state_of(desk, measure) is MeasureState.ORDERED


def test_an_answer_without_words_is_sent_back(order: Order, desk: Any) -> None:
    measure = order("un", 20)
    office = Office(desk, "un-observer")
    office.enrol()
    form = {"state": "done", f"note-{measure}": " ", "key": office.pair.id}
    assert office.client.post(f"/en/measures/{measure}/prepare", form).status_code == 400


def test_overdue_speaks_up_where_its_owner_looks_first(order: Order, signed_in: SignedIn) -> None:
    order("turkey", -3)
    owner = page(signed_in("turkey-verifier"), "/en/")
    assert "Your party has not answered. Overdue since" in owner
    assert "1 measure is overdue." in owner
    arabic = page(signed_in("turkey-verifier"), "/ar/")
    assert "لم يرد طرفكم بعد، وقد تجاوز التدبير موعده منذ" in arabic
    other = page(signed_in("russia-verifier"), "/en/")
    assert "Your party has not answered" not in other
    assert "1 measure is overdue." in other
    assert "Turkey" in card(other, "overdue")
    assert "overdue since" in card(other, "overdue")
    assert "تجاوز موعده منذ" in card(arabic, "overdue")
    assert 'id="overdue"' not in page(signed_in(None), "/en/")


def card(shown: str, name: str) -> str:
    """Return the part of a page that has an id, to the end of its list."""
    return shown.partition(f'id="{name}"')[2].partition("</ul>")[0]


def test_what_waits_is_in_turn_with_overdue_measures_on_top(
    order: Order, signed_in: SignedIn, desk: Any
) -> None:
    order("turkey", 2, MeasureKind.INFORMATION_REQUEST)
    order("turkey", 90, MeasureKind.REFERRAL)
    order("turkey", -1, MeasureKind.ZONE_UPDATE)
    order("turkey", -3)
    shown = card(page(signed_in("turkey-representative"), "/en/"), "waiting")
    (case,) = desk.store.all(Case)
    assert case.due < desk.now()  # a finding that is late comes after a measure that is
    turn = ("warning", "update of a zone", "#finding", "request for information", "referral")
    found = [shown.index(words) for words in turn]
    assert found == sorted(found)
    assert any(f"{n} hour" in shown for n in (1, 2))


def test_commitments_name_case_owner_due_date_and_state(
    order: Order, signed_in: SignedIn, sample: Sample
) -> None:
    order("turkey", -3)
    talks = page(signed_in("russia-analyst"), "/en/talks/")
    row = talks.partition('id="measures"')[2].partition("</ul>")[0]
    assert f"/en/cases/{sample.case}/" in row
    for words in ("warning", "Turkey", "overdue since"):
        assert words in row, words
    arabic = page(signed_in("russia-analyst"), "/ar/talks/")
    assert "تجاوز موعده منذ" in card(arabic, "measures")
    assert "warning" not in page(signed_in(None), "/en/talks/").partition('id="measures"')[2]


def test_a_request_for_information_counts_down_in_hours(
    order: Order, signed_in: SignedIn, sample: Sample
) -> None:
    order("un", 72, MeasureKind.INFORMATION_REQUEST)
    order("turkey", 72)
    shown = page(signed_in("russia-analyst"), f"/en/cases/{sample.case}/")
    hours = {f"{n} hours left" for n in (71, 72)}
    assert any(words in shown for words in hours)
    assert "days left" in shown


def test_the_update_of_a_zone_names_the_amendment_as_its_proof(
    order: Order, desk: Any, sample: Sample, signed_in: SignedIn
) -> None:
    measure = order("turkey", 20, MeasureKind.ZONE_UPDATE)
    address = f"measures/{measure}/"
    office = Office(desk, "turkey-representative")
    office.enrol()
    assert 'name="amendment-' not in page(office.client, f"/en/{address}")  # none to name

    scene = Scene(desk, None)  # type: ignore[arg-type]
    said = scene.sign_with(desk.own_key, "amendment", scene.amendment(moved()))
    proof = amend_agreement(desk.store, desk.record, said).id
    assert f'<option value="{proof}">' in page(office.client, f"/en/{address}")
    form = {
        "state": "done", f"note-{measure}": "exercise: see the amendment", "key": office.pair.id,
        f"amendment-{measure}": proof,
    }  # fmt: skip
    prepared = office.client.post(f"/en/{address}prepare", form).json()
    office.submit_to(f"/en/{address}submit", prepared)
    for path in (address, f"cases/{sample.case}/", "talks/"):
        shown = page(signed_in("russia-analyst"), f"/en/{path}")
        row = shown.partition(f'id="{measure}"')[2].partition("</li>")[0]
        assert "syria-de-escalation-areas-2019-09-20" in row
        assert "Idlib area" in row
        assert proof in row


@pytest.mark.parametrize(
    ("after", "english", "arabic"),
    [
        (next_version(), "no amendment changed a zone since", "لم يغيّر أي تعديل نطاقا منذ ذلك"),
        (moved(), "It names no amendment.", "لم يُذكر فيه أي تعديل."),
    ],
)
def test_done_without_an_amendment_is_shown_as_what_it_is(
    order: Order, desk: Any, signed_in: SignedIn, after: Any, english: str, arabic: str
) -> None:
    measure = order("turkey", 20, MeasureKind.ZONE_UPDATE)
    scene = Scene(desk, None)  # type: ignore[arg-type]
    said = scene.sign_with(desk.own_key, "amendment", scene.amendment(after))
    amend_agreement(desk.store, desk.record, said)
    owed = desk.store.get(Measure, measure)
    actor = desk.store.actor("turkey-verifier")
    answer = new_answer(owed, actor, MeasureState.DONE, "exercise", "en", desk.now())
    answer_measure(
        desk.store, desk.record, scene.sign(actor.id, "measure_answer", answer), desk.now()
    )
    for language, words in (("en", english), ("ar", arabic)):
        shown = page(signed_in("russia-analyst"), f"/{language}/measures/{measure}/")
        assert words in shown.partition(f'id="{measure}"')[2].partition("</li>")[0]
