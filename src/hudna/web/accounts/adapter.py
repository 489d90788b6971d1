"""What django-allauth asks about accounts."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

__all__ = ["AccountAdapter"]


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves, nobody is sent elsewhere, and little is said to strangers."""

    error_messages = {  # noqa: RUF012
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "These do not fit together. Nothing else is said, so that nobody can learn which "
            "accounts exist."
        ),
        "too_many_login_attempts": _(
            "Too many failed attempts. Wait a quarter of an hour, or sign in with a passkey."
        ),
        "enter_current_password": _("This is not your password."),
        "incorrect_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return no: accounts are made by invitation."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Return whether an address is on this very desk."""
        request = context.request
        hosts = {request.get_host()}
        return url_has_allowed_host_and_scheme(url, hosts, require_https=request.is_secure())

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Send whoever knows the password of a closed account back to be told so."""
        return HttpResponseRedirect(f"{reverse('account_login')}?closed=1")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where a sign-in leads that came from nowhere in particular."""
        return reverse("overview")
