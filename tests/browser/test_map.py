"""Incidents in a real Chromium: the map, the days and the list follow each other."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Made, Served, run_at, serve_copy, until

pytestmark = pytest.mark.browser

OFFICE = "un-observer"
READY = "document.getElementById('map').dataset.ready === 'step'"
SETTLED = "!document.querySelector('[data-asking], [data-moving]')"
ROWS = (
    "[...document.querySelectorAll('[data-step-list] [data-incident]')].map(r => "
    "({id: r.dataset.incident, at: r.dataset.at, day: r.querySelector('.clock').textContent}))"
)
DRAWN = "Number(document.getElementById('map').dataset.drawn)"
FITS = "document.documentElement.scrollWidth <= window.innerWidth"


@pytest.fixture(scope="module")
def many(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk with some hundred incidents besides the sample."""
    for served in serve_copy(made, tmp_path_factory.mktemp("many") / "nodes"):
        run_at("tests.browser.many_incidents", served.folder)
        yield served


@pytest.fixture
def incidents(many: Served, look: Callable[..., Any]) -> Callable[..., Any]:
    def open_page(language: str = "en", query: str = "", **how: Any) -> Any:
        page = look(many, f"/{language}/incidents/{query}", OFFICE, **how)
        until(page, READY)
        return page

    return open_page


def asked(page: Any) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def move(page: Any, *keys: str) -> None:
    page.locator("#map canvas").focus()
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(600)
    until(page, SETTLED)


def in_step(page: Any) -> int:
    """Check that every row lies in the address's box; return how many incidents are drawn."""
    west, south, east, north = (float(side) for side in asked(page)["bbox"].split(","))
    rows = page.evaluate(ROWS)
    for row in rows:
        longitude, latitude = (float(part) for part in row["at"].split(","))
        assert west <= longitude < east
        assert south <= latitude < north
    drawn = int(page.evaluate(DRAWN))
    assert str(drawn) in page.locator("[data-step-lede]").inner_text()
    assert len(rows) == min(drawn, 40)
    return drawn


def test_the_list_holds_what_the_map_shows(incidents: Callable[..., Any]) -> None:
    page = incidents()
    assert "bbox" not in asked(page), "before anybody moves the map, everything is listed"
    everything = int(page.evaluate(DRAWN))
    assert everything > 480
    move(page, "=", "ArrowLeft", "ArrowLeft")
    close = in_step(page)
    assert 0 < close < everything
    move(page, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    assert in_step(page) != close
    page.reload()
    until(page, READY)
    in_step(page)
    page.click("[data-step-whole]")
    until(page, SETTLED)
    assert "bbox" not in asked(page)
    assert int(page.evaluate(DRAWN)) == everything


def test_filters_keep_the_part_of_the_map(incidents: Callable[..., Any]) -> None:
    page = incidents()
    move(page, "=", "ArrowLeft", "ArrowLeft")
    before = in_step(page)
    page.select_option("#kind", "shelling")
    page.click("[data-step-form] button")
    until(page, SETTLED)
    until(page, "new URLSearchParams(location.search).get('kind') === 'shelling'")
    assert 0 < in_step(page) < before


@pytest.mark.parametrize(("language", "later"), [("en", "ArrowRight"), ("ar", "ArrowLeft")])
def test_days_go_in_the_reading_direction(
    incidents: Callable[..., Any], language: str, later: str
) -> None:
    page = incidents(language)
    until(page, "!document.querySelector('[data-time]').hidden")
    first, last = (
        page.locator(f"[data-time-bars] rect:{which}-child").bounding_box()["x"]
        for which in ("first", "last")
    )
    assert (first < last) == (language == "en"), "the bars begin where reading begins"
    page.locator("#time-from").focus()
    for _ in range(4):
        page.keyboard.press(later)
    until(page, "new URLSearchParams(location.search).has('from')")
    until(page, SETTLED)
    assert page.locator("#time-from").get_attribute("aria-valuetext")
    since = asked(page)["from"]
    assert since[8:] == "01"
    assert page.locator("#from").input_value() == since
    assert int(page.evaluate(DRAWN)) < 480
    page.locator("[data-time-all]").click()
    until(page, "!new URLSearchParams(location.search).has('from')")


def test_an_older_page_of_the_list_stays(incidents: Callable[..., Any]) -> None:
    page = incidents()
    newest = page.evaluate(ROWS)
    page.click("a[rel=next]")
    page.wait_for_url("**after=**")
    until(page, READY)
    assert page.evaluate(ROWS)[0]["id"] not in {row["id"] for row in newest}
    assert "after" in asked(page)
    move(page, "=", "ArrowLeft", "ArrowLeft")
    assert "after" not in asked(page)
    in_step(page)


def test_a_row_lights_up_on_the_map(incidents: Callable[..., Any]) -> None:
    page = incidents()
    row = page.locator("[data-step-list] [data-at] a").first
    row.focus()
    lit = page.evaluate("document.getElementById('map').dataset.lit")
    assert lit == page.locator("[data-step-list] [data-at]").first.get_attribute("data-at")


def test_what_cannot_be_asked_leaves_what_was_there(incidents: Callable[..., Any]) -> None:
    page = incidents()
    before = page.evaluate(ROWS)
    page.route("**/map/view.json*", lambda route: route.fulfill(status=204))
    page.select_option("#kind", "shelling")
    page.click("[data-step-form] button")
    until(page, "!document.querySelector('[data-step-state]').hidden")
    assert page.evaluate(ROWS) == before
    page.unroute("**/map/view.json*")
    page.click("[data-again]")
    until(page, "document.querySelector('[data-step-state]').hidden")
    assert asked(page)["kind"] == "shelling"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("size", ["phone", "laptop", "wall"])
def test_map_and_list_fit_every_screen(
    incidents: Callable[..., Any], language: str, size: str
) -> None:
    page = incidents(language, size=size)
    assert page.evaluate(FITS)
    drawing = page.locator("#map").bounding_box()
    rows = page.locator("[data-step-list]").bounding_box()
    if size == "phone":
        assert drawing["y"] + drawing["height"] <= rows["y"]
    else:
        assert (rows["x"] > drawing["x"]) == (language == "ar"), "the list where reading begins"
    serious = [
        (v["id"], v["nodes"][0]["html"][:160])
        for v in Axe().run(page).response["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_without_script_the_list_has_every_filter(many: Served, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page, listed = context.new_page(), "[data-step-list] [data-incident]"
    page.goto(f"{many.address}/ar/incidents/?bbox=36,34,39.5,36.4")
    page.fill("#from", "2018-01-01")
    page.click("form.filters button")
    assert asked(page)["bbox"] == "36,34,39.5,36.4"
    assert page.locator(listed).count() == 40, "a page of them"
    page.click("a[rel=next]")
    assert asked(page)["from"] == "2018-01-01"
    assert page.locator(listed).count() > 0
    page.select_option("#kind", "shelling")
    page.click("form.filters button")
    assert 0 < page.locator(listed).count() < 40
    assert "after" not in asked(page), "other filters begin on the first page"
    context.close()
