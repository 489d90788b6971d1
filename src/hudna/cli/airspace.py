"""`hudna airspace`: disputes about lines, filed, judged and listed."""

import click

from hudna.cli.lazy import Commands, LazyGroup

__all__ = ["COMMANDS", "airspace"]

COMMANDS: Commands = {
    "judge": ("hudna.cli.airspace_judge:judge_command", False),
    "intervals": ("hudna.cli.airspace_intervals:intervals_command", False),
    "watch": ("hudna.cli.airspace_watch:watch_command", False),
    "file": ("hudna.cli.airspace_file:file_case", True),
    "list": ("hudna.cli.airspace_file:list_cases", True),
}


@click.group(cls=LazyGroup, places=COMMANDS)
def airspace() -> None:
    """Tracks against lines: was it inside, how deep, how long, and can both be right."""
