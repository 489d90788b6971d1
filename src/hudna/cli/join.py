"""`hudna join`: a party's own node, beside the shared desk."""

from pathlib import Path

import click

from hudna.actions.follow_record import join_mechanism
from hudna.cli.founding import read_mechanism
from hudna.cli.record import mirror_to
from hudna.db.desk import Desk
from hudna.db.node import Node, find_node
from hudna.db.records import MirroredRecord
from hudna.db.setup import start
from hudna.errors import HudnaError
from hudna.model.mechanism import Mechanism

__all__ = ["join", "join_node"]


@click.command()
@click.argument("source")
@click.option(
    "--node",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    envvar="HUDNA_NODE",
    help="Folder of the party's own node.",
)
@click.option(
    "--mechanism",
    "mechanism_file",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The mechanism's file, as every party signed it.",
)
def join(source: str, node: Path, mechanism_file: Path) -> None:
    """Set a party's own node up from the record at SOURCE (folder or address)."""
    own = find_node(node)
    mirror_to(source, own.record)
    start(own, migrate=True)
    taken = join_node(own, read_mechanism(mechanism_file))
    click.echo(f"{own.party}: {taken} entries followed. What is confined to it stays in {node}")


def join_node(node: Node, mechanism: Mechanism, alias: str = "default") -> int:
    """Let a node with a mirror serve the mechanism; return how many entries it took over."""
    desk = Desk(node, alias)
    if not isinstance(desk.record, MirroredRecord):
        raise HudnaError("this node has no mirror of the record", where=str(node.folder))
    first = next(iter(desk.record.entries(0)), None)
    if first is None:
        raise HudnaError("the mirrored record is empty", where=str(node.record))
    if desk.store.followed() == 0:
        join_mechanism(desk.store, mechanism, first[1])
    return desk.follow()
