"""`hudna reindex`: makes the search index anew from what is stored."""

import time
from pathlib import Path

import click

from hudna.cli.output import node_option
from hudna.db.desk import Desk
from hudna.db.node import find_node
from hudna.db.setup import start

__all__ = ["reindex"]


@click.command()
@node_option
def reindex(node: Path) -> None:
    """Make the search index anew from what is stored, and bring the tables up to date.

    Every command that stores something keeps the index; this is for a node that was founded before
    there was one, or whose rows were written by another program.
    """
    here = find_node(node)
    start(here, migrate=True)
    began = time.monotonic()
    kept = Desk(here).store.reindex()
    click.echo(f"{kept} entries in the search index ({time.monotonic() - began:.1f} s)")
