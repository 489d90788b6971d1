"""The stream itself: `/live/LANGUAGE?office=ID&after=POSITION`, plain ASGI.

It carries no mission data by itself; what a listener hears was released to it by the gate.
"""

import asyncio
import signal
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.http.cookie import parse_cookie

from hudna.model.party import Actor
from hudna.web.bridge import Receive, Scope, Send, environ
from hudna.web.live import events
from hudna.web.live.hub import Hub, Listener
from hudna.web.live.levels import opened
from hudna.web.live.lookout import Listening

__all__ = ["PREFIX", "Live"]

PREFIX = "/live/"

BEAT_SECONDS = 15.0
"""A beat comes at this pace whatever happens: silence tells nothing."""


class Live:
    """Lets signed-in offices listen."""

    def __init__(self, hub: Hub, office_of: Callable[[str], Actor | None]) -> None:
        self._hub, self._office_of = hub, office_of
        self._armed = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request: with a stream, or with a status that says why not."""
        asked = time.monotonic()
        given = environ(scope, None)
        query = {name: values[-1] for name, values in parse_qs(given["QUERY_STRING"]).items()}
        session = parse_cookie(given.get("HTTP_COOKIE", "")).get(settings.SESSION_COOKIE_NAME, "")
        office = await self._hub.ask(self._office_of, session) if session else None
        language = given["PATH_INFO"].removeprefix(PREFIX)
        status = self._status(given, language, query.get("office"), office)
        if office is None or status != 200 or given["REQUEST_METHOD"] == "HEAD":
            await _answer(send, status)
            return
        level = opened(given.get("HTTP_LAST_EVENT_ID") or query.get("after", ""))
        listener = self._hub.join(Listening(session, office, language, level, asked))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": events.HEADERS})
            await self._stream(listener, receive, send)
        finally:
            self._hub.leave(listener)

    def _status(
        self, given: dict[str, Any], language: str, page_of: str | None, office: Actor | None
    ) -> int:
        """Return 200, or the status of the first reason to refuse."""
        if given["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return 405
        if given.get("HTTP_SEC_FETCH_SITE", "same-origin") not in ("same-origin", "none"):
            return 403
        if language not in dict(settings.LANGUAGES):
            return 404
        if office is None:
            return 401
        if page_of != office.id:  # the page of an office that is no longer signed in
            return 403
        return 200 if self._hub.has_room_for(office.id) else 429

    async def _stream(self, listener: Listener, receive: Receive, send: Send) -> None:
        self._end_with_the_server()
        gone = asyncio.ensure_future(_gone(receive))
        item = asyncio.ensure_future(listener.queue.get())
        beat = time.monotonic() + BEAT_SECONDS
        data: bytes | None = events.opening()
        try:
            while data is not None and not gone.done():
                await _send(send, data)
                left = beat - time.monotonic()
                await asyncio.wait(
                    {gone, item}, timeout=max(0, left), return_when="FIRST_COMPLETED"
                )
                if item.done():
                    data = item.result()
                    item = asyncio.ensure_future(listener.queue.get())
                else:
                    beat += BEAT_SECONDS
                    level = listener.listening.level
                    data = events.opening() if level is None else events.beat(level)
            if not gone.done():
                await _send(send, b"", more=False)
        finally:
            gone.cancel()
            item.cancel()

    def _end_with_the_server(self) -> None:
        """End all streams on the signals that stop a server: it would wait for them for ever.

        ASGI has no event for this: `lifespan.shutdown` comes after the last answer.
        """
        if self._armed or threading.current_thread() is not threading.main_thread():
            return
        self._armed = True
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            before = signal.getsignal(number)
            if callable(before):
                signal.signal(number, _first(loop, self._hub.end_all, before))


def _first(loop: asyncio.AbstractEventLoop, do: Callable[[], None], then: Any) -> Any:
    def handler(number: int, frame: Any) -> None:
        loop.call_soon_threadsafe(do)
        then(number, frame)

    return handler


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send(send: Send, data: bytes, *, more: bool = True) -> None:
    await send({"type": "http.response.body", "body": data, "more_body": more})


async def _answer(send: Send, status: int) -> None:
    headers = [(b"cache-control", b"no-store"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await _send(send, b"", more=False)
