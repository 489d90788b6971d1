"""From a signed-in user to the office it is."""

from functools import lru_cache
from typing import Any

from django.conf import settings

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
    """Return the office of a user; null when the mechanism no longer has it."""
    try:
        return DjangoStore().actor(user.actor)
    except NotFound:
        return None


def is_office(actor_id: str) -> bool:
    """Return whether the mechanism has this office."""
    return any(actor.id == actor_id for actor in offices())


def offices() -> tuple[Actor, ...]:
    """Return every office of the mechanism."""
    return DjangoStore().mechanism().actors
