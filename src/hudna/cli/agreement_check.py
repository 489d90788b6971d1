"""`hudna agreement check`: agreement files, without a node."""

from pathlib import Path

import click

from hudna.assess.agreements import load, load_together
from hudna.errors import ConfigurationError

__all__ = ["check"]


@click.command()
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
