"""`hudna record sequence | hand-over`: what waits goes into the record, here or at the desk."""

from pathlib import Path

import click

from hudna.cli.context import open_desk
from hudna.cli.output import node_option
from hudna.cli.record_files import Handed, keep_handed
from hudna.cli.record_mirror import mirror_to
from hudna.cli.witness import compare_node
from hudna.connect.hand_over import hand_over
from hudna.db.records import MirroredRecord
from hudna.errors import Conflict

__all__ = ["hand_over_entries", "sequence"]

PENDING = 10_000
"""How many entries are handed over at once."""


@click.command()
@node_option
def sequence(node: Path) -> None:
    """Bring pending entries into the record, unless it is behind what witnesses have cosigned."""
    desk = open_desk(node)
    for party, problem in compare_node(desk.node).items():
        click.echo(f"look: not compared with the witness of {party}: {problem}", err=True)
    click.echo(f"{desk.sequence()} entries added; the record has {desk.record.size}")


@click.command("hand-over")
@click.argument("address")
@node_option
def hand_over_entries(address: str, node: Path) -> None:
    """Hand a party's pending entries to the desk at ADDRESS, then follow its record.

    The desk gets signed entries with commitments; what is confined to the party stays here.
    """
    desk = open_desk(node)
    if not isinstance(desk.record, MirroredRecord):
        raise Conflict(
            "this node keeps the record itself: nothing is handed over",
            where=str(node),
            advice="Run 'hudna record sequence', or name a party's own node with --node",
        )
    pending = desk.store.pending(PENDING)
    kept = node / "handed"
    taken = (
        hand_over(address, pending, lambda *given: keep_handed(kept, Handed(*given)))
        if pending
        else 0
    )
    mirror_to(f"{address.rstrip('/')}/record", desk.node.record)
    click.echo(f"{taken} entries handed over, {desk.follow()} followed")
