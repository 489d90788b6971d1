"""Where accounts are kept, and the one way to look at those of a party."""

import secrets
from contextlib import AbstractContextManager
from datetime import datetime
from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db import transaction

from hudna.actions.accounts import Hand, check_administers
from hudna.db import session
from hudna.db.models import AccountEventRow, InvitationRow, LostKeyRow, User
from hudna.db.office_keys import OfficeKey, keys_of_offices
from hudna.errors import NotFound
from hudna.model.account import Account, AccountEvent, EventKind, Invitation
from hudna.model.party import Actor

__all__ = ["AccountBook", "DjangoAccounts", "hash_of", "new_token"]

EXERCISE = " (exercise)"
"""Ends the names of sign-ins that an exercise makes by itself."""

NOTHING = "this invitation is worth nothing: it is wrong, used, withdrawn or too old"
ASK = "Ask your party's administrator for another"


def new_token() -> str:
    """Return what a one-time link holds: 256 bits nobody can guess."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode()).hexdigest()


class DjangoAccounts:
    """`hudna.actions.accounts.Accounts` on the Django database."""

    def transaction(self) -> AbstractContextManager[Any]:
        """Return a context in which everything is written or nothing."""
        return transaction.atomic()

    def office(self, actor_id: str) -> Actor:
        """Return an office that may sign in on this node, or raise `NotFound`."""
        for office in session.offices():
            if office.id == actor_id:
                return office
        raise NotFound(f"no office '{actor_id}' signs in here", advice="See 'hudna actors'")

    def account(self, name: str) -> Account:
        """Return an account, or raise `NotFound`."""
        return _account(self._user(name))

    def names(self, office: str) -> frozenset[str]:
        """Return the names all accounts of an office ever had."""
        return frozenset(User.objects.filter(actor=office).values_list("name", flat=True))

    def add_invitation(
        self, token: str, office: Actor, account: str | None, by: str, at: datetime, until: datetime
    ) -> Invitation:
        """Keep an invitation under the hash of its token."""
        row = InvitationRow.objects.create(
            token=token, actor=office.id, party=office.party, account=account, by=by, at=at,
            expires=until,
        )  # fmt: skip
        return _invitation(row)

    def invitation(self, invitation_id: int) -> Invitation:
        """Return an invitation that is out, or raise `NotFound`."""
        row = InvitationRow.objects.filter(id=invitation_id, ended=None).first()
        if row is None:
            raise NotFound("there is no such invitation")
        return _invitation(row)

    def find_invitation(self, token: str, at: datetime) -> Invitation:
        """Return the invitation whose token has this hash, or raise `NotFound`."""
        row = InvitationRow.objects.filter(token=token, ended=None, expires__gt=at).first()
        if row is None:
            raise NotFound(NOTHING, advice=ASK)
        return _invitation(row)

    def use_invitation(self, token: str, at: datetime) -> Invitation:
        """End the invitation whose token has this hash and return it, or raise `NotFound`."""
        found = InvitationRow.objects.filter(token=token, ended=None, expires__gt=at)
        if found.update(ended=at) != 1:  # one statement: a link opened twice at once is used once
            raise NotFound(NOTHING, advice=ASK)
        return _invitation(InvitationRow.objects.get(token=token))

    def end_invitations(self, at: datetime, *, account: str | None, invitation: int | None) -> None:
        """End an invitation, or those that renew an account."""
        which = {"account": account} if invitation is None else {"id": invitation}
        InvitationRow.objects.filter(ended=None, **which).update(ended=at)

    def open_account(self, name: str, office: Actor, password: str, at: datetime) -> None:
        """Make an account, or give a renewed one its new password."""
        user = User.objects.filter(name=name).first() or User(name=name, actor=office.id, since=at)
        user.set_password(password)
        user.save()

    def close(self, name: str) -> None:
        """Let an account in no more, and end its sessions."""
        user = self._user(name)
        user.is_active = False
        user.save(update_fields=["is_active"])
        _end_sessions(user)

    def disarm(self, name: str) -> None:
        """Take all there is to sign in with from an account, and end its sessions."""
        user = self._user(name)
        user.set_unusable_password()
        user.save(update_fields=["password"])
        Authenticator.objects.filter(user_id=user.pk).delete()
        if apps.is_installed("allauth.socialaccount"):
            from allauth.socialaccount.models import SocialAccount

            SocialAccount.objects.filter(user_id=user.pk).delete()
        _end_sessions(user)

    def lose_key(self, key: str, office: Actor, by: str, at: datetime) -> None:
        """Remember that a key may be in other hands since a moment; the earliest one stays."""
        row, _ = LostKeyRow.objects.get_or_create(
            key=key, defaults={"actor": office.id, "party": office.party, "by": by, "at": at}
        )
        row.at = min(row.at, at)
        row.save()

    def write(
        self, kind: EventKind, party: str, account: str, by: str, at: datetime, about: str = ""
    ) -> None:
        """Add an event to the list of a party."""
        AccountEventRow.objects.create(
            kind=kind.value, party=party, account=account, by=by, at=at, about=about[:200]
        )

    def _user(self, name: str) -> User:
        user = User.objects.filter(name=name).first()
        if user is None:
            raise NotFound(f"there is no account '{name}'")
        return user


class AccountBook:
    """The accounts of one party, for its administrator; raises `Refused` for anybody else."""

    def __init__(self, hand: Hand, party: str | None = None) -> None:
        self.party = party or hand.party
        self.offices = tuple(office for office in session.offices() if office.party == self.party)
        for office in self.offices:
            check_administers(hand, office)

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts, closed ones last; sign-ins of an exercise are none."""
        offices = [office.id for office in self.offices]
        users = User.objects.filter(actor__in=offices).exclude(name__endswith=EXERCISE)
        return tuple(_account(user) for user in users.order_by("-is_active", "name"))

    def invitations(self, now: datetime) -> tuple[Invitation, ...]:
        """Return the invitations that are out."""
        rows = InvitationRow.objects.filter(party=self.party, ended=None, expires__gt=now)
        return tuple(_invitation(row) for row in rows.order_by("-id"))

    def events(self, limit: int = 100) -> tuple[AccountEvent, ...]:
        """Return what happened last to accounts, latest first."""
        rows = AccountEventRow.objects.filter(party=self.party).order_by("-id")[:limit]
        return tuple(
            AccountEvent(row.at, EventKind(row.kind), row.account, row.by, row.about)
            for row in rows
        )

    def keys(self) -> tuple[OfficeKey, ...]:
        """Return the keys of the party's offices."""
        return keys_of_offices([office.id for office in self.offices])


def _account(user: User) -> Account:
    kinds = Authenticator.objects.filter(user_id=user.pk).exclude(type="recovery_codes")
    factors = tuple(kinds.order_by("type").values_list("type", flat=True))
    return Account(user.name, user.actor, user.is_active, user.since, user.last_login, factors)


def _invitation(row: InvitationRow) -> Invitation:
    return Invitation(row.pk, row.actor, row.account, row.by, row.at, row.expires)


def _end_sessions(user: User) -> None:
    for open_one in UserSession.objects.filter(user_id=user.pk):
        open_one.end()
