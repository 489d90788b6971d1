"""`hudna evidence hand-over | release | withdraw | destroy`: what an owner does with evidence."""

from pathlib import Path
from typing import Any

import click

from hudna.actions.act_on_evidence import act_on_evidence, carry_out, new_act
from hudna.cli.context import open_desk, sign_as, signed
from hudna.cli.output import node_option
from hudna.cli.own_desk import operators_desk, say
from hudna.cli.submit import key_option
from hudna.model.evidence import CustodyAct, CustodyKind
from hudna.model.release import Audience
from hudna.text.terms import term

__all__ = ["act_words", "destroy", "hand_over", "release", "withdraw"]

CIRCLES = [a.value for a in Audience]


@click.command("hand-over")
@click.argument("evidence_id")
@click.option("--to", "parties", multiple=True, required=True, help="A party that may open it.")
@node_option
@key_option
def hand_over(evidence_id: str, parties: tuple[str, ...], node: Path, key_file: Path) -> None:
    """Let parties named one by one open the file."""
    _act(node, key_file, evidence_id, CustodyKind.HANDED_OVER, to=parties)


@click.command()
@click.argument("evidence_id")
@click.option("--file", "circle", type=click.Choice(CIRCLES), default="party", show_default=True,
              help="Who may open the file.")  # fmt: skip
@click.option("--title", "title", type=click.Choice(CIRCLES),
              help="Who may know of it; the same circle by default.")  # fmt: skip
@node_option
@key_option
def release(evidence_id: str, circle: str, title: str | None, node: Path, key_file: Path) -> None:
    """Release the file, or only that it exists, to a circle; the public waits a day."""
    file = Audience(circle)
    named = Audience(title) if title else file
    _act(node, key_file, evidence_id, CustodyKind.RELEASED, title=named, file=file)


@click.command()
@click.argument("evidence_id")
@click.option("--reason", required=True, help="Why, in words.")
@click.option("--language", default="en", show_default=True, help="Language of the reason.")
@node_option
@key_option
def withdraw(evidence_id: str, reason: str, language: str, node: Path, key_file: Path) -> None:
    """Close the file to everybody else. Entry and hash stay; copies others took stay too."""
    _act(node, key_file, evidence_id, CustodyKind.WITHDRAWN, reason=reason, language=language)


@click.command()
@click.argument("evidence_id")
@click.option("--reason", required=True, help="Why, in words.")
@click.option("--language", default="en", show_default=True, help="Language of the reason.")
@node_option
@key_option
def destroy(evidence_id: str, reason: str, language: str, node: Path, key_file: Path) -> None:
    """Delete the file on this node for good. Entry and hash stay in the record."""
    _act(node, key_file, evidence_id, CustodyKind.DESTROYED, reason=reason, language=language)


def _act(node: Path, key_file: Path, evidence_id: str, kind: CustodyKind, **given: Any) -> None:
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    act = new_act(evidence_id, actor, kind, desk.now(), **given)
    say(desk, act_on_evidence, signed(desk, signer, "custody", act))
    carry_out(desk.store, desk.files, act)
    desk.finish(operators_desk(desk) if desk.is_own else None)
    click.echo(f"{act_words(act)}: {evidence_id}. It is signed and in the record.")
    if kind in (CustodyKind.WITHDRAWN, CustodyKind.DESTROYED):
        click.echo("look: whoever opened it before may have kept a copy", err=True)


def act_words(act: CustodyAct) -> str:
    """Return an act in English words."""
    words = term("custody_kind", act.kind, "en")
    if act.kind is CustodyKind.HANDED_OVER:
        return f"{words} {', '.join(act.to)}"
    if act.kind is CustodyKind.RELEASED:
        assert act.file is not None
        return f"{words} {term('audience', act.file, 'en')}"
    return f"{words} ({act.reason})"
