"""What all commands share: how they print, and the option that names a node."""

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console

__all__ = ["console", "json_option", "language_option", "node_option", "print_json"]

console = Console(stderr=True, highlight=False)

language_option = click.option(
    "--language", default="en", show_default=True, help="Language of it."
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")

node_option = click.option(
    "--node",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("var/demo/operator"),
    envvar="HUDNA_NODE",
    show_default=True,
    help="Folder of the node to work on.",
)


def print_json(value: Any) -> None:
    """Print one JSON value on one line of standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, sort_keys=True))
