"""`hudna agreement`."""

from pathlib import Path

import click

from hudna.assess.agreements import load, load_together
from hudna.assess.differences import differences
from hudna.cli.amendment import amend, approve, print_differences, propose
from hudna.cli.output import json_option, print_json
from hudna.errors import ConfigurationError
from hudna.model.codec import to_json

__all__ = ["agreement"]


@click.group()
def agreement() -> None:
    """Agreements as data."""


@agreement.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def check(files: tuple[Path, ...]) -> None:
    """Check agreement FILES, alone and together; say what is wrong, where, and what to do."""
    sound = []
    for path in files:
        try:
            found = load(path)
        except ConfigurationError as error:
            click.echo(f"hudna: {error}", err=True)
        else:
            sound.append(path)
            click.echo(f"{path}: {found.id} {found.version}, {len(found.clauses)} clauses")
    load_together(sound)
    if len(sound) < len(files):
        raise SystemExit(1)


@agreement.command()
@click.argument("old")
@click.argument("new")
@click.option("--language", default="en", show_default=True, help="Language of the sentences.")
@json_option
def diff(old: str, new: str, language: str, as_json: bool) -> None:
    """Say what version NEW changes in OLD; each is a file or the name of a shipped one."""
    before, after = load(old), load(new)
    if as_json:
        print_json(to_json(differences(before, after)))
    else:
        print_differences(before, after, language)


for command in (propose, approve, amend):
    agreement.add_command(command)
