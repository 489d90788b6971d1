"""Who is asking, and the reader of what is released to them: the only way to mission data."""

from datetime import UTC, datetime

from django.http import HttpRequest

from hudna.db import session
from hudna.db.gate import Reader, released_to
from hudna.db.news import Level
from hudna.db.node import Node
from hudna.errors import ConfigurationError
from hudna.model.account import needs_second_factor
from hudna.model.party import Actor
from hudna.web.accounts.factors import has_second_factor

__all__ = ["DeskRequest", "actor_of", "lacks_second_factor", "node", "now", "reader_for"]


class DeskRequest(HttpRequest):
    """A request with its actor (null: the public) and that actor's reader.

    `unfinished` is the office of an account that has to add a second factor first; until then
    it reads and does what the public may. `level` is how high the tables stood before anything
    was read for an office: what comes later, its page will hear of.
    """

    actor: Actor | None
    unfinished: Actor | None
    reader: Reader
    level: Level | None


def node() -> Node | None:
    """Return the node this desk serves, null where only a database is configured."""
    try:
        return session.node()
    except ConfigurationError:
        return None


def now() -> datetime:
    """Return the present moment, in an exercise the moment it plays at.

    Pages pass it on; nothing below reads a clock.
    """
    here = node()
    return here.now() if here else datetime.now(UTC).replace(microsecond=0)


def actor_of(request: HttpRequest) -> Actor | None:
    """Return the office signed in, null for the public and for offices that are no more."""
    return session.actor_of(request.user) if request.user.is_authenticated else None


def lacks_second_factor(request: HttpRequest, actor: Actor) -> bool:
    """Return whether this account may do nothing for its office before it has a second factor."""
    needed = needs_second_factor(actor.role, exercise=session.exercise())
    return needed and not has_second_factor(request.user)


def reader_for(actor: Actor | None) -> Reader:
    """Return the reader of everything released to `actor` by now."""
    return released_to(actor, now=now())
