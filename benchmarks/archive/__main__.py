"""`python -m benchmarks.archive`: make an archive of an exercise for load tests."""

import resource
import time
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from benchmarks.archive.plan import Plan


@click.command()
@click.option("--node", type=click.Path(path_type=Path, file_okay=False), required=True,
              help="New folder for the nodes; the desk is its folder 'operator'.")  # fmt: skip
@click.option("--incidents", default=1_000_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--searchable", is_flag=True,
              help="Make the index of searches too: longer than all the rest.")  # fmt: skip
@click.option("--database", help="postgresql:// address of an empty database; else SQLite.")
def main(node: Path, incidents: int, seed: int, searchable: bool, database: str | None) -> None:
    """Make an archive of an exercise."""
    from hudna.db.setup import configure

    configure()
    from benchmarks.archive.make import make

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("incidents", total=incidents)
        told = make(
            node,
            Plan(incidents, seed),
            database,
            lambda at, _: bar.update(task, completed=at),
            searchable=searchable,
        )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, value in told.items():
        click.echo(f"{value!s:>10} {name}")
    spent = time.process_time()
    click.echo(f"made in {told['seconds']} s, {spent:.0f} s of one core, {most:.0f} MiB at most")
    click.echo(f"Next: hudna serve --node {node / 'operator'}")


if __name__ == "__main__":
    main()
