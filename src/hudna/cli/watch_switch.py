"""`hudna watch off` and `on`: a guarantor's own switch of the watch."""

from pathlib import Path

import click

from hudna.actions.switch_watch import switch_watch
from hudna.cli.context import open_desk, sign_as, signed
from hudna.cli.output import node_option
from hudna.cli.own_desk import say
from hudna.cli.submit import key_option
from hudna.model.alert import WatchSwitch
from hudna.model.identity import make_id

__all__ = ["off", "on"]

_reasons = click.option("--reasons", required=True, help="Why, in words.")
_language = click.option("--language", default="en", show_default=True, help="Language of it.")


@click.command()
@node_option
@key_option
@_reasons
@_language
def off(node: Path, key_file: Path, reasons: str, language: str) -> None:
    """Turn the watch off: no forecast is made and no alert sent until you take that back."""
    _say(node, key_file, reasons, language, on=False)


@click.command()
@node_option
@key_option
@_reasons
@_language
def on(node: Path, key_file: Path, reasons: str, language: str) -> None:
    """Take back that your party has the watch off; it runs when no guarantor has it off."""
    _say(node, key_file, reasons, language, on=True)


def _say(node: Path, key_file: Path, reasons: str, language: str, *, on: bool) -> None:
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    now = desk.now()
    word = WatchSwitch(
        id=make_id("watch-switch", actor.id, now.isoformat()),
        on=on,
        party=actor.party,
        by=actor.id,
        reasons=reasons.strip(),
        language=language,
        at=now,
    )
    say(desk, switch_watch, signed(desk, signer, "watch_switch", word))
    click.echo(f"{word.id} is in the record. It is signed: this cannot be undone.")
