"""Correcting a reading in a real Chromium: words marked in the text, signed, shown beside."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from hudna.record.audit import audit
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

MARK = """(words) => {
  const text = document.querySelector(".source .text");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let node, all = "", places = [];
  while ((node = walker.nextNode())) {
    for (let at = 0; at < node.length; at++) places.push([node, at]);
    all += node.data;
  }
  const first = all.indexOf(words), last = first + words.length - 1;
  const [from, to] = [places[first], places[last]];
  getSelection().setBaseAndExtent(from[0], from[1], to[0], to[1] + 1);
}"""

SAID = {
    "ar": ("arabic", "قصفا مدفعيا", "يقول النص قصفا مدفعيا.", "تحتاج إلى تعديل"),
    "en": ("english", "an old mine", "The text names a mine.", "to be changed"),
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_marked_words_become_a_signed_correction(
    desk: Served, look: Callable[..., Any], language: str
) -> None:
    report, words, reason, chip = SAID[language]
    address = f"/{language}/reports/{desk.ids[report]}/?correct=c1#correct"
    page = look(desk, address, "turkey-analyst")
    page.evaluate(MARK, words)
    page.click("[data-take='weapons']")
    assert words in page.input_value("#weapons").splitlines()
    page.fill("#correct #reasons", reason)
    page.click("#correct .button")
    page.locator("#confirm[open]").wait_for()
    shown = page.locator("#confirm [data-fields]").inner_text()
    assert words in shown
    assert reason in shown
    entry = json.loads(page.locator("#confirm [data-bytes]").text_content())
    assert (entry["type"], entry["body"]["kind"]) == ("correction", "amended")
    assert "value" not in entry["body"], "what a confined report says is a commitment"
    page.click("#confirm [data-yes]")
    page.locator(".corrected").first.wait_for()
    beside = page.locator(".corrected").first.inner_text()
    assert chip in beside
    assert reason in beside
    assert audit(desk.folder / "operator" / "record").problems == []


def test_a_reader_without_the_role_is_not_offered_it(
    desk: Served, look: Callable[..., Any]
) -> None:
    page = look(desk, f"/en/reports/{desk.ids['english']}/", "russia-representative")
    assert page.locator("a[href*='correct=']").count() == 0
