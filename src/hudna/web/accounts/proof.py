"""Who acts on accounts, and whether they proved lately who they are."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from hudna.actions.accounts import Hand
from hudna.errors import Refused
from hudna.web.access import DeskRequest
from hudna.web.accounts.backends import by_account

__all__ = ["hand_of", "proved"]

View = Callable[..., HttpResponse]


def hand_of(request: DeskRequest) -> Hand:
    """Return who acts; raises `Refused` for the public."""
    if request.actor is None:
        raise Refused("Accounts need an office", advice="Sign in first")
    return Hand(request.user.get_username(), request.actor.party, request.actor)


def proved(view: View) -> View:
    """Ask for password or second factor where the last was given longer ago than a while.

    Who chose an office in an exercise has neither.
    """

    @wraps(view)
    def only_proved(request: DeskRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if not by_account(request) or _lately(request):
            return view(request, *arguments, **named)
        here = urlencode({"next": reverse("offices")})
        return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{here}")

    return only_proved


def _lately(request: DeskRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
