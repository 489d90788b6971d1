"""`hudna follow`: a party's own node keeps up with the desk, and shows what is released to it."""

import time
from pathlib import Path

import click

from hudna.cli.context import open_desk
from hudna.cli.output import node_option
from hudna.cli.own_desk import operators_desk
from hudna.errors import Unreachable

__all__ = ["follow"]


@click.command()
@click.argument("address", required=False)
@node_option
@click.option("--every", type=float, help="Go on, looking again after so many seconds.")
def follow(address: str | None, node: Path, every: float | None) -> None:
    """Copy the record and what is released to your party from the desk at ADDRESS.

    Every value is checked against what was signed. Without ADDRESS the desk that was joined.
    """
    desk = open_desk(node)
    there = operators_desk(desk, address)
    while True:
        try:
            entries, objects = desk.keep_up(there)
            if entries or objects or not every:
                click.echo(f"{entries} entries followed, {objects} objects released to us")
        except Unreachable as error:
            if not every:
                raise
            click.echo(f"look: {error}", err=True)
        if not every:
            return
        time.sleep(every)
