"""`hudna record times | stamp`: when entries were made, and stamps by an authority."""

from pathlib import Path

import click

from hudna.cli.output import json_option, node_option, print_json
from hudna.connect.time_stamps import ask_for_stamp
from hudna.db.node import find_node
from hudna.errors import InputError, NotFound
from hudna.record.checkpoint import Checkpoint
from hudna.record.entry import SignedEntry
from hudna.record.errors import RecordError
from hudna.record.folder import Folder
from hudna.record.stamps import certificates, stamp_request, stamped_time
from hudna.record.times import Times, marks

__all__ = ["stamp", "times"]

STAMPS = "stamps"


@click.command()
@click.argument("index", type=int, required=False)
@node_option
@json_option
def times(index: int | None, node: Path, as_json: bool) -> None:
    """Show when entry INDEX was made at the earliest and latest; without it, what to look at.

    Listed are late entries, times outside their bounds, and entries by keys revoked as stolen.
    """
    files = Folder(find_node(node).record)
    size = Checkpoint.of_note(files.read_checkpoint()).size
    if index is None:
        found = list(marks(files, size))
        if as_json:
            print_json([{"entry": mark.index, "what": mark.what} for mark in found])
            return
        for mark in found:
            click.echo(f"entry {mark.index}: {mark.what}")
        click.echo(f"{len(found)} of {size} entries to look at")
        return
    if not 0 <= index < size:
        raise NotFound(f"there is no entry {index} in a record of {size}")
    signed = SignedEntry.from_leaf(next(files.leaves(index, index + 1)))
    bounds = Times(files).bounds(index, signed)
    told = {
        "earliest": bounds.earliest.isoformat() if bounds.earliest else None,
        "claimed": bounds.claimed.isoformat(),
        "latest": bounds.latest.isoformat() if bounds.latest else None,
        "punctuality": bounds.punctuality.value,
    }
    if as_json:
        print_json(told)
        return
    for name, value in told.items():
        click.echo(f"{name:12} {value or 'open'}")


@click.command()
@click.argument("authority")
@click.option(
    "--roots",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    required=True,
    help="Certificates in PEM that you trust.",
)
@node_option
def stamp(authority: str, roots: Path, node: Path) -> None:
    """Have the checkpoint stamped by the AUTHORITY at an address, and keep the stamp."""
    files = Folder(find_node(node).record)
    note = files.read_checkpoint()
    size = Checkpoint.of_note(note).size
    answer = ask_for_stamp(authority, stamp_request(note))
    try:
        moment = stamped_time(answer, note, certificates(roots.read_bytes()))
    except RecordError as error:
        raise InputError(f"the stamp does not hold: {error}", where=authority) from error
    folder = files.path / STAMPS
    folder.mkdir(exist_ok=True)
    (folder / f"{size}.tsr").write_bytes(answer)
    (folder / f"{size}.checkpoint").write_bytes(note)
    click.echo(f"{size} entries existed at {moment:%Y-%m-%d %H:%M:%S} UTC, says {authority}")
