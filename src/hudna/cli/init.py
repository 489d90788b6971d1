"""`hudna init`."""

from pathlib import Path

import click

from hudna.cli.founding import found_record, make_nodes, read_mechanism
from hudna.db.desk import Desk
from hudna.db.setup import start

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
@click.option("--record-database", help="postgresql:// address of the record's own database.")
def init(
    folder: Path, mechanism_file: Path, database: str | None, record_database: str | None
) -> None:
    """Make the nodes of a mechanism, one folder per party, and found its record."""
    deployment = make_nodes(
        folder,
        read_mechanism(mechanism_file),
        database=database,
        record_database=record_database,
    )
    operator = deployment.operator_node
    start(operator, migrate=True)
    found_record(Desk(operator), deployment)
    click.echo(f"{len(deployment.nodes)} nodes in {folder}; the desk is {operator.folder}")
    click.echo(f"Next: hudna submit FILE... --node {operator.folder} --key KEY")
