"""Every page in every language: nothing serious for axe, nothing wider than a phone's screen."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from tests.browser.conftest import SIZES, Served
from tests.browser.every_page import OFFICE, PUBLIC, pages_of

pytestmark = pytest.mark.browser

LANGUAGES = [code for code, _ in settings.LANGUAGES]
FITS = "document.documentElement.scrollWidth <= window.innerWidth"
DARK = ("ar", "en")
"""Languages looked at in the dark theme: one for each direction, the colours are the same."""


def problems(page: Any) -> list[tuple[str, list[str]]]:
    """Return what axe calls serious or critical on the page, with where it is."""
    found = Axe().run(page).response["violations"]
    return [
        (violation["id"], [node["html"][:160] for node in violation["nodes"][:3]])
        for violation in found
        if violation["impact"] in ("serious", "critical")
    ]


def looked_at(
    page: Any, served: Served, language: str, names: tuple[str, ...] = ()
) -> Iterator[str]:
    """Open one page after the other, and yield its name."""
    for name, address in pages_of(page, served.address, language).items():
        if not names or name in names:
            page.goto(address)
            yield name


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_meets_no_page_that_axe_finds_serious_or_that_is_too_wide(
    shared_desk: Served, look: Callable[..., Any], language: str
) -> None:
    page = look(shared_desk, f"/{language}/", OFFICE, size="phone")
    found: dict[str, Any] = {}
    for name in looked_at(page, shared_desk, language):
        if not page.evaluate(FITS):
            found[f"{name}: wider than the screen"] = page.url
        page.set_viewport_size(dict(zip(("width", "height"), SIZES["laptop"], strict=True)))
        if serious := problems(page):
            found[name] = serious
        page.set_viewport_size(dict(zip(("width", "height"), SIZES["phone"], strict=True)))
    assert found == {}


def test_the_walk_finds_what_lists_lead_to(shared_desk: Served, look: Callable[..., Any]) -> None:
    page = look(shared_desk, "/en/", OFFICE)
    assert {"report", "incident", "case", "evidence"} <= set(
        pages_of(page, shared_desk.address, "en")
    )


@pytest.mark.parametrize("language", DARK)
def test_nor_in_the_dark(shared_desk: Served, look: Callable[..., Any], language: str) -> None:
    page = look(shared_desk, f"/{language}/", OFFICE, scheme="dark")
    names = looked_at(page, shared_desk, language)
    assert {name: found for name in names if (found := problems(page))} == {}


@pytest.mark.parametrize("language", DARK)
def test_nor_does_the_public(shared_desk: Served, look: Callable[..., Any], language: str) -> None:
    page = look(shared_desk, f"/{language}/", size="phone")
    names = looked_at(page, shared_desk, language, PUBLIC)
    assert {name: found for name in names if (found := problems(page))} == {}
