"""The map in real Chromium, under the desk's policy, with nothing but our own files."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

pytestmark = pytest.mark.browser

STATIC = Path(__file__).resolve().parents[2] / "src/hudna/web/static"
POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'"
)
AREAS = {"SY-ID": 12, "SY-HM": 21, "SY-LA": 8, "SY-HL": 6, "SY-RD": 3}


def incident(
    name: str, precision: str, lat: float, lon: float, **more: object
) -> dict[str, object]:
    properties = {"id": name, "title": name, "precision": precision, **more}
    point = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "properties": properties, "geometry": point}


INCIDENTS = {
    "type": "FeatureCollection",
    "features": [
        incident("exercise-1", "settlement", 35.442, 36.651),
        incident("exercise-2", "settlement", 36.512, 36.87),
        incident("exercise-3", "near_settlement", 35.717, 36.233, radius_km=9),
        incident("exercise-4", "governorate", 35.78, 36.68, area="SY-ID"),
    ],
}
PAGE = """<!doctype html><html lang="{lang}" dir="{dir}"><head><meta charset="utf-8">
<title>Map</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/css/tokens.css">
<link rel="stylesheet" href="/vendor/fonts/fonts.css">
<link rel="stylesheet" href="/vendor/maplibre/maplibre-gl.css">
<link rel="stylesheet" href="/basemap/map.css"><link rel="stylesheet" href="/page.css"></head>
<body><div id="map" data-areas="/areas.json" data-incidents="/incidents.json"></div>
<script type="module" src="/page.mjs"></script></body></html>"""
SCRIPT = """import {mountMap} from '/js/map.mjs';
mountMap(document.getElementById('map')).then((m) => {
  window.shown = m; m.map.once('idle', () => { document.body.dataset.idle = 'true'; });
  m.map.triggerRepaint();
}, (e) => { document.body.dataset.failed = String(e); });"""
STYLE = """body{margin:0;font:15px 'Noto Sans'} [dir=rtl] body{font-family:Vazirmatn}
#map{position:relative;block-size:100vh}"""


class Site(SimpleHTTPRequestHandler):
    extensions_map: ClassVar = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
    }

    def do_GET(self) -> None:
        made = {
            "/ar": (PAGE.format(lang="ar", dir="rtl"), "text/html; charset=utf-8"),
            "/en": (PAGE.format(lang="en", dir="ltr"), "text/html; charset=utf-8"),
            "/page.mjs": (SCRIPT, "text/javascript"),
            "/page.css": (STYLE, "text/css"),
            "/areas.json": (json.dumps(AREAS), "application/json"),
            "/incidents.json": (json.dumps(INCIDENTS), "application/json"),
        }
        if self.path not in made:
            super().do_GET()
            return
        body, kind = made[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, directory=str(STATIC)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize(("lang", "label"), [("ar", "حلب"), ("en", "Aleppo")])
def test_the_map_draws_itself_from_our_files_alone(
    browser: Any, site: str, lang: str, label: str
) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 760})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/{lang}")
    for _ in range(100):
        state = page.evaluate("({...document.body.dataset})")
        if state:
            break
        page.wait_for_timeout(200)
    assert state == {"idle": "true"}, said
    outside = [url for url in asked if not url.startswith((site, "blob:", "data:"))]
    assert outside == []
    assert [line for line in said if line.startswith("error")] == []
    drawn = page.evaluate(
        "window.shown.map.queryRenderedFeatures({layers: ['governorate-labels']})"
        f".map((f) => f.properties.name_{lang})"
    )
    assert label in drawn
    assert page.evaluate("document.querySelector('canvas').tabIndex") == 0
    assert page.locator(".map-list button").count() == 4
    page.locator(".map-list button").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".maplibregl-popup").inner_text() == "exercise-1"
    assert page.evaluate(
        "window.shown.map.getFeatureState({source: 'governorates', id: 'SY-HM'})"
    ) == {"count": 21}
    page.close()
