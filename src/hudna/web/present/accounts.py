"""Accounts, keys and what happened to them, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, gettext_noop

from hudna.db.accounts import AccountBook
from hudna.db.office_keys import OfficeKey, suspect_from
from hudna.model.account import Account, AccountEvent, EventKind
from hudna.model.party import Actor

__all__ = [
    "EVENT_WORDS",
    "AccountLine",
    "EventLine",
    "KeyLine",
    "account_lines",
    "event_lines",
    "key_lines",
]

EVENT_WORDS: dict[EventKind, str] = {
    EventKind.INVITED: gettext_noop("invited"),
    EventKind.WITHDRAWN: gettext_noop("invitation withdrawn"),
    EventKind.ACCEPTED: gettext_noop("invitation taken up"),
    EventKind.CLOSED: gettext_noop("closed"),
    EventKind.RENEWED: gettext_noop("password and second factors taken, to be set anew"),
    EventKind.FACTOR_ADDED: gettext_noop("second factor added"),
    EventKind.FACTOR_REMOVED: gettext_noop("second factor removed"),
    EventKind.PASSWORD_CHANGED: gettext_noop("password changed"),
    EventKind.IDENTITY_ADDED: gettext_noop("identity provider connected"),
    EventKind.IDENTITY_REMOVED: gettext_noop("identity provider disconnected"),
    EventKind.DEVICE_LOST: gettext_noop("device reported lost"),
    EventKind.KEY_REVOKED: gettext_noop("key revoked"),
}

FACTOR_WORDS: dict[str, str] = {
    "totp": gettext_noop("Authenticator app"),
    "webauthn": gettext_noop("Passkey"),
    "recovery_codes": gettext_noop("Recovery codes"),
}


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account with its office; `own` is the one it is looked at with."""

    account: Account
    office: Actor
    factors: tuple[str, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class EventLine:
    """What happened, in words."""

    at: datetime
    words: str
    account: str
    by: str
    about: str


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key; `command` revokes it on the party's own node, null where nothing is to be revoked."""

    key: OfficeKey
    command: str | None
    suspect: int | None


def account_lines(book: AccountBook, own: str) -> tuple[AccountLine, ...]:
    """Return the accounts of a party."""
    offices = {office.id: office for office in book.offices}
    return tuple(
        AccountLine(
            account,
            offices[account.office],
            tuple(gettext(FACTOR_WORDS[kind]) for kind in dict.fromkeys(account.factors)),
            account.name == own,
        )
        for account in book.accounts()
    )


def event_lines(events: Iterable[AccountEvent]) -> tuple[EventLine, ...]:
    """Return events in the order given."""
    return tuple(
        EventLine(e.at, gettext(EVENT_WORDS[e.kind]), e.account, e.by, _about(e)) for e in events
    )


def key_lines(keys: Iterable[OfficeKey]) -> tuple[KeyLine, ...]:
    """Return keys, those reported lost first, each with what revokes it."""
    lines = []
    for key in keys:
        waits = key.lost is not None and not key.ended
        first = suspect_from(key, key.lost) if waits and key.lost else None
        command = f'hudna record revoke {key.id} --suspect-from {first} --reason "device lost"'
        lines.append(KeyLine(key, command if waits else None, first))
    return tuple(sorted(lines, key=lambda line: line.command is None))


def _about(event: AccountEvent) -> str:
    known = FACTOR_WORDS.get(event.about)
    return gettext(known) if known else event.about
