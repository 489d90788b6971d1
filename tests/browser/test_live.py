"""What one office does, others see as it happens: real pages of two offices in one Chromium."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Served, until

pytestmark = pytest.mark.browser

SEEN_WITHIN_SECONDS = 2.0


def vote(page: Any, choice: str) -> float:
    """Vote, and return when it was handed in."""
    page.check(f"#vote input[value='{choice}']")
    page.click("#vote .button")
    page.locator("#confirm[open]").wait_for()
    page.click("#confirm [data-yes]")
    page.wait_for_url("**signed=ballot**")
    return time.monotonic()


def test_a_vote_is_on_the_other_page_at_once(desk: Served, look: Callable[..., Any]) -> None:
    case = f"cases/{desk.ids['case']}/"
    reading = look(desk, f"/ar/{case}", "iran-verifier")
    writing = look(desk, f"/en/{case}", "turkey-representative")
    aside = look(desk, "/en/", "syria_government-monitor")
    writing.fill("#dissent", "The place has to be seen")
    reading.evaluate("window.untouched = true")
    voting = look(desk, f"/en/{case}", "russia-representative")
    handed_in = vote(voting, "for")
    until(reading, "document.querySelector('#live.open') !== null", 5)
    until(reading, "document.querySelector('.vote').innerText.includes('موافقة')", 5)
    assert time.monotonic() - handed_in < SEEN_WITHIN_SECONDS
    assert "ممثل روسيا" in reading.locator("#live [data-words]").inner_text()
    assert reading.evaluate("window.untouched"), "the page was not loaded again"
    until(writing, "document.querySelector('.vote').innerText.includes('in favour')", 5)
    assert writing.locator("#dissent").input_value() == "The place has to be seen"
    assert writing.evaluate("document.activeElement.id") == "dissent"
    assert "Representative of Russia has voted." in writing.locator("#live").inner_text()
    aside.wait_for_timeout(700)
    assert aside.locator("#live.open").count() == 0, "cases are not released to the sides"
