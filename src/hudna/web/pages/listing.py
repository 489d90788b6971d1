"""What all lists share: the token of the next page, and filters kept in links."""

from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import get_language

__all__ = ["LIMIT", "after", "day_of", "language", "more", "names_of"]

LIMIT = 40


def language() -> str:
    """Return the language of the page."""
    return get_language() or "ar"


def after(request: HttpRequest) -> str | None:
    """Return the token of the page asked for, null for the first or for a garbled one."""
    token = request.GET.get("after", "")
    try:
        datetime.fromisoformat(token.partition("~")[0])
    except ValueError:
        return None
    return token


def more(request: HttpRequest, token: str | None) -> str:
    """Return the query of the next page with the filters of this one, empty on the last."""
    if not token:
        return ""
    kept = {k: v for k, v in request.GET.items() if k != "after" and v}
    return "?" + urlencode({**kept, "after": token})


def names_of(request: HttpRequest, *keys: str) -> dict[str, str]:
    """Return the filters given, without empty ones."""
    return {key: request.GET[key] for key in keys if request.GET.get(key)}


def day_of(value: str) -> date | None:
    """Return the day asked for, null where it is none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
