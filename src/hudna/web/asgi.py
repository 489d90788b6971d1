"""The entry point for ASGI servers: `granian --interface asgi hudna.web.asgi:application`.

One server and one address for all: `/live/` is a stream, everything else a page.
"""

from hudna.web.wsgi import application as pages  # first: the tables need Django set up

# isort: split
from hudna.web.bridge import Pages, Receive, Scope, Send
from hudna.web.live.hub import Hub
from hudna.web.live.lookout import look
from hudna.web.live.sessions import office_of
from hudna.web.live.stream import PREFIX, Live

__all__ = ["application"]

_pages = Pages(pages)
_live = Live(Hub(look), office_of)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request."""
    if scope["type"] == "http":
        part = _live if scope["path"].startswith(PREFIX) else _pages
        await part(scope, receive, send)
    elif scope["type"] == "lifespan":
        await _lifespan(receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    """Say that there is nothing to start or stop."""
    stopped = False
    while not stopped:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        stopped = message["type"] == "lifespan.shutdown"
