"""One's own account: its password, its second factors, where it is signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.views import PasswordChangeView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy

from hudna.errors import Refused
from hudna.web.access import DeskRequest
from hudna.web.accounts.backends import by_account

__all__ = [
    "account",
    "add_passkey",
    "again",
    "again_by_code",
    "again_by_passkey",
    "code",
    "factor",
    "new_recovery_codes",
    "password",
    "recovery_codes",
    "remove_code",
    "remove_passkey",
    "sessions",
]

View = Callable[..., HttpResponse]


def _own(view: View) -> View:
    """Let through who signed in with an account, and send others to where that is said."""

    @wraps(view)
    def only_for_accounts(request: DeskRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if by_account(request):
            return view(request, *arguments, **named)
        return HttpResponseRedirect(reverse("account" if request.actor else "sign-in"))

    return only_for_accounts


def account(request: DeskRequest) -> HttpResponse:
    """Show one's account; in an exercise, that there is none."""
    office = request.actor or request.unfinished
    if office is None:
        raise Refused("An account needs an office", advice="Sign in first")
    if not by_account(request):
        return render(request, "accounts/none.html", {"office": office})
    kept = list(Authenticator.objects.filter(user_id=request.user.pk).order_by("created_at"))
    by_type: dict[str, list[Any]] = {}
    for one in kept:
        by_type.setdefault(one.type, []).append(one)
    recovery = by_type.get("recovery_codes", [])
    context = {
        "office": office,
        "unfinished": request.unfinished is not None,
        "code": next(iter(by_type.get("totp", [])), None),
        "passkeys": by_type.get("webauthn", []),
        "recovery": len(recovery[0].wrap().get_unused_codes()) if recovery else None,
        "provider": next((p for p in settings.PROVIDERS if p.party == office.party), None),
        "identities": _identities(request) if settings.PROVIDERS else (),
        "sessions": UserSession.objects.purge_and_list(request.user),
    }
    return render(request, "accounts/account.html", context)


def _identities(request: DeskRequest) -> list[Any]:
    """Return the connections of an account with identity providers."""
    from allauth.socialaccount.models import SocialAccount

    return list(SocialAccount.objects.filter(user_id=request.user.pk))


class _AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    template_name = "accounts/passkey.html"

    def get_success_url(self) -> str:
        return _after_factor(self)


class _AddCode(ActivateTOTPView):  # type: ignore[misc]
    template_name = "accounts/code.html"

    def get_success_url(self) -> str:
        return _after_factor(self)


def _after_factor(view: Any) -> str:
    """Return where to go with a new second factor: to the recovery codes, when they are new."""
    return reverse("mfa_view_recovery_codes" if view.did_generate_recovery_codes else "account")


class _Again(ReauthenticateView):  # type: ignore[misc]
    template_name = "accounts/again.html"


class _AgainByCode(ReauthenticateByCodeView):  # type: ignore[misc]
    template_name = "accounts/again_code.html"


class _AgainByPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc]
    template_name = "accounts/again_passkey.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        refused: HttpResponse = self.render_to_response(self.get_context_data(refused=True))
        return refused

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return {**super().get_context_data(), **named}


HOME = reverse_lazy("account")

factor = AuthenticateView.as_view(template_name="accounts/factor.html")
again = _own(_Again.as_view())
again_by_code = _own(_AgainByCode.as_view())
again_by_passkey = _own(_AgainByPasskey.as_view())
password = _own(
    PasswordChangeView.as_view(template_name="accounts/password.html", success_url=HOME)
)
code = _own(_AddCode.as_view())
remove_code = _own(
    DeactivateTOTPView.as_view(template_name="accounts/remove_code.html", success_url=HOME)
)
recovery_codes = _own(ViewRecoveryCodesView.as_view(template_name="accounts/recovery.html"))
new_recovery_codes = _own(
    GenerateRecoveryCodesView.as_view(template_name="accounts/new_recovery.html")
)
add_passkey = _own(_AddPasskey.as_view())
remove_passkey = _own(
    RemoveWebAuthnView.as_view(template_name="accounts/remove_passkey.html", success_url=HOME)
)
sessions = _own(ListUserSessionsView.as_view(http_method_names=["post"], success_url=HOME))
