"""Views: lists and searches an account keeps under a name, on this desk."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from hudna.db.saved_views import LONGEST_NAME, MOST, SavedViews
from hudna.errors import InputError, Refused
from hudna.web.access import DeskRequest
from hudna.web.present.saved_views import ROUTES, kept_query

__all__ = ["change", "listing", "save", "views_of"]


def views_of(request: DeskRequest) -> SavedViews:
    """Return the views of who is signed in; raises `Refused` for the public."""
    if request.actor is None:
        raise Refused("Views are kept for offices", advice="Sign in first")
    return SavedViews(request.user.get_username(), request.actor)


def listing(request: DeskRequest) -> HttpResponse:
    """Show the views of the account, to open, rename, order, share or delete."""
    views_of(request)
    return render(request, "pages/views.html", {"most": MOST, "longest": LONGEST_NAME})


@require_POST
def save(request: DeskRequest) -> HttpResponse:
    """Keep the list that is shown under a name, and go back to it."""
    views, given = views_of(request), request.POST
    route = given.get("route", "")
    if route not in ROUTES:
        raise InputError("this page cannot be kept", where="route")
    query = kept_query(route, given.get("query", ""))
    views.save(given.get("name", ""), route, query, shared=given.get("shared") == "1")
    return HttpResponseRedirect(reverse(route) + (f"?{query}" if query else ""))


@require_POST
def change(request: DeskRequest, pk: int) -> HttpResponse:
    """Rename, move, share or delete one of the account's own views."""
    views, given = views_of(request), request.POST
    match given.get("do", ""):
        case "rename":
            views.rename(pk, given.get("name", ""))
        case "up":
            views.move(pk, -1)
        case "down":
            views.move(pk, 1)
        case "share" | "keep" as how:
            views.share(pk, shared=how == "share")
        case "delete":
            views.delete(pk)
        case _:
            raise InputError("nothing is done so with a view", where="do")
    return HttpResponseRedirect(reverse("views"))
