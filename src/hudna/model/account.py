"""Accounts: how the people of an office get in. They bear names of offices, never of persons."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hudna.model.party import Role

__all__ = [
    "INVITATION_LIFE",
    "SIGNING_ROLES",
    "Account",
    "AccountEvent",
    "EventKind",
    "Invitation",
    "needs_second_factor",
]

INVITATION_LIFE = timedelta(days=3)
"""An invitation that was not taken up by then is worth nothing."""

SIGNING_ROLES = frozenset(
    {Role.VERIFIER, Role.REPRESENTATIVE, Role.CHAIR, Role.PUBLISHER, Role.ADMINISTRATOR}
)
"""Roles that bind their party, or let others in."""


def needs_second_factor(role: Role, *, exercise: bool) -> bool:
    """Return whether a role may do nothing without a second factor: signing ones, in a mission."""
    return role in SIGNING_ROLES and not exercise


class EventKind(StrEnum):
    """What can happen to an account."""

    INVITED = "invited"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    RENEWED = "renewed"
    FACTOR_ADDED = "factor_added"
    FACTOR_REMOVED = "factor_removed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    IDENTITY_ADDED = "identity_added"
    IDENTITY_REMOVED = "identity_removed"
    DEVICE_LOST = "device_lost"
    KEY_REVOKED = "key_revoked"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of an office; `factors` are the kinds of its second factors."""

    name: str
    office: str
    active: bool
    since: datetime
    last: datetime | None
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time link that is out; `account` is one to renew, null for a new one."""

    id: int
    office: str
    account: str | None
    by: str
    at: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class AccountEvent:
    """Something that was done to an account, and by which account or node."""

    at: datetime
    kind: EventKind
    account: str
    by: str
    about: str
