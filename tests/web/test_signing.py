"""Statements signed outside: prepared as bytes, refused when anything about them changes."""

import base64
import json
from typing import Any

import pytest
from django.test import Client

from hudna.model.case import Determination, Finding, Measure
from hudna.record.enrolment import enrolment_body
from hudna.record.entry import parse, signing_bytes
from hudna.record.keys import KeyPair
from tests.web.sample import Sample

FINDING = {
    "kind": "finding",
    "question": "occurrence",
    "result": "unverifiable",
    "source_grade": "C",
    "information_grade": "3",
    "reasons": "Two accounts, no inspection yet.",
}


class Office:
    """An office with a browser and a key of its own, as `sign.mjs` uses them."""

    def __init__(self, desk: Any, name: str) -> None:
        self.desk, self.pair, self.client = desk, KeyPair.generate(), Client()
        self.actor = desk.store.actor(name)
        self.client.post("/en/sign-in/", {"office": name})

    def enrol(self) -> Any:
        body = enrolment_body(
            self.desk.node.origin,
            self.actor.party,
            self.pair,
            office=self.actor.id,
            role=self.actor.role.value,
        )
        return self.post("/en/keys/enrol", {k: body[k] for k in ("key", "possession")})

    def prepare(self, case: str, form: dict[str, str]) -> Any:
        return self.client.post(f"/en/cases/{case}/prepare", {**form, "key": self.pair.id})

    def submit(self, case: str, prepared: dict[str, Any], *, signed: bytes | None = None) -> Any:
        return self.submit_to(f"/en/cases/{case}/submit", prepared, signed=signed)

    def submit_to(
        self, address: str, prepared: dict[str, Any], *, signed: bytes | None = None
    ) -> Any:
        raw = base64.b64decode(prepared["entry"])
        signature = self.pair.sign(signing_bytes(signed or raw))
        body = {**prepared, "signature": base64.b64encode(signature).decode()}
        return self.post(address, body)

    def say(self, case: str, form: dict[str, str]) -> Any:
        return self.submit(case, self.prepare(case, form).json())

    def post(self, address: str, body: dict[str, Any]) -> Any:
        return self.client.post(
            address, json.dumps(body), "application/json", headers={"accept": "application/json"}
        )


@pytest.fixture
def office(desk: Any) -> Any:
    return lambda name: Office(desk, name)


def test_a_key_is_let_in_once_by_the_partys_own_key(office: Any, desk: Any) -> None:
    turkey = office("turkey-verifier")
    assert turkey.enrol().json() == {"key": turkey.pair.id, "now": True}
    assert turkey.enrol().json() == {"key": turkey.pair.id, "now": False}
    assert desk.store.key(turkey.pair.id).actor == "turkey-verifier"


def test_a_key_that_nobody_holds_is_refused(office: Any) -> None:
    turkey = office("turkey-verifier")
    public = KeyPair.generate().public.hex()
    answer = turkey.post("/en/keys/enrol", {"key": public, "possession": "A" * 86 + "=="})
    assert answer.status_code == 409


def test_a_key_of_another_office_is_refused(office: Any) -> None:
    first, second = office("turkey-verifier"), office("russia-verifier")
    first.enrol()
    second.pair = first.pair
    assert second.enrol().status_code == 403


def test_the_public_cannot_sign(sample: Sample) -> None:
    answer = Client().post(
        "/en/keys/enrol", "{}", "application/json", headers={"accept": "application/json"}
    )
    assert answer.status_code == 403


def test_what_is_signed_is_what_was_filled_in(office: Any, sample: Sample) -> None:
    turkey = office("turkey-verifier")
    turkey.enrol()
    prepared = turkey.prepare(sample.case, FINDING).json()
    entry = parse(base64.b64decode(prepared["entry"]))
    assert entry.type == "finding"
    assert entry.key == turkey.pair.id
    assert entry.body["result"] == "unverifiable"
    assert "reasons" not in entry.body, "reasons go in as a commitment"
    assert prepared["private"]["reasons"]["value"] == FINDING["reasons"]


def test_a_signed_finding_reaches_case_and_record(office: Any, sample: Sample, desk: Any) -> None:
    turkey = office("turkey-verifier")
    turkey.enrol()
    before = desk.record.size
    answer = turkey.say(sample.case, FINDING)
    assert answer.json()["next"].endswith("?signed=finding#finding")
    (finding,) = desk.store.all(Finding, case=sample.case)
    assert (finding.party, finding.by) == ("turkey", "turkey-verifier")
    assert desk.record.size > before
    page = turkey.client.get(f"/en/cases/{sample.case}/").content.decode()
    assert FINDING["reasons"] in page


def test_bytes_changed_after_preparing_are_refused(office: Any, sample: Sample, desk: Any) -> None:
    turkey = office("turkey-verifier")
    turkey.enrol()
    prepared = turkey.prepare(sample.case, FINDING).json()
    raw = base64.b64decode(prepared["entry"])
    changed = raw.replace(b'"unverifiable"', b'"verified"')
    assert changed != raw
    forged = {**prepared, "entry": base64.b64encode(changed).decode()}
    assert turkey.submit(sample.case, forged, signed=raw).status_code == 409
    assert list(desk.store.all(Finding, case=sample.case)) == []


def test_a_confidential_value_changed_after_preparing_is_refused(
    office: Any, sample: Sample, desk: Any
) -> None:
    turkey = office("turkey-verifier")
    turkey.enrol()
    prepared = turkey.prepare(sample.case, FINDING).json()
    prepared["private"]["reasons"]["value"] = "Something else."
    assert turkey.submit(sample.case, prepared).status_code == 409
    assert list(desk.store.all(Finding, case=sample.case)) == []


def test_an_office_without_the_right_is_refused(office: Any, sample: Sample) -> None:
    observer = office("un-observer")
    observer.enrol()
    answer = observer.say(sample.case, FINDING)
    assert answer.status_code == 403


def test_a_case_that_is_not_released_cannot_be_signed_on(office: Any, sample: Sample) -> None:
    monitor = office("syria_government-monitor")
    monitor.enrol()
    assert monitor.prepare(sample.case, FINDING).status_code == 404


def test_votes_decide_and_order_the_measure(office: Any, sample: Sample, desk: Any) -> None:
    offices = [office(f"{p}-representative") for p in ("russia", "turkey", "iran")]
    for one in offices:
        one.enrol()
        assert one.say(sample.case, FINDING).status_code == 200
    motion = {
        "kind": "motion",
        "result": "unverifiable",
        "question": "occurrence",
        "measure_1": "joint_inspection",
        "measure_owner_1": "un",
    }
    assert offices[0].say(sample.case, motion).status_code == 200
    votes = [
        {"kind": "ballot", "choice": "for"},
        {"kind": "ballot", "choice": "against", "dissent": "The place must be seen first."},
        {"kind": "ballot", "choice": "for"},
    ]
    for one, vote in zip(offices, votes, strict=True):
        assert one.say(sample.case, vote).status_code == 200
    (decided,) = desk.store.all(Determination, case=sample.case)
    assert decided.result.value == "carried"
    assert [m.owner for m in desk.store.all(Measure, case=sample.case)] == ["un"]
    page = offices[0].client.get(f"/en/cases/{sample.case}/").content.decode()
    assert "The place must be seen first." in page


def test_nobody_votes_twice(office: Any, sample: Sample) -> None:
    russia = office("russia-representative")
    russia.enrol()
    russia.say(sample.case, FINDING)
    russia.say(sample.case, {"kind": "motion", "question": "occurrence", "result": "verified"})
    assert russia.say(sample.case, {"kind": "ballot", "choice": "for"}).status_code == 200
    again = russia.say(sample.case, {"kind": "ballot", "choice": "against", "dissent": "No."})
    assert again.status_code == 409


def test_voting_against_needs_a_reason(office: Any, sample: Sample) -> None:
    russia = office("russia-representative")
    russia.enrol()
    russia.say(sample.case, FINDING)
    russia.say(sample.case, {"kind": "motion", "question": "occurrence", "result": "verified"})
    answer = russia.prepare(sample.case, {"kind": "ballot", "choice": "against", "dissent": ""})
    assert answer.status_code == 400


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"entry": "x", "signature": "", "private": 3}'])
def test_nonsense_is_answered_with_advice(office: Any, sample: Sample, body: str) -> None:
    turkey = office("turkey-verifier")
    answer = turkey.client.post(
        f"/en/cases/{sample.case}/submit",
        body,
        "application/json",
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 400
    assert answer.json()["error"]
