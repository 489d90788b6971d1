"""From a signed-in user to the office it is."""

from functools import lru_cache
from typing import Any

from django.conf import settings

from hudna.db.log_store import keeps_log
from hudna.db.node import Node, find_node
from hudna.db.store import DjangoStore
from hudna.errors import ConfigurationError, NotFound
from hudna.model.party import Actor

__all__ = ["actor_of", "exercise", "is_office", "node", "offices"]


@lru_cache(maxsize=1)
def node() -> Node:
    """Return the node this process serves."""
    return find_node(settings.NODE)


def exercise() -> bool:
    """Return whether all here is an exercise: the node says so, and the mechanism it serves."""
    try:
        return node().exercise and DjangoStore().mechanism().exercise
    except (ConfigurationError, NotFound):
        return False


def actor_of(user: Any) -> Actor | None:
    """Return the office of a user; null when it may not work here, or no longer exists."""
    return next((actor for actor in offices() if actor.id == user.actor), None)


def is_office(actor_id: str) -> bool:
    """Return whether this office may sign in here."""
    return any(actor.id == actor_id for actor in offices())


def offices() -> tuple[Actor, ...]:
    """Return the offices that may sign in here: on a party's own node, its own."""
    every = DjangoStore().mechanism().actors
    try:
        here = node()
    except ConfigurationError:
        return every
    if here.desk is None or keeps_log(here):
        return every
    return tuple(actor for actor in every if actor.party == here.party)
