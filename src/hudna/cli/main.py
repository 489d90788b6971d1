"""`hudna`: the entry point."""

import sys

import click

from hudna import __version__
from hudna.cli.lazy import Commands, LazyGroup
from hudna.errors import HudnaError
from hudna.record.errors import RecordError

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS: Commands = {
    "init": ("hudna.cli.init:init", True),
    "join": ("hudna.cli.join:join", True),
    "account": ("hudna.cli.account:account", True),
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
    "evidence": ("hudna.cli.evidence:evidence", True),
    "remind": ("hudna.cli.remind:remind_offices", True),
    "watch": ("hudna.cli.watch:watch", False),
    "airspace": ("hudna.cli.airspace:airspace", False),
    "alert": ("hudna.cli.alerts:alert", True),
    "movement": ("hudna.cli.movements:movement", True),
    "talks": ("hudna.cli.talks:talks", False),
    "bulletin": ("hudna.cli.bulletin:bulletin", True),
    "record": ("hudna.cli.record:record", False),
    "reindex": ("hudna.cli.reindex:reindex", True),
    "serve": ("hudna.cli.serve:serve", False),
    "demo": ("hudna.cli.demo:demo", True),
    "actors": ("hudna.cli.directory:actors", False),
    "places": ("hudna.cli.directory:places", False),
    "agreement": ("hudna.cli.agreement:agreement", False),
}
"""Every command in the order of the path."""


@click.group(
    cls=LazyGroup, places=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
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
