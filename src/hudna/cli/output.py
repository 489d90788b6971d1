"""How commands print."""

import json
from typing import Any

import click
from rich.console import Console

__all__ = ["console", "json_option", "print_json"]

console = Console(stderr=True, highlight=False)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")


def print_json(value: Any) -> None:
    """Print one JSON value on one line of standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, sort_keys=True))
