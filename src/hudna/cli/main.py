"""`hudna`: the entry point."""

import sys

import click

from hudna import __version__
from hudna.cli import (
    agreement,
    bulletin,
    cases,
    demo,
    directory,
    init,
    process,
    read,
    record,
    serve,
    submit,
)
from hudna.errors import HudnaError

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hudna")
def cli() -> None:
    """Ceasefire monitoring and verification by several states."""


for command in (
    init.init,
    read.read,
    submit.submit,
    process.process,
    cases.cases,
    cases.find,
    cases.motion,
    cases.vote,
    bulletin.bulletin,
    record.record,
    serve.serve,
    demo.demo,
    directory.actors,
    directory.places,
    agreement.agreement,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line; deliberate errors become one line and exit status 1."""
    try:
        cli(standalone_mode=True)
    except HudnaError as error:
        click.echo(f"hudna: {error}", err=True)
        sys.exit(1)
