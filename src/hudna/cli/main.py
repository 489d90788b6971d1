"""`hudna`: the entry point."""

import sys
from importlib import import_module

import click

from hudna import __version__
from hudna.errors import HudnaError
from hudna.record.errors import RecordError

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS: dict[str, tuple[str, bool]] = {
    "init": ("hudna.cli.init:init", True),
    "join": ("hudna.cli.join:join", True),
    "enrol": ("hudna.cli.enrol:enrol", True),
    "follow": ("hudna.cli.follow:follow", True),
    "read": ("hudna.cli.read:read", False),
    "submit": ("hudna.cli.submit:submit", True),
    "process": ("hudna.cli.process:process", True),
    "cases": ("hudna.cli.cases:cases", True),
    "find": ("hudna.cli.deciding:find", True),
    "motion": ("hudna.cli.deciding:motion", True),
    "vote": ("hudna.cli.deciding:vote", True),
    "reply": ("hudna.cli.hearing:reply", True),
    "tell": ("hudna.cli.hearing:tell", True),
    "participate": ("hudna.cli.hearing:participate", True),
    "measure": ("hudna.cli.measures:measure", True),
    "bulletin": ("hudna.cli.bulletin:bulletin", True),
    "record": ("hudna.cli.record:record", True),
    "serve": ("hudna.cli.serve:serve", False),
    "demo": ("hudna.cli.demo:demo", True),
    "actors": ("hudna.cli.directory:actors", False),
    "places": ("hudna.cli.directory:places", False),
    "agreement": ("hudna.cli.agreement:agreement", True),
}
"""Where each command is, and whether it works on a node's database."""


class LazyGroup(click.Group):
    """Loads a command when it is used, so that reading a file does not start a database."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order of the path."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, with Django set up where it needs the database."""
        if cmd_name not in COMMANDS:
            return None
        place, needs_database = COMMANDS[cmd_name]
        if needs_database:
            import_module("hudna.db.setup").configure()
        module, _, name = place.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hudna")
def cli() -> None:
    """Ceasefire monitoring and verification by several states."""


def main() -> None:
    """Run the command line; deliberate errors become one line and exit status 1."""
    try:
        cli(standalone_mode=True)
    except (HudnaError, RecordError) as error:
        click.echo(f"hudna: {error}", err=True)
        sys.exit(1)
