"""What commands share: the node they work on, and how they print."""

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from hudna.db.desk import Desk, KeySigner
from hudna.db.node import find_node
from hudna.db.setup import start
from hudna.model.party import Actor

__all__ = ["console", "json_option", "node_option", "open_desk", "print_json", "sign_as"]

console = Console(stderr=True, highlight=False)

node_option = click.option(
    "--node",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("var/demo/operator"),
    envvar="HUDNA_NODE",
    show_default=True,
    help="Folder of the node to work on.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")


def open_desk(folder: Path) -> Desk:
    """Return the desk of the node in `folder`."""
    node = find_node(folder)
    start(node)
    return Desk(node)


def sign_as(desk: Desk, key_file: Path) -> tuple[KeySigner, Actor]:
    """Return the signer of a key file and the office it is enrolled for."""
    signer = KeySigner.of_file(key_file)
    key = desk.store.key(signer.key)
    if key.actor is None:
        raise click.UsageError(
            f"{key_file} is the own key of {key.party}; statements are signed with an office's key"
        )
    return signer, desk.store.actor(key.actor)


def print_json(value: Any) -> None:
    """Print one JSON value on one line of standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, sort_keys=True))
