"""Gives every request its actor and reader, and every deliberate error its page."""

from collections.abc import Callable
from typing import cast
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import ResolverMatch, reverse
from django.utils import timezone

from hudna.db.level import level_now
from hudna.errors import HudnaError
from hudna.web import access
from hudna.web.pages.errors import for_error

__all__ = ["WITHOUT_SECOND_FACTOR", "DeskMiddleware"]

WITHOUT_SECOND_FACTOR = (
    "account", "account_change_password", "account_reauthenticate", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_add_webauthn", "sessions",
    "sign-out", "theme",
)  # fmt: skip
"""Pages for an account that has to add its second factor first; all others lead to `account`."""


class DeskMiddleware:
    """Sets `request.actor` and `request.reader` and speaks times in the mechanism's zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the response, never to be kept by a shared cache."""
        desk = cast(access.DeskRequest, request)
        desk.actor, desk.unfinished = access.actor_of(request), None
        if desk.actor and access.lacks_second_factor(request, desk.actor):
            desk.actor, desk.unfinished = None, desk.actor
        desk.reader = access.reader_for(desk.actor)
        desk.reader.seen = level_now() if request.method == "GET" else None
        desk.level = desk.reader.seen if desk.actor else None
        try:
            zone = ZoneInfo(desk.reader.mechanism().zone)
        except HudnaError as error:
            del desk.reader
            return for_error(request, error)
        with timezone.override(zone):
            response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: object, arguments: object, named: object
    ) -> HttpResponse | None:
        """Lead an account without its second factor to where it adds one."""
        match = request.resolver_match
        if cast(access.DeskRequest, request).unfinished is None or not isinstance(
            match, ResolverMatch
        ):
            return None
        allowed = match.url_name in WITHOUT_SECOND_FACTOR
        return None if allowed else HttpResponseRedirect(reverse("account"))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for an error raised on purpose; others are left to Django."""
        if isinstance(error, HudnaError):
            return for_error(cast(access.DeskRequest, request), error)
        return None
