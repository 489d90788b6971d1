"""Takes the pictures of the documentation from a served exercise.

`python -m tests.browser.pictures http://127.0.0.1:8000 docs/screenshots` after `make serve`.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import until
from tests.conftest import CHROMIUM_ARGUMENTS

OFFICE = "turkey-representative"
WIDTH = 1280
KAFR_NABL = {"ar": "كفر نبل", "en": "Kafr Nabl"}


def overview(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/{language}/")
    page.evaluate("document.getElementById('map').scrollIntoView()")
    until(page, "document.getElementById('map').dataset.ready === 'true'", 30)
    page.wait_for_timeout(1500)
    page.evaluate("scrollTo(0, 0)")


def report(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/{language}/search/?q=الأجواء+السورية")
    page.locator("[data-row]").last.click()
    page.locator(".claim").nth(3).focus()
    page.evaluate("scrollTo(0, 0)")


def case(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/{language}/cases/")
    page.locator("[data-row]", has_text=KAFR_NABL[language]).first.click()
    page.wait_for_load_state("load")


PAGES: dict[str, tuple[Any, int]] = {
    "overview": (overview, 1120),
    "report": (report, 900),
    "case": (case, 1700),
}
"""What is shown, and how much of it in pixels."""


def main(address: str, folder: Path) -> None:
    """Write one picture of each page in each language."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("HUDNA_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        for language in ("ar", "en"):
            for name, (show, height) in PAGES.items():
                context = browser.new_context(viewport={"width": WIDTH, "height": height})
                page = context.new_page()
                page.goto(f"{address}/{language}/sign-in/?next=/{language}/record/")
                page.click(f"button[value='{OFFICE}']")
                page.wait_for_url("**/record/")
                show(page, address, language)
                page.screenshot(path=folder / f"{name}-{language}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
