"""Signing in a real Chromium, in Arabic and in English: shown from its bytes, signed, audited."""

import json
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from hudna.record.audit import audit
from hudna.record.recipient import load_recipient
from hudna.record.sealed import Sealed, open_sealed
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

VOTES = {
    "ar": ("turkey-representative", "against", "ينبغي معاينة المكان قبل أي حكم.", "معارضة"),
    "en": ("russia-representative", "for", "", "in favour"),
}


def fill_in(page: Any, choice: str, reason: str) -> None:
    page.check(f"#vote input[value='{choice}']")
    if reason:
        page.fill("#dissent", reason)
    page.click("#vote .button")
    page.locator("#confirm[open]").wait_for()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_vote_is_shown_signed_and_recorded(
    desk: Served, look: Callable[..., Any], language: str
) -> None:
    office, choice, reason, word = VOTES[language]
    page = look(desk, f"/{language}/cases/{desk.ids['case']}/", office)
    before = audit(desk.folder / "operator" / "record").size
    fill_in(page, choice, reason)
    shown = page.locator("#confirm [data-fields]").inner_text()
    assert word in shown
    assert reason in shown
    entry = json.loads(page.locator("#confirm [data-bytes]").text_content())
    assert entry["type"] == "ballot"
    assert entry["body"]["choice"] == choice
    assert "dissent" not in entry["body"], "a reason is in the record as a commitment"
    page.click("#confirm [data-yes]")
    page.wait_for_url("**signed=ballot**")
    assert page.locator("[role=status]").is_visible()
    seats = page.locator(".vote").inner_text()
    assert word in seats
    assert reason in seats
    report = audit(desk.folder / "operator" / "record")
    assert report.problems == []
    assert report.size >= before + 2, "the key's enrolment and the ballot"


def test_evidence_is_hashed_sealed_and_signed_here(
    desk: Served, look: Callable[..., Any], tmp_path: Path
) -> None:
    photo = tmp_path / "craters.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n exercise" + bytes(5000))
    digest = sha256(photo.read_bytes()).hexdigest()
    page = look(desk, f"/en/cases/{desk.ids['case']}/", "turkey-verifier")
    sent: list[bytes] = []
    page.on("request", lambda request: sent.append(request.post_data_buffer or b""))
    page.click("#evidence summary")
    page.set_input_files("#evidence-file", photo)
    page.fill("#evidence-name", "exercise: craters")
    page.fill("#obtained_from", "exercise: a farmer")
    page.check("[name=seal_for][value=un]")
    page.click("#add-evidence .button")
    page.locator("#confirm[open]").wait_for()
    shown = page.locator("#confirm [data-fields]").inner_text()
    assert digest in shown
    assert "exercise: a farmer" in shown
    page.click("#confirm [data-yes]")
    page.wait_for_url("**signed=evidence**")
    assert not any(b"a farmer" in body for body in sent), "who it came from never left the browser"
    assert (desk.folder / "operator" / "evidence" / digest).read_bytes() == photo.read_bytes()
    with sqlite3.connect(desk.folder / "operator" / "hudna.sqlite3") as database:
        ((field, data),) = database.execute("SELECT field, data FROM db_sealedrow")
    assert field == "obtained_from"
    for party in ("un", "turkey"):
        private = load_recipient(desk.folder / party / "keys" / "reading.key")
        assert open_sealed(Sealed.parse(data), private).value == "exercise: a farmer"
    assert audit(desk.folder / "operator" / "record").problems == []


def test_what_is_sent_before_the_script_is_there_waits_for_it(
    shared_desk: Served, look: Callable[..., Any]
) -> None:
    office, choice, reason, word = VOTES["ar"]
    page = look(shared_desk, "/ar/", office)
    coming: list[Any] = []
    page.route("**/sign.*mjs", lambda route: coming.append(route))
    page.goto(f"{shared_desk.address}/ar/cases/{shared_desk.ids['case']}/", wait_until="commit")
    page.check(f"#vote input[value='{choice}']")
    page.fill("#dissent", reason)
    page.click("#vote .button")
    assert len(coming) == 1
    assert not page.locator("#confirm").is_visible()
    coming[0].continue_()
    page.locator("#confirm[open]").wait_for()
    shown = page.locator("#confirm [data-fields]").inner_text()
    assert word in shown
    assert reason in shown


def test_a_script_that_never_comes_is_told_and_nothing_typed_is_lost(
    shared_desk: Served, browser: Any
) -> None:
    office, choice, reason, _ = VOTES["ar"]
    page = browser.new_context().new_page()
    page.goto(f"{shared_desk.address}/ar/sign-in/")
    page.click(f"button[value='{office}']")
    page.wait_for_url("**/ar/")
    page.route("**/sign.*mjs", lambda route: route.abort())
    page.goto(f"{shared_desk.address}/ar/cases/{shared_desk.ids['case']}/")
    page.check(f"#vote input[value='{choice}']")
    page.fill("#dissent", reason)
    page.click("#vote .button")
    told = page.locator("#vote [role=alert]")
    told.wait_for()
    assert "أعيدوا تحميل الصفحة" in told.inner_text()
    assert page.locator("#dissent").input_value() == reason
    page.context.close()
