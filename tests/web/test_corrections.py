"""Correcting a reading in the desk: filled in beside the text, signed, shown side by side."""

import json
from typing import Any

import pytest

from hudna.model.correction import Correction, CorrectionKind
from tests.web.sample import Sample
from tests.web.test_signing import Office

FORM = {
    "claim": "c1",
    "kind": "amended",
    "words": "",
    "event_type": "air_strike",
    "stance": "denies",
    "polarity": "negative",
    "modality": "factual",
    "speaker": "The Russian centre",
    "cue": "denied",
    "places": "Kafr Nabl",
    "when_words": "20 September 2019",
    "when_start": "2019-09-20",
    "when_end": "2019-09-20",
    "wounded_words": "one person",
    "wounded_min": "1",
    "wounded_max": "1",
    "reasons": "The centre speaks of a strike from the air.",
}


@pytest.fixture
def office(desk: Any) -> Any:
    def enrolled(name: str) -> Office:
        made = Office(desk, name)
        made.enrol()
        return made

    return enrolled


def prepare(who: Office, report: str, **changes: str) -> Any:
    form = {**FORM, **changes, "key": who.pair.id}
    return who.client.post(
        f"/en/reports/{report}/prepare", form, headers={"accept": "application/json"}
    )


def say(who: Office, report: str, **changes: str) -> Any:
    prepared = prepare(who, report, **changes)
    assert prepared.status_code == 200, prepared.content
    return who.submit_to(f"/en/reports/{report}/submit", prepared.json())


def test_a_correction_is_signed_and_stands_beside_the_reading(
    sample: Sample, office: Any, desk: Any
) -> None:
    analyst = office("turkey-analyst")
    assert say(analyst, sample.english).status_code == 200
    [kept] = desk.store.all(Correction)
    assert (kept.kind, kept.party) == (CorrectionKind.AMENDED, "turkey")
    assert kept.value is not None
    assert kept.value.event_type == "air_strike"
    page = analyst.client.get(f"/en/reports/{sample.english}/").content.decode()
    assert "to be changed" in page
    assert "The centre speaks of a strike from the air." in page
    assert "parties differ" not in page


def test_two_parties_that_differ_are_both_shown(sample: Sample, office: Any) -> None:
    turkey, russia = office("turkey-analyst"), office("russia-analyst")
    say(turkey, sample.english)
    say(russia, sample.english, kind="confirmed", reasons="")
    page = russia.client.get(f"/en/reports/{sample.english}/").content.decode()
    assert page.count("parties differ") == 2


def test_a_new_claim_can_be_added(sample: Sample, office: Any, desk: Any) -> None:
    say(
        office("turkey-analyst"), sample.english, claim="new", kind="",
        words="one person had been hurt by an old mine", event_type="ied_mine",
        speaker="The Russian centre", cue="said", places="", when_words="", stance="asserts",
        polarity="positive",
    )  # fmt: skip
    [kept] = desk.store.all(Correction)
    assert kept.kind is CorrectionKind.ADDED
    assert kept.value is not None
    assert kept.value.casualties is not None


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"speaker": "The Turkish centre"}, "does not stand in the text"),
        ({"places": "Kafr"}, ""),
        ({"event_type": "picnic"}, "nothing is chosen"),
        ({"when_start": "last week"}, "is no date"),
        ({"wounded_words": ""}, "needs the words"),
        ({"wounded_min": "some"}, "no whole number"),
        ({"reasons": ""}, "left empty"),
        ({"claim": "c77"}, "no such claim"),
    ],
)
def test_what_does_not_fit_is_said_at_the_field(
    sample: Sample, office: Any, changes: dict[str, str], word: str
) -> None:
    answer = prepare(office("turkey-analyst"), sample.english, **changes)
    if word:
        assert answer.status_code == 400
        assert word in answer.json()["error"]
    else:
        assert answer.status_code == 200


def test_who_may_not_see_a_report_cannot_correct_it(sample: Sample, office: Any) -> None:
    assert prepare(office("russia-analyst"), sample.confided).status_code == 404


@pytest.mark.parametrize("name", ["turkey-representative", "operator-publisher"])
def test_other_roles_are_not_offered_it(sample: Sample, office: Any, name: str) -> None:
    who = office(name)
    page = who.client.get(f"/en/reports/{sample.english}/").content.decode()
    assert "?correct=" not in page
    assert prepare(who, sample.english).status_code in (403, 409)


def test_a_changed_value_is_refused(sample: Sample, office: Any, desk: Any) -> None:
    analyst = office("turkey-analyst")
    prepared = prepare(analyst, sample.english).json()
    prepared["private"]["reasons"]["value"] = "something else"
    answer = analyst.submit_to(f"/en/reports/{sample.english}/submit", prepared)
    assert answer.status_code == 409
    assert list(desk.store.all(Correction)) == []


def test_corrections_are_taken_away_as_labelled_data(sample: Sample, office: Any) -> None:
    analyst = office("turkey-analyst")
    say(analyst, sample.english)
    body = analyst.client.get("/en/exports/corrections.jsonl").getvalue().decode()
    row = json.loads(body)
    span = row["correction"]["value"]["speaker"]["span"]
    assert row["text"][span["start"] : span["end"]] == "The Russian centre"
    assert row["read"]["id"] == "c1"
    assert row["text_language"] == "en"
    public = office("russia-analyst")
    assert "turkey" in public.client.get("/en/exports/corrections.jsonl").getvalue().decode()
