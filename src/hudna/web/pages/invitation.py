"""Taking up an invitation: a password first, then, where the office signs, a second factor."""

from typing import Any

from allauth.account.forms import SetPasswordForm
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from allauth.core import ratelimit
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from hudna.actions.accounts import take_up
from hudna.db import session
from hudna.db.accounts import DjangoAccounts, hash_of
from hudna.model.account import needs_second_factor
from hudna.web.access import DeskRequest
from hudna.web.pages.errors import too_many
from hudna.web.pages.offices import moment

__all__ = ["invitation"]


@sensitive_post_parameters()
def invitation(request: DeskRequest, token: str) -> HttpResponse:
    """Show whom the invitation is for and take the password; then sign in with the new account."""
    if not ratelimit.consume(request, action="invitation"):
        return too_many(request)
    accounts, kept = DjangoAccounts(), hash_of(token)
    found = accounts.find_invitation(kept, moment())
    office = accounts.office(found.office)
    user: Any = get_user_model()(name=found.account or office.id, actor=office.id)
    form = SetPasswordForm(user=user, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        name = take_up(accounts, kept, form.cleaned_data["password1"], moment())
        return _sign_in(request, get_user_model()._default_manager.get_by_natural_key(name))
    context = {
        "form": form,
        "office": office,
        "invitation": found,
        "factor": needs_second_factor(office.role, exercise=session.exercise()),
    }
    return render(request, "accounts/invitation.html", context)


def _sign_in(request: DeskRequest, user: Any) -> HttpResponse:
    """Sign in with the account just taken up, in a session of its own."""
    logout(request, show_message=False)
    record_authentication(request, user, "password", reauthenticated=True)
    response: HttpResponse = perform_login(
        request, Login(user=user, redirect_url=reverse("account"))
    )
    return response
