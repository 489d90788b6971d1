"""Voting in a real Chromium, in Arabic and in English: shown from its bytes, signed, audited."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from hudna.record.audit import audit
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


def test_the_private_key_cannot_be_taken_out(desk: Served, look: Callable[..., Any]) -> None:
    page = look(desk, f"/en/cases/{desk.ids['case']}/", "russia-representative")
    fill_in(page, "abstain", "")
    kept = page.evaluate(
        """async () => {
          const database = await new Promise((resolve) => {
            const request = indexedDB.open("hudna", 1);
            request.onsuccess = () => resolve(request.result);
          });
          const all = database.transaction("keys").objectStore("keys").getAll();
          const [pair] = await new Promise((resolve) => {
            all.onsuccess = () => resolve(all.result);
          });
          const key = pair.privateKey;
          const taken = await crypto.subtle.exportKey("pkcs8", key).then(() => true, () => false);
          return [key.algorithm.name, key.extractable, taken];
        }"""
    )
    assert kept == ["Ed25519", False, False]


def test_a_server_that_changes_the_vote_is_caught(desk: Served, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{desk.address}/en/sign-in/")
    page.click("button[value='turkey-representative']")
    page.goto(f"{desk.address}/en/cases/{desk.ids['case']}/")

    def lie(route: Any) -> None:
        answer = route.fetch()
        data = answer.json()
        data["private"]["dissent"]["value"] = "I agree after all."
        route.fulfill(response=answer, json=data)

    page.route("**/prepare", lie)
    page.check("#vote input[value='against']")
    page.fill("#dissent", "The place must be seen first.")
    page.click("#vote .button")
    alert = page.locator("#vote [role=alert]")
    alert.wait_for()
    assert "Nothing was signed" in alert.inner_text()
    assert page.locator("#dissent").input_value() == "The place must be seen first."
    context.close()


def test_what_was_written_survives_a_lost_page(desk: Served, look: Callable[..., Any]) -> None:
    page = look(desk, f"/en/cases/{desk.ids['case']}/", "turkey-representative")
    page.fill("#dissent", "Half a sentence")
    page.reload()
    assert page.locator("#dissent").input_value() == "Half a sentence"
