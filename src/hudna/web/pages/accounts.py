"""Signing in and out, and how the desk looks."""

from typing import Any

from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hudna.model.mechanism import Mechanism
from hudna.web.access import DeskRequest

__all__ = ["next_address", "sign_in", "sign_out", "theme"]

YEAR = 365 * 24 * 60 * 60


def next_address(request: HttpRequest, value: str) -> str:
    """Return `value` if it is an address on this desk, else the overview."""
    hosts = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(value, hosts, require_https=request.is_secure())
    return value if value and safe else reverse("overview")


def theme(request: HttpRequest, name: str) -> HttpResponse:
    """Keep the theme a reader prefers and go back."""
    response = HttpResponseRedirect(next_address(request, request.GET.get("next", "")))
    if name in ("light", "dark"):
        response.set_cookie("theme", name, max_age=YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie("theme")
    return response


def sign_in(request: DeskRequest) -> HttpResponse:
    """Show the sign-ins: offices by party in an exercise, a password form in a mission."""
    mechanism = request.reader.mechanism()
    here = next_address(request, request.POST.get("next") or request.GET.get("next", ""))
    wrong = False
    if request.method == "POST":
        user = _user(request, mechanism)
        if user is not None:
            auth.login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return HttpResponseRedirect(here)
        wrong = True
    offices = [(p, [a for a in mechanism.actors if a.party == p.id]) for p in mechanism.parties]
    context = {"parties": offices, "next": here, "wrong": wrong, "open": mechanism.exercise}
    return render(request, "pages/sign_in.html", context, status=403 if wrong else 200)


@require_POST
def sign_out(request: DeskRequest) -> HttpResponse:
    """End the session; keys in the browser stay."""
    auth.logout(request)
    return HttpResponseRedirect(reverse("overview"))


def _user(request: DeskRequest, mechanism: Mechanism) -> Any:
    """Return who signs in; without a password only where the whole mechanism is an exercise."""
    office = request.POST.get("office", "")
    if mechanism.exercise:
        if office not in {a.id for a in mechanism.actors}:
            return None
        users = auth.get_user_model()._default_manager
        return users.filter(actor=office).first() or users.create_user(actor=office)
    return auth.authenticate(request, username=office, password=request.POST.get("password", ""))
