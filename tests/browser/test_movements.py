"""A flight and a convoy announced in a real Chromium: they meet, two acknowledge, one has not."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

TOMORROW = "2099-06-02T09:00"
ROUTE = "35.05 36.90\n35.15 36.90"


def announce(page: Any, kind: str, title: str, **more: str) -> str:
    page.check(f"#announce [name=kind][value={kind}]")
    page.fill("#title", title)
    page.fill("#start", TOMORROW)
    page.fill("#route", ROUTE)
    page.fill("#speed_kmh", "40")
    for name, value in more.items():
        if name == "height_reference":
            page.select_option(f"#{name}", value)
        else:
            page.fill(f"#{name}", value)
    page.click("[data-try]")
    page.locator("[data-answer]:not([hidden])").wait_for()
    page.click("#announce .button:not(.quiet)")
    sign(page, "movement")
    return str(page.url.partition("?")[0])


def sign(page: Any, kind: str) -> None:
    page.locator("#confirm[open]").wait_for()
    page.click("#confirm [data-yes]")
    page.wait_for_url(f"**signed={kind}**")


def test_a_flight_and_a_convoy_meet_and_the_third_side_has_not_acknowledged(
    desk: Served, look: Callable[..., Any]
) -> None:
    un = look(desk, "/en/movements/announce", "un-observer")
    convoy = announce(un, "convoy", "exercise convoy")
    heights = {"lower_m": "0", "upper_m": "300", "height_reference": "ground"}
    side = look(desk, "/ar/movements/announce", "syria_government-monitor", "phone")
    announce(side, "flight", "رحلة إخلاء (تمرين)", **heights)
    assert "تعارض" in side.locator("#answer header").inner_text()

    path = convoy.removeprefix(desk.address)
    for office in ("russia-analyst", "turkey-analyst"):
        page = look(desk, path, office)
        page.click("#acknowledge .button")
        sign(page, "movement_acknowledgement")
    page = look(desk, path, "iran-analyst")
    assert page.locator("#answer header").inner_text().endswith("conflict")
    assert "رحلة إخلاء (تمرين)" in page.locator("#answer").inner_text()
    rows = {
        row.split("\t")[0].strip(): row for row in page.locator("#parties tr").all_inner_texts()
    }
    assert "acknowledged" in rows["Russia"]
    assert "acknowledged" in rows["Turkey"]
    assert "not yet" in rows["Iran"]
    assert "does not change protection" in page.locator(".disclaimer").inner_text()


def test_a_route_can_be_clicked_on_the_map(desk: Served, look: Callable[..., Any]) -> None:
    page = look(desk, "/en/movements/announce", "un-observer")
    for x, y in ((100, 60), (110, 70)):
        page.click("#route-map", position={"x": x, "y": y})
    lines = page.input_value("#route").split("\n")
    assert len(lines) == 2
    assert page.locator("#route-map circle").count() == 2
    page.click("[data-undo]")
    assert page.input_value("#route") == lines[0]
