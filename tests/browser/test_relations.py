"""An event between states told of in a real Chromium, and told otherwise by the other side."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Served

pytestmark = pytest.mark.browser


def choose(page: Any, one: str, other: str) -> None:
    page.select_option("#f-one", one)
    page.select_option("#f-other", other)
    page.click(".filters button")
    page.wait_for_url(f"**one={one}**")


def sign(page: Any) -> str:
    page.click("#register .button")
    page.locator("#confirm[open]").wait_for()
    shown: str = page.locator("#confirm [data-fields]").inner_text()
    page.click("#confirm [data-yes]")
    page.wait_for_url("**signed=relation_event**")
    return shown


def test_an_event_is_told_of_and_the_other_side_tells_it_otherwise(
    desk: Served, look: Callable[..., Any]
) -> None:
    page = look(desk, "/en/talks/relations/", "turkey-representative")
    choose(page, "iran", "turkey")
    page.click("text=Tell of an event")
    page.fill("#title", "The hotline was tried out (exercise)")
    page.check("[name=fields][value=security]")
    page.fill("#start", "2019-09-18")
    page.select_option("#code", "064")
    shown = sign(page)
    assert "064: sharing of information" in shown
    assert "[object" not in shown
    row = page.locator(".events tbody", has_text="The hotline was tried out")
    assert "+7.0" in row.inner_text()

    other = look(desk, "/ar/talks/relations/", "iran-representative", "phone")
    choose(other, "iran", "turkey")
    other.locator(".events tbody", has_text="The hotline").locator("a[href*=telling_of]").click()
    assert other.locator("#telling_of").input_value() != ""
    other.fill("#title", "لم يتجاوز الأمر الحديث عن التجربة (تمرين)")
    other.check("[name=fields][value=security]")
    other.fill("#start", "2019-09-18")
    sign(other)
    beside = other.locator(".events tbody.beside", has_text="The hotline")
    assert beside.locator("tr").count() == 2
    assert "لم يتجاوز الأمر الحديث عن التجربة" in beside.inner_text()
    assert other.locator("#band-security svg .mark circle").count() == 1
