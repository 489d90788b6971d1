"""`hudna agreement export`: agreements in the columns of researchers' tables."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from hudna.assess.agreements import load, load_all
from hudna.cli.output import json_option, print_json
from hudna.errors import InputError
from hudna.model.agreement import Agreement
from hudna.publish.reports import agreements_eth_prio_csv, agreements_pax_csv
from hudna.publish.reports.described import Cells
from hudna.publish.reports.rows import csv_bytes

__all__ = ["LAYOUTS", "export"]

Rows = Callable[[Iterable[Agreement]], Iterator[Cells]]

LAYOUTS: dict[str, tuple[tuple[str, ...], Rows]] = {
    "eth-prio": (agreements_eth_prio_csv.COLUMNS, agreements_eth_prio_csv.rows),
    "pax": (agreements_pax_csv.COLUMNS, agreements_pax_csv.rows),
}
"""The columns of each layout and what fills them."""


@click.command()
@click.argument("agreements", nargs=-1)
@click.option("--layout", type=click.Choice(list(LAYOUTS)), required=True, help="Whose columns.")
@click.option(
    "--node",
    type=click.Path(path_type=Path, file_okay=False),
    help="Take the agreements this node watches, with what was signed since.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write here.")
@json_option
def export(
    agreements: tuple[str, ...], layout: str, node: Path | None, out: Path | None, as_json: bool
) -> None:
    """Write AGREEMENTS as CSV in the columns of ETH/PRIO or PA-X; all when none is named.

    Each is a file, the name of a shipped file, or an agreement's id, which means all its versions.
    """
    known = load_all() if node is None else _watched(node)
    columns, rows = LAYOUTS[layout]
    cells = rows(_chosen(agreements, known))
    if as_json:
        for row in cells:
            print_json(dict.fromkeys(columns) | dict(row))
        return
    made = b"".join(csv_bytes(columns, ([row.get(c) for c in columns] for row in cells)))
    if out is None:
        click.echo(made.decode(), nl=False)
    else:
        _write(out, made)


def _watched(folder: Path) -> tuple[Agreement, ...]:
    """Return what a node watches; only this needs the database, so only this starts it."""
    from hudna.db.setup import configure

    configure()
    from hudna.actions.watched_agreements import watched_agreements
    from hudna.cli.context import open_desk

    return watched_agreements(open_desk(folder).store)


def _chosen(names: tuple[str, ...], known: tuple[Agreement, ...]) -> list[Agreement]:
    if not names:
        return list(known)
    found: list[Agreement] = []
    for name in names:
        versions = [agreement for agreement in known if agreement.id == name]
        found += versions or [load(name)]
    return list({(a.id, a.version): a for a in found}.values())


def _write(out: Path, made: bytes) -> None:
    try:
        out.write_bytes(made)
    except OSError as error:
        raise InputError(
            f"the export cannot be written: {error.strerror}",
            where=str(out),
            advice="Name a file in a folder that is there",
        ) from error
