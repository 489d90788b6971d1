"""The overview, the reading view and lists in a real Chromium, both directions, three sizes."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Served, until

pytestmark = pytest.mark.browser

MAP_READY = "document.getElementById('map').dataset.ready === 'true'"
TO_MAP = "document.getElementById('map').scrollIntoView()"
FITS = "document.documentElement.scrollWidth <= window.innerWidth"


@pytest.mark.parametrize(
    ("language", "direction", "title"),
    [
        ("ar", "rtl", "اليوم 997. يسجّل الطرفان خروقا في إدلب واللاذقية وحماة وحلب."),
        (
            "en",
            "ltr",
            "Day 997. Both sides register violations in Idlib, Latakia, Hama and Aleppo.",
        ),
    ],
)
def test_the_overview_says_the_state_and_draws_the_map(
    shared_desk: Served, look: Callable[..., Any], language: str, direction: str, title: str
) -> None:
    page = look(shared_desk, f"/{language}/", "turkey-representative")
    assert page.locator("h1").inner_text() == title
    assert page.evaluate("document.documentElement.dir") == direction
    navigation = page.locator(".side").bounding_box()
    main = page.locator("main").bounding_box()
    assert (navigation["x"] > main["x"]) == (direction == "rtl"), (
        "the rooms stand where reading starts"
    )
    page.evaluate(TO_MAP)
    until(page, MAP_READY)
    family = "Vazirmatn" if language == "ar" else "Noto Sans"
    assert page.evaluate(f"document.fonts.check('16px \"{family}\"')")


@pytest.mark.parametrize("size", ["phone", "laptop", "wall"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_is_wider_than_its_screen(
    shared_desk: Served, look: Callable[..., Any], language: str, size: str
) -> None:
    ids = shared_desk.ids
    page = look(shared_desk, f"/{language}/", "iran-representative", size)
    for path in ("", f"reports/{ids['arabic']}/", f"cases/{ids['case']}/", "registers/",
                 "agreement/", "sign-in/"):  # fmt: skip
        page.goto(f"{shared_desk.address}/{language}/{path}")
        assert page.evaluate(FITS), f"{path} has to be scrolled sideways"


def test_words_and_claim_light_up_together(shared_desk: Served, look: Callable[..., Any]) -> None:
    page = look(shared_desk, f"/ar/reports/{shared_desk.ids['arabic']}/")
    lit = "document.querySelectorAll('.seg.value.on').length"
    assert page.evaluate(lit) == 0
    page.locator(".claim").first.focus()
    assert page.evaluate(lit) > 3
    page.locator(".seg.value").first.hover()
    assert page.evaluate("document.querySelectorAll('.claim.on').length") == 1


def test_lists_and_search_go_by_keyboard(shared_desk: Served, look: Callable[..., Any]) -> None:
    page = look(shared_desk, "/en/reports/", "turkey-analyst")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == first
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/report-*/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"


def test_the_first_key_leads_to_the_content(shared_desk: Served, look: Callable[..., Any]) -> None:
    page = look(shared_desk, "/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_everything_but_map_and_signing_works_without_script(
    shared_desk: Served, browser: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shared_desk.address}/ar/sign-in/")
    page.click("button[value='turkey-analyst']")
    page.click(".wide-rooms >> text=البلاغات")
    page.click(f"a[href='/ar/reports/{shared_desk.ids['confided']}/']")
    assert "zirconberry" in page.locator(".text").inner_text()
    page.click(".languages summary")
    page.click("text=English")
    assert page.locator("html").get_attribute("dir") == "ltr"
    context.close()
