"""From a signed-in user to the office it is."""

from functools import lru_cache
from typing import Any

from django.conf import settings

from hudna.db.node import Node, find_node
from hudna.db.store import DjangoStore
from hudna.errors import NotFound
from hudna.model.party import Actor

__all__ = ["actor_of", "node", "offices"]


@lru_cache(maxsize=1)
def node() -> Node:
    """Return the node this process serves."""
    return find_node(settings.NODE)


def actor_of(user: Any) -> Actor | None:
    """Return the office of a user; null when the mechanism no longer has it."""
    try:
        return DjangoStore().actor(user.actor)
    except NotFound:
        return None


def offices() -> tuple[Actor, ...]:
    """Return every office of the mechanism."""
    return DjangoStore().mechanism().actors
