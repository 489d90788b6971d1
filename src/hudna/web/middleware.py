"""Gives every request its actor and reader, and every deliberate error its page."""

from collections.abc import Callable
from typing import cast
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hudna.errors import HudnaError
from hudna.web import access
from hudna.web.pages.errors import for_error

__all__ = ["DeskMiddleware"]


class DeskMiddleware:
    """Sets `request.actor` and `request.reader` and speaks times in the mechanism's zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the response, never to be kept by a shared cache."""
        desk = cast(access.DeskRequest, request)
        desk.actor = access.actor_of(request)
        desk.reader = access.reader_for(desk.actor)
        try:
            zone = ZoneInfo(desk.reader.mechanism().zone)
        except HudnaError as error:
            del desk.reader
            return for_error(request, error)
        with timezone.override(zone):
            response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for an error raised on purpose; others are left to Django."""
        if isinstance(error, HudnaError):
            return for_error(cast(access.DeskRequest, request), error)
        return None
