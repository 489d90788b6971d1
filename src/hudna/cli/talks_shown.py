"""`hudna talks rounds` and `commitments`: what is known of talks, and what was promised there."""

from pathlib import Path
from typing import Any

import click

from hudna.cli.context import open_desk
from hudna.cli.movement_file import signer_of, signing_options
from hudna.cli.output import json_option, language_option, node_option, print_json
from hudna.db.gate import Reader, released_to
from hudna.model.codec import to_json
from hudna.publish.naming import in_language
from hudna.talks.undertakings import state_of
from hudna.text.terms import term_of

__all__ = ["commitments", "reader_for", "rounds"]


@click.command()
@node_option
@signing_options
@language_option
@json_option
def rounds(
    node: Path, key_file: Path | None, office: str | None, language: str, as_json: bool
) -> None:
    """List rounds of talks as an office, or else the public, may know them, the first first."""
    for one in reader_for(node, key_file, office).rounds():
        if as_json:
            print_json(to_json(one))
            continue
        told = one.party or "-"
        title, place = in_language(one.title, language), in_language(one.place, language)
        click.echo(f"{one.id}  {one.start}  {title}  {place}  [{told}]")
        for seat in one.delegations:
            head = in_language(seat.head.name, language) if seat.head else "-"
            names = in_language(seat.names, language)
            click.echo(f"  {term_of(seat.seat, language)}: {names}  {head}")


@click.command()
@node_option
@signing_options
@click.option("--overdue", is_flag=True, help="Only those whose day is over.")
@language_option
@json_option
def commitments(
    node: Path, key_file: Path | None, office: str | None, overdue: bool, language: str,
    as_json: bool,
) -> None:  # fmt: skip
    """List commitments as an office, or else the public, may know them, those overdue first.

    How one stands follows from what the parties say and the day; it is no finding.
    """
    reader = reader_for(node, key_file, office)
    today = reader.today()
    for file in reader.overdue_undertakings() if overdue else reader.undertakings():
        owed, state = file.undertaking, state_of(file, today)
        if as_json:
            shown: dict[str, Any] = {**to_json(file), "state": state.value}
            print_json(shown)
            continue
        words = in_language(owed.words, language)
        click.echo(
            f"{owed.id}  {owed.owner}  {owed.due or '-'}  [{term_of(state, language)}]  {words}"
        )


def reader_for(node: Path, key_file: Path | None, office: str | None) -> Reader:
    """Return the reader of an office; where none is named, that of the public."""
    desk = open_desk(node)
    named = key_file is not None or office is not None
    actor = signer_of(desk, key_file, office)[1] if named else None
    return released_to(actor, now=desk.now())
