"""`hudna join`: a party's own node, beside the shared desk."""

from dataclasses import replace
from pathlib import Path

import click

from hudna.actions.follow_record import join_mechanism
from hudna.cli.founding import read_mechanism
from hudna.cli.record_mirror import mirror_to
from hudna.db.desk import Desk, KeySigner
from hudna.db.node import Node, find_node, write_node
from hudna.db.records import MirroredRecord
from hudna.db.setup import start
from hudna.errors import Conflict
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
    ours = KeySigner.of_file(own.key_file(own.party)).pair.public
    mirror_to(source, own.record, {own.party: ours})
    start(own, migrate=True)
    if "://" in source:
        write_node(replace(own, desk=source.removesuffix("/").removesuffix("/record")))
    taken = join_node(own, read_mechanism(mechanism_file))
    click.echo(f"{own.party}: {taken} entries followed. What is confined to it stays in {node}")


def join_node(node: Node, mechanism: Mechanism, alias: str = "default") -> int:
    """Let a node with a mirror serve the mechanism; return how many entries it took over."""
    desk = Desk(node, alias)
    if not isinstance(desk.record, MirroredRecord):
        raise Conflict(
            "this node keeps the record itself",
            where=str(node.folder),
            advice="Name a party's own node with --node",
        )
    first = next(iter(desk.record.entries(0)), None)
    if first is None:
        raise Conflict(
            "the mirrored record is empty",
            where=str(node.record),
            advice="Join again when the record is founded",
        )
    if not desk.store.knows_entry(first[1].hash):
        join_mechanism(desk.store, mechanism, first[1])
    return desk.follow()
