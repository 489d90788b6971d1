"""The desk as `hudna serve` serves it, with a bare page of the same framework beside it."""

from collections.abc import Callable, Iterable
from typing import Any

from hudna.web.wsgi import application as pages  # first: the tables need Django set up

# isort: split
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path

from hudna.web.asgi import _lifespan
from hudna.web.bridge import Pages, Receive, Scope, Send
from hudna.web.live.hub import Hub
from hudna.web.live.lookout import look
from hudna.web.live.sessions import office_of
from hudna.web.live.stream import PREFIX, Live

BARE = "/bare"


def hello(request: HttpRequest) -> HttpResponse:
    """Say hello."""
    return HttpResponse("<!doctype html><title>Hello</title><h1>Hello</h1>")


urlpatterns = [path(BARE[1:], hello)]


class Bare(WSGIHandler):
    """Django without middleware, one address, no template and no database."""

    def get_response(self, request: HttpRequest) -> HttpResponse:
        """Answer with the addresses of this file."""
        request.urlconf = __name__
        return super().get_response(request)


with override_settings(MIDDLEWARE=[]):
    bare = Bare()


def either(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer with the bare page or the desk."""
    return bare(environ, start) if environ["PATH_INFO"] == BARE else pages(environ, start)


_pages, _live = Pages(either), Live(Hub(look), office_of)
assert settings.configured


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request, in the same threads whichever page it is."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
        return
    part = _live if scope["path"].startswith(PREFIX) else _pages
    await part(scope, receive, send)
