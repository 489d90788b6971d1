"""Signing in through a party's identity provider, where there is one."""

from allauth.account.decorators import reauthentication_required
from allauth.socialaccount.internal.flows.connect import disconnect
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_POST

from hudna.web.access import DeskRequest

__all__ = ["back", "come_back", "leave", "pages", "remove"]

LANGUAGE = "provider_language"


@require_POST
@reauthentication_required(app="allauth.socialaccount")  # type: ignore[untyped-decorator]
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Disconnect one's account from a provider."""
    disconnect(request, get_object_or_404(SocialAccount, pk=pk, user_id=request.user.pk))
    return HttpResponseRedirect(reverse("account"))


@require_POST
def leave(request: DeskRequest, provider_id: str) -> HttpResponse:
    """Send to a provider, which leads back to an address without a language."""
    request.session[LANGUAGE] = get_language()
    response: HttpResponse = views.login(request, provider_id)
    return response


def come_back(request: DeskRequest, provider_id: str) -> HttpResponse:
    """Go on in the language one left in."""
    with override(request.session.pop(LANGUAGE, None) or get_language()):
        response: HttpResponse = views.callback(request, provider_id)
        return response


pages: list[URLPattern] = [
    path("sign-in/with/<str:provider_id>/", leave, name="openid_connect_login"),
    path("account/providers/<int:pk>/remove/", remove, name="remove-provider"),
]

back: list[URLPattern] = [
    path("sign-in/with/<str:provider_id>/back/", come_back, name="openid_connect_callback"),
]
"""Without a language, so that a provider has to know one address."""
