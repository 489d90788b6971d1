"""Pictures of every page of a node, to be looked at: `make screenshots`.

    python -m tests.browser.gallery NODE FOLDER [LANGUAGE...]

For an office and for the public; at phone, laptop and wall size, light and dark, and printed.
`index.html` in the folder shows them side by side.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import SIZES
from tests.browser.every_page import OFFICE, PUBLIC, pages_of
from tests.conftest import CHROMIUM_ARGUMENTS
from tests.connect.served import served

PAPER = (794, 1123)
"""A4 at 96 dots an inch."""

SETTLE_MILLISECONDS = 600
"""Until the map and the fonts are drawn."""


@dataclass(frozen=True)
class View:
    """How a page is looked at."""

    name: str
    size: tuple[int, int]
    scheme: str = "light"
    media: str = "screen"


THEMES = ("light", "dark")
VIEWS = (
    *(View(f"{name}-{theme}", SIZES[name], theme) for name in SIZES for theme in THEMES),
    View("print", PAPER, media="print"),
)


def pictures(browser: Browser, address: str, language: str, office: str | None) -> Iterator[Any]:
    """Yield the page in a browser with its name and the view, one after the other."""
    for view in VIEWS:
        width, height = view.size
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=view.scheme
        )
        page = context.new_page()
        if office:
            page.goto(f"{address}/{language}/sign-in/")
            page.click(f"button[value='{office}']")
        named = pages_of(page, address, language)
        page.emulate_media(media=view.media)
        for name, where in named.items():
            if office or name in PUBLIC:
                page.goto(where)
                page.wait_for_timeout(SETTLE_MILLISECONDS)
                yield page, name, view
        context.close()


def main(node: Path, folder: Path, languages: tuple[str, ...]) -> int:
    """Take them all; return how many."""
    taken: list[Path] = []
    chromium = os.environ.get("HUDNA_CHROMIUM") or shutil.which("chromium")
    with served(node) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        for language in languages:
            for reader, office in (("office", OFFICE), ("public", None)):
                for page, name, view in pictures(browser, address, language, office):
                    file = folder / language / reader / f"{name}-{view.name}.png"
                    file.parent.mkdir(parents=True, exist_ok=True)
                    page.screenshot(path=file, full_page=True)
                    taken.append(file)
                    sys.stdout.write(f"\r{len(taken)} pictures, last: {file}\x1b[K")
                    sys.stdout.flush()
        browser.close()
    (folder / "index.html").write_text(index(folder, taken), "utf-8")
    sys.stdout.write(f"\n{folder / 'index.html'}\n")
    return len(taken)


def index(folder: Path, taken: list[Path]) -> str:
    """Return a page that shows the pictures side by side, one page of the desk in a row."""
    rows: dict[str, list[Path]] = {}
    for file in taken:
        view = next(v.name for v in VIEWS if file.stem.endswith(f"-{v.name}"))
        rows.setdefault(f"{file.parent.name}: {file.stem.removesuffix(f'-{view}')}", []).append(
            file
        )
    body = "".join(
        f"<h2>{escape(title)}</h2><p>"
        + "".join(
            f'<a href="{(where := file.relative_to(folder)).as_posix()}" title="{file.stem}">'
            f'<img loading="lazy" height="320" src="{where.as_posix()}" alt="{file.stem}"></a> '
            for file in files
        )
        + "</p>"
        for title, files in rows.items()
    )
    return f'<!doctype html><meta charset="utf-8"><title>Hudna: every page</title>{body}'


if __name__ == "__main__":
    node, folder, *languages = sys.argv[1:]
    main(Path(node), Path(folder), tuple(languages) or ("ar", "en"))
