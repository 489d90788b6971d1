"""A text is put with the next version of an agreement in a real Chromium, and all sign both."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Served
from tests.browser.test_joint_statements import FIRST, sign, write
from tests.cli.test_amendment import SHIPPED

pytestmark = pytest.mark.browser

AREAS = "syria-de-escalation-areas"


def following(shipped: str) -> str:
    """Return the text of a file as it would follow the version of September 2017."""
    changed = shipped.replace('supersedes: "2017-05-04"', 'supersedes: "2017-09-15"')
    changed = changed.replace('version: "2017-09-15"', 'version: "2019-10-01"')
    return changed.replace("start: 2017-09-15", "start: 2019-10-01").replace(
        "end: 2017-09-15", "end: 2019-10-01"
    )


def test_who_signs_the_text_signs_the_version_that_is_shown(
    desk: Served, look: Callable[..., Any]
) -> None:
    russia = look(desk, "/en/talks/drafts/open", "russia-representative")
    russia.check("[name=languages][value=ar]")
    russia.fill("[name=title-en]", "Joint statement on the areas (exercise)")
    russia.fill("[name=title-ar]", "بيان مشترك بشأن المناطق (تمرين)")
    for party in ("russia", "turkey", "iran"):
        russia.check(f"[name=signatories][value={party}]")
    russia.select_option("#amends", AREAS)
    russia.click("#open-draft .button")
    sign(russia, "statement_draft")
    path = russia.url.partition("?")[0].removeprefix(desk.address)
    write(russia, "#new-paragraph", FIRST)

    russia.fill("#next-version-text", following(SHIPPED.read_text("utf-8")))
    russia.click("#put-text .button")
    sign(russia, "statement_text")
    for party in ("russia", "turkey", "iran"):
        page = look(desk, path, f"{party}-representative")
        assert "Not signed yet by:" in page.locator(".version-made").inner_text()
        page.click("#sign .button")
        page.locator("#confirm[open]").wait_for()
        shown = page.locator("#confirm .to-sign").inner_text()
        assert FIRST["en"] in shown
        assert "SY-DEA/2-idlib No fighting in the Idlib area" in shown
        assert "SY-DEA/2-idlib وقف القتال في منطقة إدلب" in shown
        sign(page, "statement_signature")

    reporter = look(desk, "/en/agreement/", None)
    card = reporter.locator(f"#{AREAS}-2019-10-01")
    assert "Amended by the joint statement" in card.inner_text()
    card.get_by_text("Joint statement on the areas (exercise)").click()
    assert "stands in the record" in reporter.locator(".version-made").inner_text()
