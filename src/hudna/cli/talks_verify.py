"""`hudna talks verify`: a joint statement checked offline against the record's genesis."""

import json
from pathlib import Path

import click

from hudna.actions.statement_proof import check_proof
from hudna.cli.output import json_option, print_json
from hudna.cli.record_files import genesis_at, read_file
from hudna.errors import InputError
from hudna.record.policy import Finality

__all__ = ["verify"]

PATH = click.Path(path_type=Path, exists=True)


@click.command()
@click.argument("file", type=PATH)
@click.option(
    "--genesis",
    type=PATH,
    required=True,
    help="A copy of the record, the receipt of entry 0, or its leaf.",
)
@json_option
def verify(file: Path, genesis: Path, as_json: bool) -> None:
    """Check a joint statement as its page gives it for programs; needs no desk and no network.

    Exits with 1 where the text is not the one that was signed, or a signature does not hold.
    """
    try:
        data = json.loads(read_file(file))
    except ValueError as error:
        raise InputError(f"this is not JSON: {error}", where=str(file)) from error
    found = check_proof(data, genesis_at(genesis))
    statement = found.statement
    if as_json:
        print_json(
            {
                "id": statement.id,
                "sha256": statement.sha256,
                "reference": statement.reference,
                "languages": sorted(statement.texts),
                "entry": found.index,
                "signatures": found.signatures,
                "agreed": sorted(statement.agreed),
                "silent": [one.party for one in statement.silent],
                "dissents": [one.party for one in statement.dissents],
                "unheard": list(statement.unheard),
                "finality": int(found.finality),
            }
        )
        return
    click.echo(f"{statement.id}: the text is the one that was signed ({statement.sha256[:16]})")
    for party, index in found.signatures.items():
        click.echo(f"  {party} signed: entry {index}")
    for one in statement.silent:
        click.echo(f"  {one.party} agreed by silence, {one.until:%Y-%m-%d %H:%M} UTC")
    for dissent in statement.dissents:
        click.echo(f"  {dissent.party} dissents")
    level = Finality(found.finality)
    click.echo(f"adopted: entry {found.index}; L{int(level)} {level.name.lower()}")
    click.echo("Whether a key was revoked since, only the whole record shows.")
