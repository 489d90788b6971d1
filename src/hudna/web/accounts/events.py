"""What people do to their own accounts, for the list their administrator reads."""

from datetime import UTC, datetime
from typing import Any

from hudna.model.account import EventKind

__all__ = [
    "factor_added",
    "factor_removed",
    "identity_added",
    "identity_removed",
    "password_changed",
]


def password_changed(user: Any, **_: Any) -> None:
    """Write that an account has another password."""
    _write(EventKind.PASSWORD_CHANGED, user)


def factor_added(user: Any, authenticator: Any, **_: Any) -> None:
    """Write that an account has a new second factor."""
    _write(EventKind.FACTOR_ADDED, user, authenticator.type)


def factor_removed(user: Any, authenticator: Any, **_: Any) -> None:
    """Write that an account has lost a second factor."""
    _write(EventKind.FACTOR_REMOVED, user, authenticator.type)


def identity_added(request: Any, **_: Any) -> None:
    """Write that an account can be signed in through its party's identity provider."""
    _write(EventKind.IDENTITY_ADDED, request.user)


def identity_removed(request: Any, **_: Any) -> None:
    """Write that it no longer can."""
    _write(EventKind.IDENTITY_REMOVED, request.user)


def _write(kind: EventKind, user: Any, about: str = "") -> None:
    # Heard of in every process that starts Django, needed in few: commands start without it.
    from hudna.db import session
    from hudna.db.accounts import DjangoAccounts

    office = session.actor_of(user)
    if office is not None:
        now = datetime.now(UTC)
        DjangoAccounts().write(kind, office.party, user.name, user.name, now, about)
