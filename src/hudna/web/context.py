"""What every template can count on."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi

from hudna.db.saved_views import SavedViews
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor
from hudna.web import access
from hudna.web.live.levels import sealed
from hudna.web.live.stream import PREFIX
from hudna.web.navigation import Room, rooms
from hudna.web.present.dates import moment
from hudna.web.present.saved_views import ViewLink, view_links

__all__ = ["Desk", "LanguageLink", "Live", "desk"]


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language."""

    code: str
    name: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Live:
    """Where a page hears of what others do, and from which moment on."""

    address: str
    after: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The frame of a page: whose desk, which mechanism, where one can go.

    `address` and `moment` are for paper: where the page came from and when it said so.
    """

    mechanism: Mechanism
    actor: Actor | None
    language: str
    direction: str
    theme: str
    here: str
    rooms: tuple[Room, ...]
    languages: tuple[LanguageLink, ...]
    host: str | None
    live: Live | None
    address: str
    moment: str
    views: tuple[ViewLink, ...] = ()

    @property
    def shared(self) -> bool:
        """Whether the reader signs on a node of another party than their own."""
        return bool(self.actor and self.host and self.actor.party != self.host)

    @property
    def language_name(self) -> str:
        """What the language of the page calls itself."""
        return next(link.name for link in self.languages if link.current)

    @property
    def office(self) -> dict[str, str]:
        """The names of the office signed in."""
        return self.actor.office if self.actor else {}


def desk(request: HttpRequest) -> dict[str, Any]:
    """Return the frame for a request that passed `DeskMiddleware`."""
    reader = getattr(request, "reader", None)
    if reader is None:
        return {}
    language = get_language() or settings.LANGUAGE_CODE
    actor = getattr(request, "actor", None)
    waiting = len(reader.waiting()) if actor else 0
    theme = request.COOKIES.get("theme", "")
    return {
        "desk": Desk(
            mechanism=reader.mechanism(),
            actor=actor,
            language=language,
            direction="rtl" if get_language_bidi() else "ltr",
            theme=theme if theme in ("light", "dark") else "",
            here=request.get_full_path(),
            rooms=rooms(request.path, waiting, office=actor is not None),
            languages=_languages(request, language),
            host=here.party if (here := access.node()) else None,
            live=_live(request, language),
            address=request.build_absolute_uri(),
            moment=moment(timezone.localtime(access.now()), language),
            views=_views(request, actor),
        )
    }


def _live(request: HttpRequest, language: str) -> Live | None:
    level = getattr(request, "level", None)
    return Live(f"{PREFIX}{language}", sealed(level)) if level else None


def _views(request: HttpRequest, actor: Actor | None) -> tuple[ViewLink, ...]:
    if actor is None:
        return ()
    return tuple(view_links(SavedViews(request.user.get_username(), actor), request))


def _languages(request: HttpRequest, current: str) -> tuple[LanguageLink, ...]:
    query = f"?{urlencode(request.GET, doseq=True)}" if request.GET else ""
    return tuple(
        LanguageLink(code, name, translate_url(request.path, code) + query, code == current)
        for code, name in settings.LANGUAGES
    )
