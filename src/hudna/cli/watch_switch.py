"""`hudna watch off` and `on`: a guarantor's own switch of the watch."""

from datetime import datetime
from pathlib import Path

import click

from hudna.actions.alert_words import switch_of
from hudna.actions.switch_watch import switch_watch
from hudna.cli.output import language_option, node_option
from hudna.cli.own_desk import say_as
from hudna.cli.submit import key_option
from hudna.model.alert import WatchSwitch
from hudna.model.party import Actor

__all__ = ["off", "on"]

_reasons = click.option("--reasons", required=True, help="Why, in words.")


@click.command()
@node_option
@key_option
@_reasons
@language_option
def off(node: Path, key_file: Path, reasons: str, language: str) -> None:
    """Turn the watch off: no forecast is made and no alert sent until you take that back."""
    _say(node, key_file, reasons, language, on=False)


@click.command()
@node_option
@key_option
@_reasons
@language_option
def on(node: Path, key_file: Path, reasons: str, language: str) -> None:
    """Take back that your party has the watch off; it runs when no guarantor has it off."""
    _say(node, key_file, reasons, language, on=True)


def _say(node: Path, key_file: Path, reasons: str, language: str, *, on: bool) -> None:
    def made(actor: Actor, now: datetime) -> WatchSwitch:
        return switch_of(actor, on=on, reasons=reasons, language=language, now=now)

    say_as(node, key_file, "watch_switch", switch_watch, made)
