"""What an office says in its own name: signed with its own key, for its own party."""

from typing import Any

from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement, accept
from hudna.errors import Refused
from hudna.model.party import Actor

__all__ = ["said_by_office"]


def said_by_office(
    store: Store, log: Log, kind: str, statement: SignedStatement
) -> tuple[Any, Actor]:
    """Return what a statement says and the office that signed it, which it names itself.

    Raises `Refused` for a party's own key and for an office that speaks for another.
    """
    value, actor = accept(store, log, kind, statement)
    word = kind.replace("_", " ")
    if actor is None:
        raise Refused(f"this {word} is to be signed by an office, with a key of its own")
    if (value.party, value.by) != (actor.party, actor.id):
        raise Refused(f"{actor.id} cannot sign the {word} of {value.by}")
    return value, actor
