"""`hudna serve`."""

import multiprocessing
import os
from pathlib import Path
from typing import Any

import click

from hudna.cli.output import node_option
from hudna.errors import Conflict

__all__ = ["serve", "server_of"]


APPLICATION = "hudna.web.asgi:application"

STOPS_SECONDS = 10
"""A page that never ends does not keep the desk from stopping."""


@click.command()
@node_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Processes that answer pages; no more than there are cores.",
)
def serve(node: Path, host: str, port: int, workers: int) -> None:
    """Serve the desk of a node."""
    os.environ["HUDNA_NODE"] = str(node.resolve())
    os.environ.setdefault("HUDNA_HOSTS", f"{host},127.0.0.1,localhost")
    # The settings are read on import and have to find this node, not the default one.
    from hudna.db.node import find_node
    from hudna.db.setup import start

    found = find_node(node)
    start(found, migrate=True)
    # A forked process would keep what threads of this one, which ask other nodes, hold locked.
    multiprocessing.set_start_method("spawn", force=True)
    click.echo(f"The desk of {found.party}: http://{host}:{port}/   (stop with Ctrl-C)")
    server = server_of(APPLICATION, host, port, workers)
    from hudna.cli.exercise_witnesses import keep_cosigned
    from hudna.cli.own_desk import keep_following

    try:
        with keep_cosigned(found), keep_following(found):
            server.serve()
    except RuntimeError as error:
        raise Conflict(
            f"the desk cannot be served: {error}",
            where=f"{host}:{port}",
            advice="Stop the program that uses this port, or name another with --port",
        ) from error


def server_of(application: str, host: str, port: int, workers: int) -> Any:
    """Return the web server of an ASGI application, named as `module:attribute`."""
    from granian.constants import Interfaces
    from granian.server import Server

    return Server(
        application,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        workers_kill_timeout=STOPS_SECONDS,
        websockets=False,
    )
