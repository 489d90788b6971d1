"""The form of server-sent events (WHATWG HTML, section 9.2)."""

import json
from typing import Any

from hudna.db.news import Level
from hudna.web.live.levels import sealed

__all__ = ["HEADERS", "beat", "ended", "missed", "news", "opening"]

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
"""Nothing between desk and browser may keep the stream back."""

RETRY_MILLISECONDS = 3000


def opening() -> bytes:
    """Return what a stream begins with: how long to wait before connecting again."""
    return f"retry: {RETRY_MILLISECONDS}\n\n".encode()


def news(level: Level, data: dict[str, Any]) -> bytes:
    """Return that something happened which the listener may hear of."""
    return _event("news", level, data)


def beat(level: Level) -> bytes:
    """Return that the stream lives, and from where to go on should it break."""
    return _event("beat", level, {})


def missed(level: Level, spread: float) -> bytes:
    """Return that it is not known what happened since the listener was last here."""
    return _event("missed", level, {"spread": spread})


def ended(level: Level) -> bytes:
    """Return that the session is over: connecting again is of no use."""
    return _event("ended", level, {})


def _event(name: str, level: Level, data: dict[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\nid: {sealed(level)}\ndata: {text}\n\n".encode()
