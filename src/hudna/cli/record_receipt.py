"""`hudna record receipt`: the proof of an entry that needs nothing else to be checked."""

from pathlib import Path

import click

from hudna.cli.output import node_option
from hudna.db.log_store import keeps_log, open_log
from hudna.db.node import find_node
from hudna.errors import Conflict, NotFound
from hudna.record.founded import read_policy
from hudna.record.receipt import make_receipt

__all__ = ["receipt"]


@click.command()
@click.argument("index", type=int)
@node_option
def receipt(index: int, node: Path) -> None:
    """Print an offline receipt: entry INDEX, its proof, and the checkpoint it leads to."""
    found = find_node(node)
    if not keeps_log(found):
        raise Conflict(
            "receipts come from the node that keeps the record",
            where=str(node),
            advice="Name the operator's node with --node",
        )
    with open_log(found) as log:
        if not 0 <= index < log.size:
            raise NotFound(
                f"there is no entry {index} in a record of {log.size}",
                advice="Entries are counted from 0",
            )
        click.echo(make_receipt(log, index, read_policy(log.folder)), nl=False)
