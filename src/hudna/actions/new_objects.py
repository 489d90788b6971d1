"""What somebody signs is added beside the rest: it never takes the place of another's word."""

from typing import Any

from hudna.actions.ports import Store
from hudna.errors import Conflict

__all__ = ["check_new"]


def check_new(store: Store, value: Any) -> None:
    """Raise `Conflict` where an object of this kind and id is stored: storing would supersede it.

    An id is chosen by whoever signs, so that one party could otherwise hide what another said.
    """
    if store.get(type(value), value.id) is not None:
        raise Conflict(
            f"{value.id} is recorded already",
            advice="Nothing more needs doing; what is new needs an id of its own",
        )
