"""Pages for what went wrong: what happened, and what to do next, in the reader's language."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from hudna.errors import Conflict, HudnaError, InputError, NotFound, RecordRejected, Refused

__all__ = [
    "bad_request",
    "csrf_failure",
    "for_error",
    "forbidden",
    "not_found",
    "server_error",
    "status_of",
    "too_many",
]


def status_of(error: HudnaError) -> int:
    """Return the HTTP status of a deliberate error."""
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, Refused):
        return 403
    if isinstance(error, Conflict | RecordRejected):
        return 409
    return 400 if isinstance(error, InputError) else 500


def for_error(request: HttpRequest, error: HudnaError) -> HttpResponse:
    """Return the page, or JSON where a script asked, for a deliberate error.

    A desk without a mechanism says so instead of hiding it. The error's own words are English and
    stand below the reader's as what the program said.
    """
    status = status_of(error)
    if request.headers.get("Accept", "").startswith("application/json"):
        if status == 403 and getattr(request, "actor", None) is None:
            return JsonResponse({"error": _signed_out(), "advice": ""}, status=status)
        told = {"error": error.message, "where": error.where, "advice": error.advice}
        return JsonResponse(told, status=status)
    if status == 404 and hasattr(request, "reader"):
        return not_found(request)
    if status == 403:
        words = _("Your office may not do this. Sign in with the office that may.")
        return _page(request, status, _("This step is not open to you"), words, str(error))
    words = _("Go back and try again from the page.")
    return _page(request, status, _("This step does not fit"), words, str(error))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for what does not exist or is not released to the reader."""
    return _page(
        request,
        404,
        _("Nothing here for you"),
        _(
            "There is no such page, or it is not released to you: the two are not told apart. "
            "If you were sent this address, ask whoever sent it, or sign in."
        ),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for what the reader may not do."""
    return _page(
        request,
        403,
        _("This step is not open to you"),
        _("Your office may not do this. Sign in with the office that may."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form that outlived its session."""
    return _page(
        request,
        403,
        _("This form has expired"),
        _("Nothing was sent. Go back, reload the page and send the form again."),
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for a request that cannot be understood."""
    return _page(
        request, 400, _("This request cannot be read"), _("Go back and try again from the page.")
    )


def too_many(request: HttpRequest) -> HttpResponse:
    """Return the page for what was tried too often."""
    return _page(
        request, 429, _("Too often"), _("Nothing was done. Wait some minutes and try again.")
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page for a defect; it reads no data."""
    return HttpResponse(render_to_string("pages/broken.html"), status=500)


def _signed_out() -> str:
    return _(
        "You are signed out here, or signed in as another office. What you wrote stays in this tab."
    )


def _page(
    request: HttpRequest, status: int, title: str, words: str, detail: str = ""
) -> HttpResponse:
    context = {"title": title, "words": words, "status": status, "detail": detail}
    if not hasattr(request, "reader"):
        return HttpResponse(render_to_string("pages/broken.html", context), status=status)
    return render(request, "pages/error.html", context, status=status)
