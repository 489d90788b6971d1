"""A dispute about a line in a real Chromium: map, time and table follow each other."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hudna.model.airspace_case import files_digest
from tests.browser.conftest import Served, until
from tests.web.judged import CASE, FILES

pytestmark = pytest.mark.browser

OFFICE = "un-observer"
READY = "document.querySelector('[data-tracks]').dataset.ready"
FITS = "document.documentElement.scrollWidth <= window.innerWidth"
NORTH = "[data-row-of='0'] [data-column='{}']"


@pytest.fixture
def dispute(shared_desk: Served, look: Callable[..., Any]) -> Callable[..., Any]:
    def open_page(language: str = "en", **how: Any) -> Any:
        address = f"/{language}/airspace/{shared_desk.ids['dispute']}/"
        page = look(shared_desk, address, OFFICE, **how)
        until(page, f"{READY} === 'map'")
        return page

    return open_page


def state(page: Any, version: int) -> str:
    return str(page.locator(NORTH.format(version)).get_attribute("data-state"))


def told(page: Any, version: int) -> str:
    """Return a cell without the marks that keep a sign before its number."""
    text = str(page.locator(NORTH.format(version)).inner_text())
    return text.replace("\u2066", "").replace("\u2069", "")


def test_time_moves_by_keys_and_says_what_was_inside_by_which_version(
    dispute: Callable[..., Any],
) -> None:
    page = dispute()
    slider = page.locator("#airspace-moment")
    assert (state(page, 0), state(page, 1)) == ("outside", "outside")
    slider.fill("60")
    for _ in range(5):
        slider.press("ArrowRight")
    assert slider.input_value() == "65"
    assert (state(page, 0), state(page, 1)) == ("inside", "outside")
    assert told(page, 0) == "+231 m inside"
    assert told(page, 1) == "-379 m outside"
    assert "10:25:05" in page.locator("[data-now]").inner_text()
    assert page.locator("[data-utc]").inner_text() == "07:25:05 UTC"
    assert "10:25:05" in slider.get_attribute("aria-valuetext")
    page.click("[data-next-mark]")
    assert (state(page, 0), state(page, 1)) == ("inside", "inside")


def test_time_runs_with_the_reading_direction(dispute: Callable[..., Any]) -> None:
    page = dispute("ar", size="phone")
    slider = page.locator("#airspace-moment")
    for _ in range(3):
        slider.press("ArrowLeft")
    assert slider.input_value() == "3"
    assert page.evaluate(FITS)


def test_a_version_that_is_switched_off_leaves_map_and_table(dispute: Callable[..., Any]) -> None:
    page = dispute()
    shown = page.locator("[data-column='1']")
    assert shown.first.is_visible()
    page.uncheck("[data-toggle-line='1']")
    assert not any(one.is_visible() for one in shown.all())
    assert page.locator("[data-column='0']").first.is_visible()
    page.uncheck("[data-toggle-track='1']")
    assert not page.locator("[data-row-of='1']").is_visible()
    assert page.locator(".maplibregl-marker:visible").count() == 1
    page.check("[data-toggle-line='1']")
    assert shown.first.is_visible()


def test_it_plays_to_the_end_and_stops(dispute: Callable[..., Any]) -> None:
    page = dispute()
    page.locator("#airspace-moment").fill("117")
    page.click("[data-play]")
    assert page.locator("[data-play]").inner_text() == "Pause"
    until(page, "document.querySelector('[data-moment]').value === '120'")
    until(page, "document.querySelector('[data-play]').textContent === 'Play'")


def test_without_webgl_the_still_map_and_the_times_remain(
    shared_desk: Served, browser: Any
) -> None:
    context = browser.new_context()
    context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    page = context.new_page()
    page.goto(f"{shared_desk.address}/en/sign-in/")
    page.click(f"button[value='{OFFICE}']")
    page.goto(f"{shared_desk.address}/en/airspace/{shared_desk.ids['dispute']}/")
    until(page, f"{READY} === 'plain'")
    assert page.locator(".case-map svg").is_visible()
    assert page.locator("[data-plain]").is_visible()
    page.locator("#airspace-moment").press("End")
    assert state(page, 1) == "inside"
    page.uncheck("[data-toggle-line='1']")
    assert not page.locator(".case-map [data-line='1']").is_visible()
    context.close()


def test_without_a_script_every_result_is_there(shared_desk: Served, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shared_desk.address}/en/sign-in/")
    page.click(f"button[value='{OFFICE}']")
    page.goto(f"{shared_desk.address}/en/airspace/{shared_desk.ids['dispute']}/")
    assert page.locator(".case-map svg").is_visible()
    assert not page.locator("[data-time]").is_visible()
    assert not page.locator("[data-toggle-line]").first.is_visible()
    assert page.locator(".versions td").count() == 4
    context.close()


def choose(page: Any, folder: Path, **changes: bytes | None) -> None:
    files = {"CASE.yaml": CASE.encode(), **FILES} | changes
    for name, data in files.items():
        if data is not None:
            (folder / name).write_bytes(data)
    page.set_input_files("#airspace-case", folder / "CASE.yaml")
    page.set_input_files(
        "#airspace-files", [folder / n for n, d in files.items() if d and n != "CASE.yaml"]
    )
    page.click("#file-airspace .button")


def test_a_case_is_shown_signed_judged_and_kept_as_it_was_chosen(
    desk: Served, look: Callable[..., Any], tmp_path: Path
) -> None:
    page = look(desk, "/en/airspace/", "iran-verifier")
    choose(page, tmp_path)
    page.locator("#confirm[open]").wait_for()
    shown = page.locator("#confirm [data-fields]").inner_text()
    assert "north.csv" in shown
    assert "the mechanism" in shown
    assert "radar-north" in shown, "what is signed is read before it is signed"
    entry = json.loads(page.locator("#confirm [data-bytes]").text_content())
    assert entry["body"]["sha256"] == files_digest(CASE, FILES)
    assert "text" not in entry["body"], "the record gets commitments, no track"
    page.click("#confirm [data-yes]")
    page.wait_for_url("**signed=airspace_case**", timeout=60_000)
    page.locator("[data-row]", has_text="Exercise: a flight across a meridian").first.click()
    page.wait_for_load_state("load")
    assert page.locator("#claims .chip").all_inner_texts() == ["not resolvable", "contradicted"]
    until(page, f"{READY} === 'map'")


def test_what_is_wrong_with_a_case_stands_at_the_form(
    shared_desk: Served, browser: Any, tmp_path: Path
) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{shared_desk.address}/en/sign-in/?next=/en/airspace/")
    page.click("button[value='iran-verifier']")
    choose(page, tmp_path, **{"north.csv": b"time,latitude\n1,2\n"})
    told = page.locator("#file-airspace [role=alert]")
    told.wait_for()
    assert "north.csv" in told.inner_text()
    page.context.close()
