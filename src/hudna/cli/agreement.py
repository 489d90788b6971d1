"""`hudna agreement`."""

from pathlib import Path

import click

from hudna.assess.agreements import load

__all__ = ["agreement"]


@click.group()
def agreement() -> None:
    """Agreements as data."""


@agreement.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def check(files: tuple[Path, ...]) -> None:
    """Check agreement FILES; say what is wrong, where, and what to do."""
    for path in files:
        found = load(path)
        click.echo(f"{path}: {found.id} {found.version}, {len(found.clauses)} clauses")
