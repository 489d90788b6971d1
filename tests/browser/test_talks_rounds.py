"""A round told of in a real Chromium, a commitment registered at it, and its owner's answer."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Served

pytestmark = pytest.mark.browser


def sign(page: Any, kind: str) -> None:
    page.locator("#confirm[open]").wait_for()
    page.click("#confirm [data-yes]")
    page.wait_for_url(f"**signed={kind}**")


def test_a_round_is_told_of_and_a_commitment_made_there_is_answered(
    desk: Served, look: Callable[..., Any]
) -> None:
    page = look(desk, "/en/talks/rounds/file", "un-observer")
    page.fill("#title", "Working meeting (exercise)")
    page.fill("#place", "Secretariat (exercise)")
    page.fill("#start", "2019-09-16")
    page.click("[data-add-row]")
    for row, (party, seat) in enumerate((("syria_government", "side"), ("un", "mediator"))):
        page.locator("[name=party]").nth(row).select_option(party)
        page.locator("[name=seat]").nth(row).select_option(seat)
    page.locator("[name=head]").nth(1).fill("Head of the observer team (exercise)")
    page.fill("#agenda", "Calm (exercise)\nAid (exercise)")
    page.click("#file-round .button:not(.quiet)")
    page.locator("#confirm[open]").wait_for()
    shown = page.locator("#confirm [data-fields]").inner_text()
    assert "Head of the observer team (exercise)" in shown
    assert "[object" not in shown
    page.click("#confirm [data-yes]")
    page.wait_for_url("**signed=talks_round**")
    assert page.locator("#seats svg .seat-mark").count() == 4, "two in the plan, two in the list"
    assert "mediator" in page.locator(".seat-list").inner_text()

    page.click("text=Register a commitment")
    page.select_option("#owner", "turkey")
    page.check("[name=to][value=un]")
    page.fill("#words", "To hand over a list (exercise)")
    page.fill("#promised", "2019-09-16")
    page.fill("#due", "2019-09-18")
    page.click("#register .button")
    sign(page, "undertaking")
    address = page.url.partition("?")[0].removeprefix(desk.address)

    owner = look(desk, address.replace("/en/", "/ar/"), "turkey-representative", "phone")
    owner.check("[name=state][value=kept]")
    owner.fill("#words", "سُلّمت القائمة (تمرين)")
    owner.click("#answer .button")
    sign(owner, "undertaking_word")
    other = look(desk, address, "un-observer")
    assert "said by its owner to be kept" in other.locator(".lede").inner_text()
    assert "سُلّمت القائمة (تمرين)" in other.locator("#said").inner_text()
