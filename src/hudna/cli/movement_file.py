"""`hudna movement file`, `acknowledge` and `cancel`: what offices say of movements."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from hudna.actions.acknowledge_movement import acknowledge_movement
from hudna.actions.announce_movement import announce_movement, cancel_movement
from hudna.actions.movement_words import (
    announcement_of,
    cancellation_of,
    movement_acknowledgement_of,
)
from hudna.cli.context import key_of, open_desk, sign_as, signed
from hudna.cli.output import json_option, language_option, node_option, print_json
from hudna.cli.own_desk import say
from hudna.db.desk import Desk, KeySigner
from hudna.deconflict.movement_file import read_movements
from hudna.errors import InputError
from hudna.model.movement import MovementAcknowledgement, MovementCancellation
from hudna.model.party import Actor
from hudna.publish.movement_words import disclaimer

__all__ = ["acknowledge", "cancel", "file_movements", "signer_of", "signing_options"]


def signing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the two ways to name who signs: a key file, or an office of an exercise."""
    key = click.option(
        "--key",
        "key_file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="Key file of the office that signs.",
    )
    office = click.option(
        "--as", "office", help="Office that signs, its key taken from its party's node beside."
    )
    return key(office(command))


def signer_of(desk: Desk, key_file: Path | None, office: str | None) -> tuple[KeySigner, Actor]:
    """Return who signs; raises `UsageError` where neither or both ways are named."""
    if (key_file is None) == (office is None):
        raise click.UsageError("name who signs: either --key FILE or --as OFFICE")
    if key_file is not None:
        return sign_as(desk, key_file)
    return key_of(desk, str(office)), desk.store.actor(str(office))


@click.command("file")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@node_option
@signing_options
@click.option(
    "--amends", help="Id of the announcement that the one in the file takes the place of."
)
@json_option
def file_movements(
    path: Path, node: Path, key_file: Path | None, office: str | None, amends: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Announce the movements in a CSV or JSON file; one that cannot be read stops no other."""
    read = read_movements(path.name, path.read_bytes())
    if amends and len(read.drafts) != 1:
        raise InputError("--amends needs a file with one movement", where=str(path))
    desk = open_desk(node)
    signer, actor = signer_of(desk, key_file, office)
    for where, draft in read.drafts:
        value = announcement_of(
            draft, actor, now=desk.now(), exercise=desk.node.exercise, amends=amends
        )
        try:
            say(desk, announce_movement, signed(desk, signer, "movement", value))
        except InputError as error:
            raise InputError(error.message, where=where, advice=error.advice) from error
        if as_json:
            print_json({"movement": value.id, "where": where})
        else:
            click.echo(f"{value.id}  {value.title}")
    for problem in read.problems:
        click.echo(f"hudna: {problem}", err=True)
    if not as_json:
        click.echo(disclaimer("en"))
        click.echo("Next: hudna movement list")
    if read.problems:
        raise SystemExit(1)


@click.command("acknowledge")
@click.argument("movement_id")
@node_option
@signing_options
@click.option("--note", default="", help="What your party wants to say to it, in words.")
@language_option
def acknowledge(
    movement_id: str, node: Path, key_file: Path | None, office: str | None, note: str,
    language: str,
) -> None:  # fmt: skip
    """Say that your party has read an announcement. It is no consent; all parties see it."""

    def made(actor: Actor, now: datetime) -> MovementAcknowledgement:
        return movement_acknowledgement_of(
            movement_id, actor, note=note, language=language, now=now
        )

    _say(node, key_file, office, "movement_acknowledgement", acknowledge_movement, made)


@click.command("cancel")
@click.argument("movement_id")
@node_option
@signing_options
@click.option("--reasons", default="", help="Why, in words.")
@language_option
def cancel(
    movement_id: str, node: Path, key_file: Path | None, office: str | None, reasons: str,
    language: str,
) -> None:  # fmt: skip
    """Say that a movement of your party does not take place."""

    def made(actor: Actor, now: datetime) -> MovementCancellation:
        return cancellation_of(movement_id, actor, reasons=reasons, language=language, now=now)

    _say(node, key_file, office, "movement_cancellation", cancel_movement, made)


def _say(
    node: Path,
    key_file: Path | None,
    office: str | None,
    kind: str,
    action: Callable[..., Any],
    made: Callable[[Actor, datetime], Any],
) -> None:
    desk = open_desk(node)
    signer, actor = signer_of(desk, key_file, office)
    word = made(actor, desk.now())
    say(desk, action, signed(desk, signer, kind, word))
    click.echo(f"{word.id} is in the record. It is signed: this cannot be undone.")
