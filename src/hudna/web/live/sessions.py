"""Whose session a cookie is, without a request: asked again and again while a stream is open."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest

from hudna.db import session
from hudna.model.party import Actor
from hudna.web import access

__all__ = ["office_of"]


@dataclass
class _Asking:
    """As much of a request as `auth.get_user` looks at."""

    session: Any
    user: Any = None


def office_of(session_key: str) -> Actor | None:
    """Return the office signed in with a session, null once it has ended or expired.

    As on every page, a changed password ends it too, and an account that still has to add its
    second factor stands for no office.
    """
    engine = import_module(settings.SESSION_ENGINE)
    asking = _Asking(engine.SessionStore(session_key))
    request = cast(HttpRequest, asking)
    asking.user = auth.get_user(request)
    actor = session.actor_of(asking.user) if asking.user.is_authenticated else None
    return None if actor and access.lacks_second_factor(request, actor) else actor
