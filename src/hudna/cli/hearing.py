"""`hudna reply`, `tell` and `participate`: who is heard beside the vote, and who takes part."""

from pathlib import Path

import click

from hudna.actions.add_remark import add_remark
from hudna.actions.take_part import take_part
from hudna.actions.tell_account import tell_account
from hudna.cli.cases import case_file
from hudna.cli.context import open_desk, sign_as, signed
from hudna.cli.output import language_option, node_option
from hudna.cli.own_desk import say
from hudna.cli.submit import key_option
from hudna.db.desk import KeySigner
from hudna.db.gate import released_to
from hudna.errors import NotFound
from hudna.model.identity import make_id
from hudna.model.participation import Participation, Standing
from hudna.model.remark import Capacity, CaseAccount, Position, Remark

__all__ = ["participate", "reply", "tell"]

_words = click.option("--words", required=True, help="What your party says.")


@click.command()
@click.argument("motion_id")
@click.argument("position", type=click.Choice([p.value for p in Position]))
@node_option
@key_option
@click.option(
    "--as",
    "capacity",
    type=click.Choice([c.value for c in Capacity]),
    default=Capacity.ACCUSED.value,
    show_default=True,
    help="As what your party speaks.",
)
@_words
@language_option
def reply(
    motion_id: str,
    position: str,
    node: Path,
    key_file: Path,
    capacity: str,
    words: str,
    language: str,
) -> None:
    """Reply to a motion that accuses your party, or give an observer's opinion on it."""
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    now = desk.now()
    motion = released_to(actor, now=now).motion(motion_id)
    remark = Remark(
        id=make_id("remark", motion_id, actor.id, capacity),
        case=motion.case,
        motion=motion_id,
        party=actor.party,
        by=actor.id,
        capacity=Capacity(capacity),
        position=Position(position),
        words=words.strip(),
        language=language,
        at=now,
    )
    say(desk, add_remark, signed(desk, signer, "remark", remark))
    click.echo(f"{remark.id} is in the record. It is signed: this cannot be undone.")


@click.command()
@click.argument("case_id")
@node_option
@key_option
@click.option("--words", default="", help="How your party tells the case.")
@click.option("--join", "joins", help="Sign another guarantor's account word for word: its id.")
@language_option
def tell(
    case_id: str, node: Path, key_file: Path, words: str, joins: str | None, language: str
) -> None:
    """Tell your party's account of a decided case, or join another's."""
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    now = desk.now()
    if joins:
        accounts = case_file(released_to(actor, now=now), case_id).accounts
        other = next((one for one in accounts if one.id == joins), None)
        if other is None:
            raise NotFound(f"no account {joins} here", advice=f"See 'hudna cases {case_id}'")
        words, language = other.words, other.language
    account = CaseAccount(
        id=make_id("account", case_id, actor.id, now.isoformat(), words),
        case=case_id,
        party=actor.party,
        by=actor.id,
        words=words.strip(),
        language=language,
        joins=joins,
        at=now,
    )
    say(desk, tell_account, signed(desk, signer, "account", account))
    click.echo(f"{account.id} is in the record. It is signed: this cannot be undone.")


@click.command()
@click.argument("standing", type=click.Choice([s.value for s in Standing]))
@node_option
@click.option(
    "--key",
    "key_file",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your party's own key file, not an office's.",
)
@click.option("--reasons", required=True, help="Why, in words.")
@language_option
def participate(standing: str, node: Path, key_file: Path, reasons: str, language: str) -> None:
    """Say with your party's own key that it leaves the mechanism, or returns to it."""
    desk = open_desk(node)
    signer, now = KeySigner.of_file(key_file), desk.now()
    party = desk.store.key(signer.key).party
    said = Participation(
        id=make_id("participation", party, now.isoformat()),
        party=party,
        standing=Standing(standing),
        reasons=reasons.strip(),
        language=language,
        at=now,
    )
    say(desk, take_part, signed(desk, signer, "participation", said))
    click.echo(f"{said.party} {standing}. It is signed: this cannot be undone, only answered.")
