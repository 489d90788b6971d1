"""`hudna airspace`: disputes about lines, filed, judged and listed."""

import click

from hudna.cli.lazy import Commands, LazyGroup

__all__ = ["COMMANDS", "airspace"]

COMMANDS: Commands = {
    "file": ("hudna.cli.airspace_file:file_case", True),
    "list": ("hudna.cli.airspace_file:list_cases", True),
}


@click.group(cls=LazyGroup, places=COMMANDS)
def airspace() -> None:
    """Tracks against lines: was it inside, how deep, how long, and can both be right."""
