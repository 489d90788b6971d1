"""Frame times of the map of incidents in a real Chromium, beside the same map without them.

`python benchmarks/map_frames.py --node NODE` serves a node, moves and zooms the map by keyboard for
some seconds, and checks afterwards against the incidents themselves that every list shown held
exactly the newest of those in its part of the map. The browser draws with the processor and shares
it with the server.
"""

import argparse
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.machine import machine  # noqa: E402
from tests.conftest import CHROMIUM_ARGUMENTS  # noqa: E402

OFFICE = "turkey-representative"
MOVES = ("=", "=", "ArrowRight", "ArrowDown", "ArrowLeft", "=", "ArrowUp", "ArrowLeft", "-",
         "ArrowRight", "=", "=", "ArrowUp", "-", "-", "-")  # fmt: skip
MOVING = 600
"""Milliseconds after a key in which the map moves and what it shows is brought in."""

LONG = 50
BARE = """
import { mountMap } from "./map.mjs";
const element = document.getElementById("map");
const nothing = { type: "FeatureCollection", features: [] };
await mountMap(element, { areas: {}, features: nothing, legend: false });
element.dataset.ready = "step";
"""
FRAMES = """
window.frames_ = [];
(function next(at) { window.frames_.push(at); requestAnimationFrame(next); })(performance.now());
"""
SHOWN = """() => ({
  address: location.search,
  ids: [...document.querySelectorAll("[data-step-list] [data-incident]")]
    .map((row) => row.dataset.incident),
})"""


@contextmanager
def served(node: Path) -> Iterator[str]:
    """Serve a node as `hudna serve` does; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    hudna = Path(sys.executable).parent / "hudna"
    server = subprocess.Popen([hudna, "serve", "--node", node, "--port", str(port)])
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def moved(page: Any, seconds: float, seen: list[dict[str, Any]] | None) -> list[float]:
    """Move the map about; return the times between frames while it moved."""
    page.locator("#map canvas").focus()
    page.evaluate(FRAMES)
    begun = page.evaluate("performance.now()")
    pressed = []
    n = 0
    while page.evaluate("performance.now()") - begun < seconds * 1000:
        pressed.append(page.evaluate("performance.now()"))
        page.keyboard.press(MOVES[n % len(MOVES)])
        n += 1
        page.wait_for_timeout(900)
        if seen is not None:
            settled(page)
            seen.append(page.evaluate(SHOWN))
    at = np.array(page.evaluate("window.frames_"))
    between = np.diff(at)
    windows = np.array(pressed)
    inside = ((at[1:, None] >= windows) & (at[1:, None] < windows + MOVING)).any(axis=1)
    return [float(one) for one in between[inside]]


def settled(page: Any) -> None:
    """Wait until no question is under way."""
    for _ in range(200):
        if page.evaluate("!document.querySelector('[data-asking], [data-moving]')"):
            return
        page.wait_for_timeout(50)


def run(address: str, seconds: float, *, bare: bool) -> tuple[list[float], list[Any], list[float]]:
    """Return frame times, what was shown after each move, and how long answers took."""
    seen: list[dict[str, Any]] = []
    answers: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        if bare:
            body = {"body": BARE, "content_type": "text/javascript"}
            page.route("**/js/incidents.mjs", lambda route: route.fulfill(**body))
        page.goto(f"{address}/en/sign-in/?next=/en/incidents/")
        page.click(f"button[value='{OFFICE}']")
        while page.evaluate("document.getElementById('map')?.dataset.ready !== 'step'"):
            page.wait_for_timeout(100)
        page.on("requestfinished", lambda r: answers.append(_took(r)) if "/map/" in r.url else None)
        times = moved(page, seconds, None if bare else seen)
        browser.close()
    return times, seen, answers


def _took(request: Any) -> float:
    timing = request.timing
    return float(timing["responseEnd"] - timing["requestStart"])


def check(node: Path, seen: list[dict[str, Any]]) -> tuple[int, int]:
    """Return how many lists were checked against the incidents, and how many were not the same."""
    database = f"file:{node / 'hudna.sqlite3'}?mode=ro"
    with closing(sqlite3.connect(database, uri=True)) as connection:
        rows = connection.execute(
            "SELECT object_id, latitude, longitude, day, audience, party, "
            "json_extract(body, '$.place.precision'), json_extract(body, '$.place.radius_km') "
            "FROM db_incidentrow WHERE current AND latitude IS NOT NULL"
        ).fetchall()
    kept = [r for r in rows if (r[4] != "party" or r[5] == "turkey") and _drawn(r[6], r[7])]
    kept.sort(key=lambda r: (r[3] or "", r[0]), reverse=True)
    names = [r[0] for r in kept]
    at = np.array([[round(r[1] * 10_000), round(r[2] * 10_000)] for r in kept])
    wrong = 0
    for one in seen:
        box = parse_qs(urlsplit(one["address"]).query).get("bbox")
        if box is None:
            continue
        west, south, east, north = (round(float(side) * 10_000) for side in box[0].split(","))
        inside = (at[:, 0] >= south) & (at[:, 0] < north) & (at[:, 1] >= west) & (at[:, 1] < east)
        wanted = [names[n] for n in np.flatnonzero(inside)[: max(len(one["ids"]), 1)]]
        wrong += wanted != one["ids"]
    return len(seen), wrong


def _drawn(precision: str, radius: float | None) -> bool:
    far = precision in ("border", "district", "near_settlement") and (radius or 0) > 60
    return precision not in ("country", "unknown") and not far


def told(name: str, times: list[float]) -> str:
    """Return a line of frame times in milliseconds."""
    p50, p95 = np.percentile(times, [50, 95])
    long = sum(one > LONG for one in times) / len(times)
    return (
        f"{name:28} {len(times):5} frames  p50 {p50:6.1f} ms  p95 {p95:6.1f} ms  "
        f"max {max(times):6.1f} ms  over {LONG} ms {long:5.1%}"
    )


def main() -> None:
    """Print frame times with and without incidents, answer times, and whether lists were right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--node", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=20)
    given = parser.parse_args()
    print(machine())
    with served(given.node) as address:
        bare, _, _ = run(address, given.seconds, bare=True)
        times, seen, answers = run(address, given.seconds, bare=False)
    print(told("basemap alone", bare))
    print(told("with incidents", times))
    p50, p95 = np.percentile(answers, [50, 95])
    print(f"{len(answers)} answers  p50 {p50:.0f} ms  p95 {p95:.0f} ms (in the browser)")
    n, wrong = check(given.node, seen)
    print(f"{n} lists after a move, {wrong} of them not exactly what lies in the map's part")
    if wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
