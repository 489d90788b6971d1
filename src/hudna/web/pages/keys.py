"""Keys that speak for offices: one's own, and what to do when a device is lost."""

from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from hudna.actions.accounts import check_administers, report_lost
from hudna.db.accounts import DjangoAccounts
from hudna.db.office_keys import key_of_office, keys_of_offices, suspect_from
from hudna.errors import Conflict, InputError, Refused
from hudna.model.account import EventKind
from hudna.web import access, signing
from hudna.web.access import DeskRequest
from hudna.web.accounts.proof import hand_of, proved
from hudna.web.pages.offices import moment
from hudna.web.present.accounts import key_lines

__all__ = ["keys", "lose_key", "revoke_key"]


def keys(request: DeskRequest) -> HttpResponse:
    """Show the keys of one's office, and how a lost one is reported."""
    if request.actor is None:
        raise Refused("Signing needs an office", advice="Sign in first")
    return render(
        request, "pages/keys.html", {"keys": key_lines(keys_of_offices([request.actor.id]))}
    )


@require_POST
def lose_key(request: DeskRequest, key: str) -> HttpResponse:
    """Report the device with a key lost: by its office, or by the administrator of its party."""
    hand, found, since = hand_of(request), key_of_office(key), _since(request)
    report_lost(DjangoAccounts(), hand, found.office, found.id, since, moment())
    own = hand.office is not None and hand.office.id == found.office
    return HttpResponseRedirect(reverse("keys" if own else "offices"))


@require_POST
@proved
def revoke_key(request: DeskRequest, key: str) -> HttpResponse:
    """Revoke a lost key in the record, where the party's own key is at hand."""
    hand, found, accounts = hand_of(request), key_of_office(key), DjangoAccounts()
    office = accounts.office(found.office)
    check_administers(hand, office)
    if found.lost is None:
        raise Conflict("nobody reported this key lost", advice="Report it first")
    signing.revoke(signing.desk(), office, found.id, suspect_from(found, found.lost))
    with accounts.transaction():
        accounts.write(
            EventKind.KEY_REVOKED, office.party, office.id, hand.name, moment(), found.id
        )
    return HttpResponseRedirect(reverse("offices"))


def _since(request: DeskRequest) -> datetime:
    """Return when the device was last at hand, now where nothing is said; never the future."""
    now, said = access.now(), request.POST.get("since", "")
    try:
        last = timezone.make_aware(datetime.fromisoformat(said)) if said else now
    except ValueError as error:
        raise InputError("this is no date", where="since") from error
    return min(last, now)
