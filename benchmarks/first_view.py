"""Bytes a real Chromium takes over the wire for a first view, with nothing kept from before."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

__all__ = ["first_view"]

PAGES = (("ar", ""), ("en", ""), ("ar", "incidents/"), ("ar", "reports/"), ("ar", "registers/"))
MAP = ("/maplibre/", "/basemap/", "map_", "map.", "/map/")
ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


def first_view(base: str, office: str) -> Iterator[str]:
    """Yield a line a page: bytes by kind, and what of it is the map's."""
    from playwright.sync_api import sync_playwright

    yield "first view, compressed, as Chromium took it (KiB; an office)"
    yield f"  {'page':18}{'html':>7}{'css':>7}{'js':>7}{'fonts':>7}{'else':>7}{'sum':>8}{'map':>8}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for language, page in PAGES:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            tab = context.new_page()
            tab.goto(f"{base}/en/sign-in/")
            tab.locator(f'button[value="{office}"], input[value="{office}"]').first.click()
            tab.wait_for_load_state("load")
            cookies = context.cookies()
            context.close()
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.add_cookies(cookies)
            taken = _taken(context, f"{base}/{language}/{page}")
            context.close()
            own = sum(n for kind, n in taken.items() if kind != "map")
            cells = [taken[k] / 1024 for k in ("html", "css", "js", "fonts", "else")]
            row = "".join(f"{cell:>7.1f}" for cell in cells)
            yield f"  {f'/{language}/{page}':18}{row}{own / 1024:>8.1f}{taken['map'] / 1024:>8.1f}"
        browser.close()


def _taken(context: Any, address: str) -> Counter[str]:
    tab = context.new_page()
    devtools = context.new_cdp_session(tab)
    devtools.send("Network.enable")
    kinds: dict[str, str] = {}
    taken: Counter[str] = Counter()

    def began(event: Any) -> None:
        kinds[event["requestId"]] = _kind(event["response"]["url"], event["type"])

    def ended(event: Any) -> None:
        taken[kinds.get(event["requestId"], "else")] += event["encodedDataLength"]

    devtools.on("Network.responseReceived", began)
    devtools.on("Network.loadingFinished", ended)
    tab.goto(address)
    tab.wait_for_timeout(4000)
    return taken


def _kind(url: str, kind: str) -> str:
    path = urlsplit(url).path
    if any(part in path for part in MAP):
        return "map"
    named = {"Document": "html", "Stylesheet": "css", "Script": "js", "Font": "fonts"}
    return named.get(kind, "else")
