"""One proposal accepted, one corrected, one left, in a real Chromium; the record holds."""

from collections.abc import Callable
from typing import Any

import pytest

from hudna.record.audit import audit
from tests.browser.conftest import Served, run_at
from tests.browser.test_accessibility import problems

pytestmark = pytest.mark.browser


def told(desk: Served) -> str:
    """Put the report on the desk; return its id."""
    return run_at("tests.browser.teller", desk.folder)


def signs(page: Any) -> str:
    """Look at what is to be signed, sign it, and return what was shown."""
    page.locator("#confirm[open]").wait_for()
    shown = str(page.locator("#confirm [data-fields]").inner_text())
    assert "[object" not in shown
    page.click("#confirm [data-yes]")
    return shown


def asks(page: Any, title: str, choice: str) -> None:
    """Press one of the three buttons beside a proposal."""
    page.locator(".proposal", has_text=title).get_by_role("link", name=choice, exact=True).click()
    page.locator("#answer").wait_for()
    assert problems(page) == []


def test_one_is_accepted_one_corrected_and_one_left(desk: Served, look: Callable[..., Any]) -> None:
    report = told(desk)
    page = look(desk, f"/en/reports/{report}/", "turkey-analyst")
    assert "promised, then refused" in page.locator("#claim-c2").inner_text()

    asks(page, "Astana", "Accept")
    page.fill("#title", "Talks in Astana (exercise)")
    page.click("#answer-accepted .button")
    assert "Talks in Astana (exercise)" in signs(page)
    page.locator("#confirm td", has_text="accepted as read").wait_for()
    assert "Round of talks" not in signs(page)
    page.wait_for_url("**signed=proposal_answer**")

    asks(page, "its first envoy", "Correct")
    page.fill("#part-head", "its second envoy")
    page.select_option("#seat", "side")
    page.click("#answer-corrected .button:not(.quiet)")
    assert "its second envoy" in signs(page)
    page.locator("#confirm td", has_text="accepted with corrections").wait_for()
    signs(page)
    page.locator("ins", has_text="its second envoy").wait_for()

    asks(page, "The three states", "Leave")
    page.fill("#answer-words", "Nobody says which statement.")
    page.click("#answer-left .button")
    signs(page)
    page.locator(".answers", has_text="Nobody says which statement.").wait_for()

    page.locator(".proposal", has_text="its second envoy").locator(
        "a", has_text="What was registered"
    ).click()
    page.wait_for_url("**/talks/rounds/**")
    assert "its second envoy" in page.locator("#seats").inner_text()
    page.locator("#seats a", has_text="read from the report").first.click()
    page.wait_for_url("**#at-spot")
    assert "headed by" in "".join(page.locator(".seg.spot").all_inner_texts())
    assert audit(desk.folder / "operator" / "record").problems == []
