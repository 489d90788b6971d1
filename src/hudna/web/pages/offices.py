"""The accounts of a party's offices, for its administrator."""

from datetime import UTC, datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from hudna.actions.accounts import close_account, invite, renew_account, withdraw
from hudna.db.accounts import AccountBook, DjangoAccounts, hash_of, new_token
from hudna.model.account import Invitation
from hudna.web import signing
from hudna.web.access import DeskRequest
from hudna.web.accounts.proof import hand_of, proved
from hudna.web.present.accounts import account_lines, event_lines, key_lines

__all__ = ["close", "invite_office", "moment", "offices", "renew", "withdraw_invitation"]


def moment() -> datetime:
    """Return the real time: accounts keep to it in an exercise too."""
    return datetime.now(UTC).replace(microsecond=0)


@proved
def offices(request: DeskRequest) -> HttpResponse:
    """Show the accounts, invitations and keys of one's own party, and what happened to them."""
    book = AccountBook(hand_of(request))
    context = {
        "party": book.party,
        "offices": book.offices,
        "accounts": account_lines(book, request.user.get_username()),
        "invitations": book.invitations(moment()),
        "keys": key_lines(book.keys()),
        "events": event_lines(book.events()),
        "at_hand": signing.party_at_hand(signing.desk(), book.party),
    }
    return render(request, "accounts/offices.html", context)


@require_POST
@proved
def invite_office(request: DeskRequest) -> HttpResponse:
    """Invite somebody to an office, and show the link this once."""
    token = new_token()
    office = request.POST.get("office", "")
    invitation = invite(DjangoAccounts(), hand_of(request), office, hash_of(token), moment())
    return _link(request, invitation, token)


@require_POST
@proved
def renew(request: DeskRequest, account: str) -> HttpResponse:
    """Take an account's password and second factors, and show the link to set new ones."""
    token = new_token()
    hand = hand_of(request)
    invitation = renew_account(DjangoAccounts(), hand, account, hash_of(token), moment())
    return _link(request, invitation, token)


@require_POST
@proved
def close(request: DeskRequest, account: str) -> HttpResponse:
    """Close an account."""
    close_account(DjangoAccounts(), hand_of(request), account, moment())
    return HttpResponseRedirect(reverse("offices"))


@require_POST
@proved
def withdraw_invitation(request: DeskRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation that is out."""
    withdraw(DjangoAccounts(), hand_of(request), pk, moment())
    return HttpResponseRedirect(reverse("offices"))


def _link(request: DeskRequest, invitation: Invitation, token: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("invitation", args=[token]))
    return render(request, "accounts/link.html", {"invitation": invitation, "address": address})
