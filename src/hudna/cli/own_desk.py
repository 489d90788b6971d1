"""The operator's desk, as a party's own node reaches it: by commands, and while it is served."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from hudna.actions.statements import SignedStatement
from hudna.cli.output import console
from hudna.connect.sharing import OperatorsDesk
from hudna.db.desk import Desk
from hudna.db.node import Node
from hudna.errors import Conflict, HudnaError
from hudna.record.errors import RecordError

__all__ = ["keep_following", "operators_desk", "say"]

PAUSE_SECONDS = 2.0


def operators_desk(desk: Desk, address: str | None = None) -> OperatorsDesk:
    """Return the desk at `address`, or the one that this node joined."""
    if not desk.is_own:
        raise Conflict(
            "this node keeps the record itself",
            where=str(desk.node.folder),
            advice="Name a party's own node with --node",
        )
    return OperatorsDesk.reached(address or desk.node.desk, desk.node, desk.own_key)


def say(desk: Desk, action: Callable[..., Any], statement: SignedStatement) -> Any:
    """Do an action with what an office signed; from a party's own node it is handed in at once."""
    if desk.is_own:
        return desk.say_there(operators_desk(desk), action, statement)
    said = action(desk.store, desk.record, statement, desk.now())
    desk.sequence()
    return said


@contextmanager
def keep_following(node: Node) -> Iterator[None]:
    """Keep a party's own node up with the desk it joined, while the block runs."""
    desk = Desk(node)
    if not desk.is_own or node.desk is None:
        yield
        return
    there, ended = operators_desk(desk), threading.Event()

    def work() -> None:
        said = ""
        while not ended.is_set():
            try:
                desk.keep_up(there)
                said = ""
            except (HudnaError, RecordError, OSError) as error:
                if str(error) != said:
                    console.print(f"look: {error}")
                said = str(error)
            ended.wait(PAUSE_SECONDS)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=10)
