"""`hudna movement list` and `show`: what was announced, the answers, and who has read of it."""

from pathlib import Path
from typing import Any

import click

from hudna.actions.send_alerts import told_parties
from hudna.cli.context import open_desk
from hudna.cli.movement_file import signer_of, signing_options
from hudna.cli.output import json_option, language_option, node_option, print_json
from hudna.db.gate import Reader, released_to
from hudna.deconflict.notice import notice_of
from hudna.model.codec import to_json
from hudna.model.movement import MovementCheck, MovementFile
from hudna.publish.movement_words import (
    approach_words,
    disclaimer,
    reason_words,
    say,
    tested_words,
    would_change_words,
)
from hudna.text.terms import term_of

__all__ = ["list_movements", "show_movement"]


@click.command("list")
@node_option
@signing_options
@click.option("--past", is_flag=True, help="Those that are over as well.")
@language_option
@json_option
def list_movements(
    node: Path, key_file: Path | None, office: str | None, past: bool, language: str, as_json: bool
) -> None:
    """List announced movements as an office may know them, the next to start first."""
    reader = _reader(node, key_file, office)
    since = reader.now.replace(year=1970) if past else reader.now
    for file in reader.movements(since):
        if as_json:
            print_json(_json(file, reader, language))
        else:
            click.echo(_line(file, reader, language))
    if not as_json:
        click.echo(disclaimer(language))


@click.command("show")
@click.argument("movement_id")
@node_option
@signing_options
@language_option
@json_option
def show_movement(
    movement_id: str, node: Path, key_file: Path | None, office: str | None, language: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Show a movement: the answer with its reasons, and which parties have acknowledged it."""
    reader = _reader(node, key_file, office)
    file = reader.movement(movement_id)
    if as_json:
        print_json(_json(file, reader, language))
        return
    click.echo(_line(file, reader, language))
    for vehicle in file.movement.vehicles:
        click.echo(f"  {vehicle}")
    for line in check_lines(file.check, reader, language):
        click.echo(f"  {line}")
    told = {one.party: one for one in file.acknowledgements}
    for party in _asked(file, reader):
        one = told.get(party)
        click.echo(f"  {party}: {f'acknowledged {one.at:%Y-%m-%d %H:%M%z}' if one else 'not yet'}")
    click.echo(say("acknowledged_only", language))
    click.echo(disclaimer(language))


def check_lines(check: MovementCheck | None, reader: Reader, language: str) -> list[str]:
    """Return the answer in words, a line for each reason."""
    if check is None:
        return [say("not_checked", language)]
    lines = []
    for reason in check.reasons:
        said = reason_words(reason, reader.mechanism(), language)
        near = approach_words(reason.approach, language)
        lines.append(f"{term_of(reason.answer, language)}: {said} ({near})")
        lines.append(f"  {would_change_words(reason, language)}")
    return [*lines, *tested_words(check, language)]


def _reader(node: Path, key_file: Path | None, office: str | None) -> Reader:
    desk = open_desk(node)
    _, actor = signer_of(desk, key_file, office)
    return released_to(actor, now=desk.now())


def _asked(file: MovementFile, reader: Reader) -> list[str]:
    parties = told_parties(reader.mechanism().actors)
    return [party for party in parties if party != file.movement.party]


def _line(file: MovementFile, reader: Reader, language: str) -> str:
    one = file.movement
    answer = term_of(file.check.answer, language) if file.check else "-"
    filed = term_of(notice_of(one, reader.mechanism().movements), language)
    told = {a.party for a in file.acknowledgements}
    missing = [p for p in _asked(file, reader) if p not in told]
    return (
        f"{one.id}  {one.start:%Y-%m-%d %H:%M%z}  {term_of(one.kind, language)}  {one.title}  "
        f"[{answer}]  {filed}; not yet acknowledged by: {', '.join(missing) or '-'}"
    )


def _json(file: MovementFile, reader: Reader, language: str) -> dict[str, Any]:
    return {
        **to_json(file),
        "state": file.state.value,
        "notice": notice_of(file.movement, reader.mechanism().movements).value,
        "disclaimer": disclaimer(language),
    }
