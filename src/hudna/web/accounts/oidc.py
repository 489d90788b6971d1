"""Signing in through a party's own identity provider: for connected accounts of that party."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from hudna.db import session
from hudna.web.accounts.backends import by_account

__all__ = ["PartyProviders"]


class PartyProviders(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets a provider speak for accounts of its own party only, and make none."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Stop a sign-in, or a connection, of an account of another party than the provider's.

        What the provider tells about a person besides its identifier is not kept.
        """
        account = sociallogin.account
        account.extra_data = {}
        if account.pk:
            account.save(update_fields=["extra_data"])
        user = sociallogin.user if sociallogin.is_existing else request.user
        known = sociallogin.is_existing or by_account(request)
        office = session.actor_of(user) if known else None
        if office is None or office.party != account.provider:
            raise ImmediateHttpResponse(_refused())

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Return no: accounts are made by invitation."""
        return False

    def on_authentication_error(self, request: HttpRequest, *_: Any, **__: Any) -> None:
        """Send back to the sign-in, which says that it did not work."""
        raise ImmediateHttpResponse(_refused())

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        """Return where one sees what is connected."""
        return reverse("account")


def _refused() -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('account_login')}?provider=refused")
