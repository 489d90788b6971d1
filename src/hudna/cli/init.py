"""`hudna init`."""

from pathlib import Path

import click

from hudna.cli.context import console
from hudna.cli.founding import found_deployment, read_mechanism

__all__ = ["init"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--mechanism",
    "mechanism_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    required=True,
    help="YAML file with parties, offices and rules.",
)
@click.option("--database", help="postgresql:// address of the operator's database.")
def init(folder: Path, mechanism_file: Path, database: str | None) -> None:
    """Make the nodes of a mechanism, one folder per party, and found its record."""
    mechanism = read_mechanism(mechanism_file)
    deployment = found_deployment(
        folder, mechanism, database=database, progress=lambda step: console.print(f"  {step}")
    )
    click.echo(f"{len(mechanism.parties)} nodes in {folder}. The desk: {deployment.operator}")
    click.echo(f"Next: hudna submit FILE... --node {folder / deployment.operator} --key KEY")
