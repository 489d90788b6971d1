"""Disputes about lines on their pages: each reader its own, every version, files as filed."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hudna.actions.judge_airspace import file_airspace, judge_airspace, new_filing
from hudna.actions.statements import prepare, sign_with
from hudna.cli.context import key_of
from hudna.connect.sharing import statement_json
from hudna.db.desk import Desk, new_salt
from hudna.db.gate import released_to
from hudna.db.sharing import shared_with
from hudna.model.airspace_case import AirspaceCase
from hudna.model.release import Audience
from tests.web.judged import CASE, FILES, SECRET_TRACK

pytestmark = pytest.mark.django_db(transaction=True)
SignedIn = Callable[[str | None], Client]
LANGUAGES = ("ar", "en", "fa", "ru", "tr")


def filed_on(desk: Desk, audience: Audience, by: str = "turkey-analyst") -> AirspaceCase:
    value = new_filing(
        desk.store.actor(by), CASE, FILES, desk.now(), audience=audience, language="en"
    )
    prepared = prepare(
        desk.store, desk.record, "airspace_case", value,
        key=key_of(desk, by).key, now=desk.now(), salt=new_salt,
    )  # fmt: skip
    statement = sign_with(key_of(desk, by), prepared)
    filed = file_airspace(desk.store, desk.record, statement, desk.now())
    judge_airspace(desk.operator(), filed)
    desk.sequence()
    return filed


@pytest.fixture
def filed(desk: Desk) -> AirspaceCase:
    return filed_on(desk, Audience.GUARANTORS)


def addresses(name: str) -> list[str]:
    here = f"/en/airspace/{name}/"
    return [here, f"{here}tracks.json", f"{here}judgement.json", f"{here}files/north.csv",
            f"{here}files/CASE.yaml", f"{here}report.en.html", f"{here}report.ar.pdf"]  # fmt: skip


def test_the_page_answers_each_claim_by_speaker_and_shows_every_version(
    filed: AirspaceCase, signed_in: SignedIn
) -> None:
    client = signed_in("russia-analyst")
    for language in LANGUAGES:
        listed = client.get(f"/{language}/airspace/").content.decode()
        assert f'href="/{language}/airspace/{filed.id}/"' in listed
        page = client.get(f"/{language}/airspace/{filed.id}/").content.decode()
        assert page.count('id="claim-') == 2
        for version in ("chart", "survey"):
            assert page.count(f">{version}</bdi>") >= 4, "claims, table, legend, sources"
        assert '<svg viewBox="0 0' in page, "a still map for those without a script"


def test_a_case_for_guarantors_is_nothing_to_others(
    filed: AirspaceCase, signed_in: SignedIn
) -> None:
    for office in (None, "un-observer", "syria_government-monitor", "operator-administrator"):
        client = signed_in(office)
        assert filed.id not in client.get("/en/airspace/").content.decode()
        for address in addresses(filed.id):
            answer = client.get(address)
            assert answer.status_code == 404, (office, address)
            assert SECRET_TRACK not in answer.content.decode()


def test_those_it_is_for_take_away_the_very_files(filed: AirspaceCase, signed_in: SignedIn) -> None:
    client = signed_in("iran-verifier")
    here = f"/en/airspace/{filed.id}/files/"
    for name, data in {**FILES, "CASE.yaml": CASE.encode()}.items():
        answer = client.get(here + name)
        assert answer.content == data
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Type"] == "application/octet-stream"
    assert client.get(here + "../../../etc/passwd").status_code == 404
    assert client.get(here + "none.csv").status_code == 404


def test_the_report_is_one_file_in_each_language(filed: AirspaceCase, signed_in: SignedIn) -> None:
    client = signed_in("turkey-analyst")
    here = f"/en/airspace/{filed.id}/report"
    for language in LANGUAGES:
        page = client.get(f"{here}.{language}.html")
        assert f'lang="{language}"' in page.content.decode()[:400]
        assert page["Content-Language"] == language
        assert "script-src" not in page["Content-Security-Policy"]
        assert page["Content-Security-Policy"].startswith("default-src 'none'")
    assert client.get(f"{here}.ar.pdf").content.startswith(b"%PDF")
    assert client.get(f"{here}.de.html").status_code == 404
    assert client.get(f"{here}.ar.exe").status_code == 404


def test_the_public_reads_what_was_published_a_day_later(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = filed_on(desk, Audience.PUBLIC)
    assert client.get(f"/en/airspace/{filed.id}/").status_code == 404
    later = desk.now() + timedelta(hours=25)
    monkeypatch.setattr("hudna.web.access.now", lambda: later)
    assert client.get(f"/en/airspace/{filed.id}/").status_code == 200
    assert filed.id in client.get("/en/airspace/").content.decode()


def test_the_slider_gets_distances_to_each_version_positive_inside(
    filed: AirspaceCase, signed_in: SignedIn
) -> None:
    told = signed_in("turkey-analyst").get(addresses(filed.id)[1]).json()
    assert told["seconds"] == 120
    assert [line["letter"] for line in told["lines"]] == ["A", "B"]
    north = told["tracks"][0]
    chart, survey = (one["metres"] for one in north["lines"])
    assert chart[0] == pytest.approx(-2771, abs=2), "0.03 degrees of longitude at 34 north"
    assert chart[-1] == pytest.approx(2771, abs=2)
    assert survey[-1] == pytest.approx(2161, abs=2)
    assert north["lines"][0]["inside"] == [[60.0, 120.0, True]]
    assert [mark["kind"] for mark in north["lines"][1]["marks"]] == ["entry", "exit"]
    west, south, east, north_edge = told["bounds"]
    assert west < 33.97 < 34.03 < east
    assert south < 33.995 < 34.0 < north_edge


def chosen(**changes: Any) -> dict[str, Any]:
    files = {"CASE.yaml": CASE.encode(), **FILES} | changes.pop("contents", {})
    given = {n: SimpleUploadedFile(n, d) for n, d in files.items() if d is not None}
    case = given.pop("CASE.yaml", None)
    form = {"audience": "mechanism", "files": list(given.values())} | changes
    return form | ({"case": case} if case else {})


def test_a_case_is_prepared_to_be_signed_as_it_was_chosen(desk: Desk, signed_in: SignedIn) -> None:
    client = signed_in("turkey-analyst")
    form = chosen(key=key_of(desk, "turkey-analyst").key, title="  A title ")
    answer = client.post("/en/airspace/prepare", form)
    assert answer.status_code == 200, answer.content
    private = answer.json()["private"]
    assert private["text"]["value"] == CASE
    assert private["files"]["value"]["north.csv"].encode() == FILES["north.csv"]
    assert private["title"]["value"] == "A title"


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no case": ({"contents": {"CASE.yaml": None}}, "case"),
    "nobody to read it": ({"audience": "everybody"}, "audience"),
    "no text": ({"contents": {"CASE.yaml": b"\xff\xfe"}}, "UTF-8"),
    "no yaml": ({"contents": {"CASE.yaml": b"zones: ["}}, "CASE.yaml"),
    "a file too few": ({"contents": {"north.csv": None}}, "north.csv"),
    "a file too many": ({"contents": {"other.csv": b"x"}}, "other.csv"),
    "too large": ({"contents": {"north.csv": b"x" * (9 * 2**20)}}, "files"),
}


def test_what_is_wrong_with_it_is_said_with_where_and_what_to_do(
    desk: Desk, signed_in: SignedIn
) -> None:
    client, key = signed_in("turkey-analyst"), key_of(desk, "turkey-analyst").key
    for name, (changes, told) in WRONG.items():
        form = chosen(key=key, **changes)
        answer = client.post("/en/airspace/prepare", form, headers={"accept": "application/json"})
        assert answer.status_code == 400, name
        said = answer.json()
        assert told in json.dumps(said), name
        assert said["where"], name
        assert said["advice"], name


def test_who_may_not_file_is_offered_no_form(desk: Desk, signed_in: SignedIn) -> None:
    assert 'id="file-airspace"' in signed_in("iran-analyst").get("/en/airspace/").content.decode()
    for office in (None, "operator-publisher"):
        client = signed_in(office)
        assert 'id="file-airspace"' not in client.get("/en/airspace/").content.decode()
        assert client.post("/en/airspace/prepare", chosen()).status_code in (403, 404)


def test_words_of_others_stay_words(
    desk: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    attack = "<script>alert(1)</script>"
    value = new_filing(
        desk.store.actor("turkey-analyst"), CASE, FILES, desk.now(),
        audience=Audience.PARTY, language="en", title=attack,
    )  # fmt: skip
    from hudna.model.airspace_case import judgement_of
    from hudna.model.release import Release
    from tests.web.judged import judgement
    from tests.web.sample import ENTRY

    own = Release(Audience.PARTY, "turkey")
    desk.store.put(value, own, desk.now(), ENTRY)
    desk.store.put(judgement_of(value, judgement(attack)), own, desk.now(), ENTRY)
    page = signed_in("turkey-analyst").get(f"/en/airspace/{value.id}/").content.decode()
    assert attack not in page
    assert page.count("&lt;script&gt;alert(1)") >= 1
    assert not re.search(r"<script(?![^>]*src=)(?![^>]*application/json)", page)


def test_a_partys_own_node_hands_a_case_in_with_its_files(desk: Desk, client: Client) -> None:
    by = "turkey-analyst"
    files = {**FILES, "chart.geojson": FILES["chart.geojson"] + b" " * (5 * 2**20)}
    value = new_filing(
        desk.store.actor(by), CASE, files, desk.now(), audience=Audience.PARTY, language="en"
    )
    prepared = prepare(
        desk.store, desk.record, "airspace_case", value,
        key=key_of(desk, by).key, now=desk.now(), salt=new_salt,
    )  # fmt: skip
    said = statement_json(sign_with(key_of(desk, by), prepared))
    answer = client.post("/record/statements", said, content_type="application/json")
    assert answer.json() == {"kind": "airspace_case"}
    reader = released_to(desk.store.actor("turkey-verifier"), now=desk.now())
    assert reader.judgement(value.id) is not None
    (shared,) = [one for one in shared_with("turkey", 0, desk.now())[0] if "text" in one.private]
    assert shared.objects[0].body["sha256"] == value.sha256
