"""The operator's desk, as a party's own node reaches it: by commands, and while it is served."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from hudna.actions.check_movements import PLANS, check_movements
from hudna.actions.statements import SignedStatement
from hudna.cli.context import open_desk, sign_as, signed
from hudna.cli.output import console
from hudna.connect.sharing import OperatorsDesk
from hudna.db.desk import Desk
from hudna.db.node import Node
from hudna.errors import Conflict, HudnaError
from hudna.model.party import Actor
from hudna.record.errors import RecordError

__all__ = ["keep_following", "operators_desk", "say", "say_as"]

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


def say_as(
    node: Path,
    key_file: Path,
    kind: str,
    action: Callable[..., Any],
    made: Callable[[Actor, datetime], Any],
) -> None:
    """Sign what `made` returns with an office's key, hand it in, and say that it is recorded."""
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    word = made(actor, desk.now())
    say(desk, action, signed(desk, signer, kind, word))
    click.echo(f"{word.id} is in the record. It is signed: this cannot be undone.")


def say(desk: Desk, action: Callable[..., Any], statement: SignedStatement) -> Any:
    """Do an action with what an office signed; from a party's own node it is handed in at once."""
    if desk.is_own:
        return desk.say_there(operators_desk(desk), action, statement)
    said = action(desk.store, desk.record, statement, desk.now())
    if isinstance(said, PLANS):
        check_movements(desk.operator())
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
