"""`hudna serve`."""

import os
from pathlib import Path

import click

from hudna.cli.context import node_option
from hudna.db.node import find_node
from hudna.db.setup import start

__all__ = ["serve"]


@click.command()
@node_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def serve(node: Path, host: str, port: int) -> None:
    """Serve the desk of a node."""
    found = find_node(node)
    start(found, migrate=True)
    from granian.constants import Interfaces
    from granian.server import Server

    os.environ["HUDNA_HOSTS"] = os.environ.get("HUDNA_HOSTS", f"{host},127.0.0.1,localhost")
    click.echo(f"The desk of {found.party}: http://{host}:{port}/   (stop with Ctrl-C)")
    Server(
        "hudna.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
    ).serve()
