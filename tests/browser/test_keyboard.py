"""The desk without a pointer: keys of every page, a search kept and opened again."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Served, until

pytestmark = pytest.mark.browser

Look = Callable[..., Any]


def test_keys_lead_to_the_search_through_the_list_and_to_rooms(
    shared_desk: Served, look: Look
) -> None:
    page = look(shared_desk, "/en/incidents/", "turkey-representative")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("g kafr nabl j")
    assert page.evaluate("document.activeElement.value") == "g kafr nabl j", "typing is typing"
    page.fill("#q", "kafr nabl")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=kafr+nabl")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("ArrowUp")
    until(page, "document.activeElement === document.querySelector('[data-rows] [data-row]')")
    address = page.evaluate("document.activeElement.getAttribute('href')").partition("#")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}**")
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/en/cases/")


def test_keys_are_those_of_the_place_on_other_keyboards(shared_desk: Served, look: Look) -> None:
    page = look(shared_desk, "/ar/", "turkey-representative")
    for key, code in (("ل", "KeyG"), ("ؤ", "KeyC")):
        page.evaluate(
            "([key, code]) => document.body.dispatchEvent("
            "new KeyboardEvent('keydown', {key, code, bubbles: true}))",
            [key, code],
        )
    page.wait_for_url("**/ar/cases/")


def test_single_keys_are_explained_and_can_be_switched_off(shared_desk: Served, look: Look) -> None:
    page = look(shared_desk, "/en/cases/", "turkey-representative")
    page.keyboard.press("?")
    page.locator("#keys-help[open]").wait_for()
    page.uncheck("[data-keys-on]")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name ?? ''") != "q"
    page.reload()
    page.keyboard.press("?")
    assert page.locator("#keys-help[open]").count() == 0
    page.click("[data-keys-help]")
    page.check("[data-keys-on]")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_a_search_is_kept_and_opened_again(desk: Served, look: Look) -> None:
    page = look(desk, "/ar/search/", "turkey-representative")
    page.goto(f"{desk.address}/ar/search/?q=قصف&kind=case")
    page.locator(".save-view summary").focus()
    page.keyboard.press("Enter")
    page.fill("#view-name", "قصف أمس")
    page.keyboard.press("Enter")
    page.locator(".wide-rooms a[aria-current]", has_text="قصف أمس").wait_for()
    page.goto(f"{desk.address}/en/views/")
    page.click("main a[data-row]")
    page.wait_for_url("**/en/search/?kind=case&q=**")
    assert page.locator("[data-rows] [data-row]").count() == 1
