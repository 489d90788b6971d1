"""Signing in and out, and how the desk looks."""

from typing import Any

from allauth.account.internal.flows.logout import logout
from allauth.account.views import LoginView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hudna.db import session
from hudna.web.access import DeskRequest

__all__ = ["AccountLogin", "PasskeyLogin", "next_address", "sign_in", "sign_out", "theme"]

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


class AccountLogin(LoginView):  # type: ignore[misc]
    """Sign in with an account: its name and password, or a passkey."""

    template_name = "accounts/sign_in.html"
    extra_context = {"providers": settings.PROVIDERS}  # noqa: RUF012

    def form_invalid(self, form: Any) -> HttpResponse:
        """Return the page again, as a refusal."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 403
        return response


class PasskeyLogin(LoginWebAuthnView):  # type: ignore[misc]
    """Sign in with a passkey alone, which is two factors in one."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Send back to the sign-in, which says that it did not work."""
        return HttpResponseRedirect(f"{reverse('account_login')}?passkey=refused")


def sign_in(request: DeskRequest) -> HttpResponse:
    """Show the sign-ins: offices by party in an exercise, accounts in a mission."""
    if not session.exercise():
        response: HttpResponse = AccountLogin.as_view()(request)
        return response
    mechanism = request.reader.mechanism()
    here = next_address(request, request.POST.get("next") or request.GET.get("next", ""))
    wrong = False
    if request.method == "POST":
        user = auth.authenticate(request, office=request.POST.get("office", ""))
        if user is not None:
            auth.login(request, user)
            return HttpResponseRedirect(here)
        wrong = True
    here_are = session.offices()
    offices = [(p, [a for a in here_are if a.party == p.id]) for p in mechanism.parties]
    context = {"parties": offices, "next": here, "wrong": wrong}
    return render(request, "pages/sign_in.html", context, status=403 if wrong else 200)


@require_POST
def sign_out(request: DeskRequest) -> HttpResponse:
    """End the session; keys in the browser stay."""
    logout(request, show_message=False)
    return HttpResponseRedirect(reverse("overview"))
