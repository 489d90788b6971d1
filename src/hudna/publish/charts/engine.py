"""Drawing a Vega-Lite specification: the libraries' own code, run by a small JavaScript engine.

Nothing is loaded from anywhere and nothing in a specification is executed but Vega's expressions.
A drawing takes some 50 ms; the last ones are kept by their specification.
"""

import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import quickjs

from hudna.errors import HudnaError

__all__ = ["draw"]

MEMORY = 128 << 20
"""Bytes the engine may use."""

STACK = 4 << 20
KEPT = 128
"""So many drawings are kept, some 30 KB each."""

LETTER = 0.55
"""Width of a letter in the size of its font: no letters are measured, and no layout needs more."""

_AROUND = """
var self = this, console = {log() {}, warn() {}, error() {}, info() {}, debug() {}};
this.structuredClone = this.structuredClone || (o => JSON.parse(JSON.stringify(o)));
Object.hasOwn = Object.hasOwn || ((o, k) => Object.prototype.hasOwnProperty.call(o, k));
Array.prototype.at = Array.prototype.at || function (i) {
  return this[i < 0 ? this.length + i : i];
};
this.setTimeout = () => 0;
this.clearTimeout = () => 0;
"""

_DRAW = """
vega.textMetrics.width = (item, text) => %s * String(text ?? "").length * (item.fontSize || 11);
var drawn;
function draw(spec) {
  drawn = {};
  const whole = vegaLite.compile(JSON.parse(spec)).spec;
  const view = new vega.View(vega.parse(whole), {renderer: "none"});
  view.toSVG().then(svg => { drawn.svg = svg; }, error => { drawn.error = String(error); });
}
"""


def draw(spec: dict[str, Any]) -> str:
    """Return the SVG of a specification; the same specification gives the same drawing.

    Raises `HudnaError` where Vega cannot draw it.
    """
    return _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=KEPT)
def _drawn(spec: str) -> str:
    return _worker(os.getpid()).submit(_draw, spec).result()


@cache
def _worker(process: int) -> ThreadPoolExecutor:
    """Return the one thread that may touch the engine, which belongs to the thread it began in."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"charts-{process}")


_own = threading.local()


def _engine() -> Any:
    if not hasattr(_own, "context"):
        context = quickjs.Context()
        context.set_memory_limit(MEMORY)
        context.set_max_stack_size(STACK)
        folder = files("hudna") / "data" / "vega"
        context.eval(_AROUND)
        for name in ("vega.min.js", "vega-lite.min.js"):
            context.eval((folder / name).read_text("utf-8"))
        context.eval(_DRAW % LETTER)
        _own.context = context
    return _own.context


def _draw(spec: str) -> str:
    context = _engine()
    try:
        context.get("draw")(spec)
        while context.execute_pending_job():
            pass
        drawn = json.loads(context.eval("JSON.stringify(drawn)"))
    except quickjs.JSException as error:
        raise HudnaError(f"a chart cannot be drawn: {error}") from error
    if "svg" not in drawn:
        raise HudnaError(f"a chart cannot be drawn: {drawn.get('error', 'nothing came of it')}")
    return str(drawn["svg"])
