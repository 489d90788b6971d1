"""`hudna enrol`: a party's administrator lets an office's new key in."""

from pathlib import Path

import click

from hudna.actions.enrol_key import enrol_key
from hudna.actions.statements import prepare, sign_with
from hudna.cli.context import open_desk
from hudna.cli.output import node_option
from hudna.db.desk import new_salt
from hudna.model.enrolment import KeyEnrolment

__all__ = ["enrol"]


@click.command()
@click.argument("office")
@click.argument("key")
@click.argument("possession")
@node_option
def enrol(office: str, key: str, possession: str, node: Path) -> None:
    """Let KEY speak for OFFICE, signed with the own key of the node's party.

    A browser whose key is not enrolled yet shows KEY and POSSESSION.
    """
    desk = open_desk(node)
    actor = desk.store.actor(office)
    value = KeyEnrolment(desk.node.party, actor.id, actor.role.value, key, possession)
    prepared = prepare(
        desk.store,
        desk.record,
        "enrol",
        value,
        key=desk.own_key.key,
        now=desk.now(),
        salt=new_salt,
    )
    enrolled = enrol_key(desk.store, desk.record, sign_with(desk.own_key, prepared))
    click.echo(f"key {enrolled.id} speaks for {actor.id}")
    if desk.sequence() == 0:
        click.echo("Next: hudna record hand-over ADDRESS")
