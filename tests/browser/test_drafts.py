"""What is half written: kept through an expired session, by office; gone when it signs out."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Served, until

pytestmark = pytest.mark.browser

WORDS = "ينبغي معاينة المكان قبل أي حكم."
OFFICE = "turkey-representative"
SEEN_AFTER = """event => {
  dispatchEvent(new Event(event));
  return document.querySelector("[data-lost]").checkVisibility();
}"""
"""In one go: the stream, which is not cut here, may be heard of before a second question."""


def expire(page: Any) -> None:
    """Lose the session as if its time had run out."""
    page.context.clear_cookies()


def sign_in(page: Any, desk: Served, path: str, office: str = OFFICE) -> None:
    page.goto(f"{desk.address}/en/sign-in/?next={path}")
    page.click(f"button[value='{office}']")
    page.wait_for_url(f"**{path}")


def test_what_was_written_is_there_after_an_expired_session(
    desk: Served, look: Callable[..., Any]
) -> None:
    path = f"/en/cases/{desk.ids['case']}/"
    page = look(desk, path, OFFICE)
    page.fill("#dissent", WORDS)
    page.check("#vote input[value='against']")
    expire(page)
    page.goto(desk.address + "/en/")
    sign_in(page, desk, path, "russia-representative")
    assert page.input_value("#dissent") == "", "another office finds nothing of it"
    sign_in(page, desk, path.replace("/en/", "/ar/"))
    assert page.input_value("#dissent") == WORDS, "in whatever language of the desk"
    assert page.is_checked("#vote input[value='against']")


def test_signing_out_leaves_nothing_behind(desk: Served, look: Callable[..., Any]) -> None:
    path = f"/en/cases/{desk.ids['case']}/"
    page = look(desk, path, OFFICE)
    page.fill("#dissent", WORDS)
    page.click("[data-leave] button")
    page.wait_for_load_state("load")
    until(page, "Object.keys(sessionStorage).every((name) => !name.startsWith('draft '))")
    sign_in(page, desk, path)
    assert page.input_value("#dissent") == ""


def test_a_lost_connection_is_said(desk: Served, look: Callable[..., Any]) -> None:
    page = look(desk, f"/en/cases/{desk.ids['case']}/", OFFICE)
    assert page.evaluate(SEEN_AFTER, "offline")
    assert not page.evaluate(SEEN_AFTER, "online")
