"""What is done to accounts: inviting, taking up, closing, renewing. Each leaves an event.

A party's administrator does it for the offices of that party alone. A node's command line does it
for its own party, and lets in the first administrator of each other party on a shared desk.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from hudna.errors import Conflict, NotFound, Refused
from hudna.model.account import INVITATION_LIFE, Account, EventKind, Invitation
from hudna.model.party import Actor, Role

__all__ = [
    "Accounts",
    "Hand",
    "check_administers",
    "close_account",
    "invite",
    "renew_account",
    "report_lost",
    "take_up",
    "withdraw",
]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does it: an account of `office`, or a node's command line (`office` is null)."""

    name: str
    party: str
    office: Actor | None


class Accounts(Protocol):
    """Where accounts are kept."""

    def transaction(self) -> AbstractContextManager[Any]:
        """Return a context in which everything is written or nothing."""

    def office(self, actor_id: str) -> Actor:
        """Return an office of the mechanism, or raise `NotFound`."""

    def account(self, name: str) -> Account:
        """Return an account, or raise `NotFound`."""

    def names(self, office: str) -> frozenset[str]:
        """Return the names all accounts of an office ever had."""

    def add_invitation(
        self, token: str, office: Actor, account: str | None, by: str, at: datetime, until: datetime
    ) -> Invitation:
        """Keep an invitation under the hash of its token."""

    def invitation(self, invitation_id: int) -> Invitation:
        """Return an invitation that is out, or raise `NotFound`."""

    def use_invitation(self, token: str, at: datetime) -> Invitation:
        """End the invitation whose token has this hash and return it, or raise `NotFound`."""

    def end_invitations(self, at: datetime, *, account: str | None, invitation: int | None) -> None:
        """End an invitation, or those that renew an account."""

    def open_account(self, name: str, office: Actor, password: str, at: datetime) -> None:
        """Make an account, or give a renewed one its new password."""

    def close(self, name: str) -> None:
        """Let an account in no more, and end its sessions."""

    def disarm(self, name: str) -> None:
        """Take password and second factors from an account, and end its sessions."""

    def lose_key(self, key: str, office: Actor, by: str, at: datetime) -> None:
        """Remember that a key may be in other hands since a moment; the earliest one stays."""

    def write(
        self, kind: EventKind, party: str, account: str, by: str, at: datetime, about: str = ""
    ) -> None:
        """Add an event to the list of a party."""


def check_administers(hand: Hand, office: Actor) -> None:
    """Refuse to handle accounts of another party, or without being an administrator."""
    if hand.office is None:
        if hand.party != office.party and office.role is not Role.ADMINISTRATOR:
            raise Refused(
                f"this node may let in administrators of {office.party} only",
                advice="Its administrator invites its other offices",
            )
        return
    _check_role(hand)
    if hand.party != office.party:
        raise Refused(f"{hand.party} cannot handle accounts of {office.party}")


def invite(accounts: Accounts, hand: Hand, office_id: str, token: str, now: datetime) -> Invitation:
    """Invite somebody to an account of an office; `token` is the hash of what the link holds."""
    office = accounts.office(office_id)
    check_administers(hand, office)
    with accounts.transaction():
        accounts.write(EventKind.INVITED, office.party, office.id, hand.name, now)
        return accounts.add_invitation(token, office, None, hand.name, now, now + INVITATION_LIFE)


def withdraw(accounts: Accounts, hand: Hand, invitation_id: int, now: datetime) -> None:
    """End an invitation before it is taken up."""
    _check_role(hand)
    invitation = accounts.invitation(invitation_id)
    office = accounts.office(invitation.office)
    _check_ours(hand, office, "there is no such invitation")
    with accounts.transaction():
        accounts.end_invitations(now, account=None, invitation=invitation_id)
        name = invitation.account or office.id
        accounts.write(EventKind.WITHDRAWN, office.party, name, hand.name, now)


def take_up(accounts: Accounts, token: str, password: str, now: datetime) -> str:
    """Make, or renew, the account an invitation is for, and return its name.

    Raises `NotFound` for a token that is wrong, used, withdrawn or too old: these look alike.
    """
    with accounts.transaction():
        invitation = accounts.use_invitation(token, now)
        office = accounts.office(invitation.office)
        name = invitation.account or _new_name(accounts.names(office.id), office.id)
        if invitation.account and not accounts.account(name).active:
            raise NotFound("this invitation is worth nothing")
        accounts.open_account(name, office, password, now)
        accounts.write(EventKind.ACCEPTED, office.party, name, name, now)
    return name


def close_account(accounts: Accounts, hand: Hand, name: str, now: datetime) -> None:
    """Close an account for good; its name is never given again."""
    office = _office_of(accounts, hand, name)
    if name == hand.name:
        raise Conflict(
            "this is the account you are signed in with",
            advice="Let another administrator close it, or 'hudna account close' on the node",
        )
    with accounts.transaction():
        accounts.close(name)
        accounts.end_invitations(now, account=name, invitation=None)
        accounts.write(EventKind.CLOSED, office.party, name, hand.name, now)


def renew_account(
    accounts: Accounts, hand: Hand, name: str, token: str, now: datetime
) -> Invitation:
    """Take password and second factors from an account and invite its holder to set new ones."""
    office = _office_of(accounts, hand, name)
    if not accounts.account(name).active:
        raise Conflict("this account is closed", advice="Invite the office to a new one")
    with accounts.transaction():
        accounts.disarm(name)
        accounts.end_invitations(now, account=name, invitation=None)
        accounts.write(EventKind.RENEWED, office.party, name, hand.name, now)
        return accounts.add_invitation(token, office, name, hand.name, now, now + INVITATION_LIFE)


def report_lost(
    accounts: Accounts, hand: Hand, office_id: str, key: str, since: datetime, now: datetime
) -> None:
    """Remember that a key of an office may be in other hands `since` a moment.

    The office says so itself, or its party's administrator.

    The desk takes nothing signed with the key from then on. That it counts for nobody any more is
    for the record: a revocation, signed with the party's own key.
    """
    office = accounts.office(office_id)
    own = hand.office is not None and hand.office.id == office.id
    if not own:
        check_administers(hand, office)
    with accounts.transaction():
        accounts.lose_key(key, office, hand.name, since)
        account = hand.name if own else office.id
        accounts.write(EventKind.DEVICE_LOST, office.party, account, hand.name, now, key)


def _check_role(hand: Hand) -> None:
    if hand.office is not None and hand.office.role is not Role.ADMINISTRATOR:
        raise Refused(
            f"a {hand.office.role.value} may not handle accounts",
            advice="This needs the role administrator",
        )


def _check_ours(hand: Hand, office: Actor, absent: str) -> None:
    """Refuse what is another party's as what does not exist."""
    if hand.office is not None and hand.party != office.party:
        raise NotFound(absent)
    check_administers(hand, office)


def _office_of(accounts: Accounts, hand: Hand, name: str) -> Actor:
    _check_role(hand)
    office = accounts.office(accounts.account(name).office)
    _check_ours(hand, office, f"there is no account '{name}'")
    return office


def _new_name(taken: frozenset[str], office: str) -> str:
    number = 1
    while (name := office if number == 1 else f"{office}-{number}") in taken:
        number += 1
    return name
