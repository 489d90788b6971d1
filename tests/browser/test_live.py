"""What one office does, others see as it happens: real pages of several offices in one Chromium."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Served, until

pytestmark = pytest.mark.browser

SEEN_WITHIN_SECONDS = 2.0
WRITTEN = "The place has to be seen"

Look = Callable[..., Any]


def vote(page: Any, choice: str) -> float:
    """Vote, and return when it was handed in."""
    page.check(f"#vote input[value='{choice}']")
    page.click("#vote .button")
    page.locator("#confirm[open]").wait_for()
    page.click("#confirm [data-yes]")
    page.wait_for_url("**signed=ballot**")
    return time.monotonic()


def test_a_vote_is_on_other_pages_at_once(desk: Served, look: Look) -> None:
    case = f"cases/{desk.ids['case']}/"
    reading = look(desk, f"/ar/{case}", "iran-verifier")
    writing = look(desk, f"/en/{case}", "turkey-representative")
    aside = look(desk, "/en/", "syria_government-monitor")
    writing.fill("#dissent", WRITTEN)
    reading.evaluate("window.untouched = true")
    handed_in = vote(look(desk, f"/en/{case}", "russia-representative"), "for")
    until(reading, "document.querySelector('#live.open') !== null", 5)
    until(reading, "document.querySelector('.vote').innerText.includes('موافقة')", 5)
    assert time.monotonic() - handed_in < SEEN_WITHIN_SECONDS
    assert "ممثل روسيا" in reading.locator("#live [data-words]").inner_text()
    assert reading.evaluate("window.untouched"), "the page was not loaded again"
    until(writing, "document.querySelector('.vote').innerText.includes('in favour')", 5)
    assert writing.locator("#dissent").input_value() == WRITTEN
    assert writing.evaluate("document.activeElement.id") == "dissent"
    assert "Representative of Russia has voted." in writing.locator("#live").inner_text()
    aside.wait_for_timeout(700)
    assert aside.locator("#live.open").count() == 0, "cases are not released to the sides"


def test_what_is_being_written_stays_when_its_form_is_gone(desk: Served, look: Look) -> None:
    case = f"/en/cases/{desk.ids['case']}/"
    writing = look(desk, case, "turkey-representative")
    streams: list[str] = []
    writing.context.on("request", lambda r: streams.extend([r.url] * ("/live/" in r.url)))
    writing.fill("#dissent", WRITTEN)
    other = writing.context.new_page()
    other.goto(desk.address + case)
    vote(other, "abstain")
    until(writing, "document.querySelector('#live.open') !== null", 5)
    assert "This page has changed." in writing.locator("#live").inner_text()
    assert writing.locator("#dissent").input_value() == WRITTEN
    assert len(streams) < 2, "one tab listens for all; it may have had to begin again"
    writing.click("#live [data-show]")
    writing.wait_for_load_state()
    until(writing, "document.querySelector('#dissent') === null")


def test_without_a_script_the_page_is_what_it_was(desk: Served, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.address}/en/sign-in/?next=/en/cases/{desk.ids['case']}/")
    page.click("button[value='iran-verifier']")
    assert page.locator("h1").is_visible()
    assert page.locator("#live").inner_text().strip() == ""
    context.close()
