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
DIRECTIONS = ("ar", "en")
"""Languages in which axe looks at everything: one for each direction of writing."""

OF_WORDS = [
    "aria-command-name", "aria-input-field-name", "button-name", "document-title",
    "empty-table-header", "html-has-lang", "html-lang-valid", "image-alt", "input-button-name",
    "label", "link-name", "role-img-alt", "select-name", "summary-name", "svg-img-alt",
    "valid-lang",
]  # fmt: skip
"""Rules that a missing or wrong translation can break where the same page keeps all others."""

OF_COLOURS = ["color-contrast"]
"""What another theme can break."""


def problems(page: Any, rules: list[str] | None = None) -> list[tuple[str, list[str]]]:
    """Return what axe calls serious or critical on the page, with where it is."""
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    found = Axe().run(page, options=options).response["violations"]
    return [
        (violation["id"], [node["html"][:160] for node in violation["nodes"][:3]])
        for violation in found
        if violation["impact"] in ("serious", "critical")
    ]


@pytest.fixture(scope="module")
def addresses(shared_desk: Served, browser: Any) -> dict[str, str]:
    """The English address of each of the office's pages, by name."""
    page = browser.new_context().new_page()
    page.goto(f"{shared_desk.address}/en/sign-in/")
    page.click(f"button[value='{OFFICE}']")
    page.wait_for_url("**/en/")
    found = pages_of(page, shared_desk.address, "en")
    page.context.close()
    return found


def looked_at(page: Any, addresses: dict[str, str], language: str) -> Iterator[str]:
    """Open one page after the other in a language, and yield its name."""
    for name, address in addresses.items():
        page.goto(address.replace("/en/", f"/{language}/", 1))
        yield name


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_meets_no_page_that_axe_finds_serious_or_that_is_too_wide(
    shared_desk: Served, look: Callable[..., Any], addresses: dict[str, str], language: str
) -> None:
    page = look(shared_desk, f"/{language}/", OFFICE, size="phone")
    rules = None if language in DIRECTIONS else OF_WORDS
    found: dict[str, Any] = {}
    for name in looked_at(page, addresses, language):
        if not page.evaluate(FITS):
            found[f"{name}: wider than the screen"] = page.url
        page.set_viewport_size(dict(zip(("width", "height"), SIZES["laptop"], strict=True)))
        if serious := problems(page, rules):
            found[name] = serious
        page.set_viewport_size(dict(zip(("width", "height"), SIZES["phone"], strict=True)))
    assert found == {}


def test_the_walk_finds_what_lists_lead_to(addresses: dict[str, str]) -> None:
    assert {"report", "incident", "case", "evidence"} <= set(addresses)


def test_nor_in_the_dark(
    shared_desk: Served, look: Callable[..., Any], addresses: dict[str, str]
) -> None:
    page = look(shared_desk, "/ar/", OFFICE, scheme="dark")
    names = looked_at(page, addresses, "ar")
    met = {name: problems(page, OF_COLOURS) for name in names}
    assert {name: serious for name, serious in met.items() if serious} == {}


@pytest.mark.parametrize("language", DIRECTIONS)
def test_nor_does_the_public(shared_desk: Served, look: Callable[..., Any], language: str) -> None:
    page = look(shared_desk, f"/{language}/", size="phone")
    found = pages_of(page, shared_desk.address, language)
    public = {name: found[name] for name in PUBLIC if name in found}
    met = {name: problems(page) for name in looked_at(page, public, language)}
    assert {name: serious for name, serious in met.items() if serious} == {}
