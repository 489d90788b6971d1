"""`hudna record rotate | revoke | freeze | approve | enter`: keys that change, a log that ends."""

import json
from pathlib import Path
from typing import Any

import click

from hudna.cli.context import open_desk
from hudna.cli.output import json_option, node_option, print_json
from hudna.cli.record_entries import authors_of, say
from hudna.db.desk import Desk, KeySigner
from hudna.db.node import find_node
from hudna.errors import Conflict, InputError
from hudna.record.approvals import approvals_of
from hudna.record.checkpoint import Checkpoint
from hudna.record.errors import Malformed
from hudna.record.freeze import FREEZE, Freeze
from hudna.record.keys import KeyPair
from hudna.record.revocation import REVOKE, Revocation, parse_revocation
from hudna.record.rotation import ROTATE, rotation_body

__all__ = ["approve", "enter", "freeze", "keys", "revoke", "rotate"]

_FILE = click.Path(path_type=Path, dir_okay=False)
_DECISION = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@node_option
@json_option
def keys(node: Path, as_json: bool) -> None:
    """List the keys of the record: whose they are, and from which entry to which they count."""
    rows = [
        {
            "key": author.key,
            "party": author.party,
            "role": author.role,
            "own": author.root_key,
            "since": author.since,
            "until": author.until,
            "suspect_from": author.suspect_from,
        }
        for author in authors_of(find_node(node)).all().values()
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        end = "" if row["until"] is None else f", ended by entry {row['until']}"
        if row["suspect_from"] is not None:
            end += f", suspect from entry {row['suspect_from']}"
        click.echo(f"{row['key']}  {row['party']}, {row['role']}, from entry {row['since']}{end}")


@click.command()
@click.option("--key", "old", type=_DECISION, required=True, help="File of the key that goes.")
@click.option("--new", type=_FILE, required=True, help="File to write the new key to.")
@node_option
def rotate(old: Path, new: Path, node: Path) -> None:
    """Replace a key by a new one; both sign. The old one counts no longer."""
    desk = open_desk(node)
    signer = KeySigner.of_file(old)
    if new.exists():
        raise Conflict("this file exists", where=str(new), advice="Name another for the new key")
    pair = KeyPair.generate()
    pair.save(new)
    say(desk, ROTATE, rotation_body(desk.record.origin, signer.key, pair), signer)
    click.echo(f"key {signer.key} has handed over to {pair.id} in {new}")


@click.command()
@click.argument("key")
@click.option("--suspect-from", type=int, required=True, help="First entry that may be forged.")
@click.option("--reason", required=True)
@click.option("--replacement", type=_DECISION, help="File of the party's new own key.")
@click.option("--propose", type=_FILE, help="Write the decision here for others to approve.")
@node_option
def revoke(
    key: str,
    suspect_from: int,
    reason: str,
    replacement: Path | None,
    propose: Path | None,
    node: Path,
) -> None:
    """Revoke KEY of an office of this party; with --propose, a party's own key by a quorum."""
    desk = open_desk(node)
    origin = desk.record.origin
    holder = KeySigner.of_file(replacement).pair if replacement else None
    revocation = Revocation(key, suspect_from, reason, holder.public if holder else None)
    made = revocation.body(origin, holder=holder)
    parse_revocation(origin, made)
    if propose:
        _write(propose, REVOKE, made)
    else:
        say(desk, REVOKE, made)
        click.echo(f"key {key} is revoked")


@click.command()
@click.option("--reason", required=True)
@click.option("--propose", type=_FILE, required=True, help="Write the decision here.")
@node_option
def freeze(reason: str, propose: Path, node: Path) -> None:
    """Propose that the record ends where this node has it, so that another operator goes on."""
    desk = open_desk(node)
    head = Checkpoint.of_note(desk.record.checkpoint().encode())
    _write(propose, FREEZE, Freeze(head.origin, head.size, head.root.hex(), reason).body({}))


@click.command()
@click.argument("decision", type=_DECISION)
@node_option
def approve(decision: Path, node: Path) -> None:
    """Show a proposed DECISION and add this party's signature to it."""
    desk = open_desk(node)
    kind, body = _read(decision)
    shown = {k: v for k, v in body.items() if k not in ("approvals", "possession")}
    click.echo(f"{desk.node.party} approves {kind}: {json.dumps(shown, ensure_ascii=False)}")
    signature = desk.own_key.sign(_statement(desk, kind, body))
    body["approvals"] |= approvals_of({desk.node.party: signature})
    _write(decision, kind, body)


@click.command()
@click.argument("decision", type=_DECISION)
@node_option
def enter(decision: Path, node: Path) -> None:
    """Bring an approved DECISION into the record, signed with this party's own key."""
    desk = open_desk(node)
    kind, body = _read(decision)
    say(desk, kind, body)
    click.echo(f"{kind} entered with the approval of {', '.join(sorted(body['approvals']))}")


def _statement(desk: Desk, kind: str, body: dict[str, Any]) -> bytes:
    try:
        if kind == REVOKE:
            origin = desk.record.origin
            return parse_revocation(origin, body).statement(origin)
        return Freeze(body["origin"], body["size"], body["root"], body["reason"]).statement()
    except (Malformed, KeyError, TypeError) as error:
        raise InputError(f"this is no {kind}: {error}") from error


def _write(path: Path, kind: str, body: dict[str, Any]) -> None:
    path.write_text(json.dumps({"type": kind, "body": body}, ensure_ascii=False, indent=1), "utf-8")
    click.echo(f"{path}: others add theirs with 'hudna record approve {path}'")


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        decision = json.loads(path.read_text("utf-8"))
        kind, body = decision["type"], decision["body"]
        approvals = body["approvals"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError("this is no decision", where=str(path)) from error
    if kind not in (REVOKE, FREEZE) or not isinstance(approvals, dict):
        raise InputError("this is no decision of several parties", where=str(path))
    return kind, body
