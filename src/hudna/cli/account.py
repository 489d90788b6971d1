"""`hudna account`: letting the first administrator of a party in, and what else a node may do."""

from datetime import UTC, datetime
from pathlib import Path

import click

from hudna.actions.accounts import Hand, close_account, invite, renew_account
from hudna.cli.context import open_desk
from hudna.cli.output import json_option, node_option, print_json
from hudna.db.accounts import AccountBook, DjangoAccounts, hash_of, new_token
from hudna.db.desk import Desk
from hudna.model.account import Invitation

__all__ = ["account"]

_address = click.option(
    "--address", default="", help="Where people reach the desk, such as https://desk.example."
)


@click.group()
def account() -> None:
    """Accounts of the desk. Offices of other parties: their administrators only."""


@account.command("invite")
@click.argument("office")
@_address
@node_option
def invite_office(office: str, address: str, node: Path) -> None:
    """Make a one-time link to a new account of OFFICE."""
    token = new_token()
    hand = _hand(open_desk(node))
    invitation = invite(DjangoAccounts(), hand, office, hash_of(token), _now())
    _tell(invitation, token, address)


@account.command("renew")
@click.argument("name")
@_address
@node_option
def renew(name: str, address: str, node: Path) -> None:
    """Take password and second factors from account NAME, and make a link to set new ones."""
    token = new_token()
    hand = _hand(open_desk(node))
    invitation = renew_account(DjangoAccounts(), hand, name, hash_of(token), _now())
    _tell(invitation, token, address)


@account.command("close")
@click.argument("name")
@node_option
def close(name: str, node: Path) -> None:
    """Close account NAME for good."""
    close_account(DjangoAccounts(), _hand(open_desk(node)), name, _now())
    click.echo(f"account {name} is closed")


@account.command("list")
@node_option
@json_option
def list_accounts(node: Path, as_json: bool) -> None:
    """List the accounts of the node's own party."""
    rows = [
        {
            "account": one.name,
            "office": one.office,
            "active": one.active,
            "since": one.since.isoformat(),
            "factors": list(one.factors),
        }
        for one in AccountBook(_hand(open_desk(node))).accounts()
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        state = "" if row["active"] else ", closed"
        click.echo(f"{row['account']}  {row['office']}, since {row['since']}{state}")


def _hand(desk: Desk) -> Hand:
    return Hand(f"node of {desk.node.party}", desk.node.party, None)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _tell(invitation: Invitation, token: str, address: str) -> None:
    click.echo(f"{address.rstrip('/')}/ar/invitation/{token}/")
    click.echo(
        f"for {invitation.account or invitation.office}, once, until "
        f"{invitation.expires.isoformat()}; it is not shown again",
        err=True,
    )
