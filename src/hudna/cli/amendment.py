"""`hudna agreement propose | approve | amend`: the next version of an agreement, signed by all."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from hudna.actions.amend_agreement import AMENDMENT, amendment_statement, check_next_version
from hudna.actions.check_movements import check_movements
from hudna.actions.reassess_incidents import reassess_incidents
from hudna.actions.statement_binding import bound_by
from hudna.actions.watched_agreements import watched_agreements
from hudna.assess.agreements import load
from hudna.cli.context import open_desk, sign_as
from hudna.cli.differences import print_differences
from hudna.cli.output import node_option
from hudna.cli.reassessments import print_counts, print_reassessments
from hudna.cli.record_entries import say
from hudna.cli.submit import reading_key_option
from hudna.db.desk import Desk
from hudna.db.gate import released_to
from hudna.errors import InputError
from hudna.model.agreement import Agreement
from hudna.model.amendment import amendment_of, signatories
from hudna.model.codec import from_json, to_json
from hudna.model.reassessment import Reassessment
from hudna.record.approvals import approvals_of

__all__ = ["amend", "approve", "propose", "version_named"]

_FILE = click.Path(path_type=Path, dir_okay=False)
_PROPOSAL = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("new", type=_PROPOSAL)
@click.option("--out", type=_FILE, required=True, help="Write the proposal here.")
@node_option
def propose(new: Path, out: Path, node: Path) -> None:
    """Propose the version in the file NEW in place of the one in force; say what it changes."""
    desk, after = open_desk(node), load(new)
    before = check_next_version(watched_agreements(desk.store), after)
    print_differences(before, after)
    _write(out, after, {})
    click.echo(f"{out}: to be signed by {', '.join(signatories(before, after))}")
    click.echo(f"Next: hudna agreement approve {out}")


@click.command()
@click.argument("proposal", type=_PROPOSAL)
@node_option
def approve(proposal: Path, node: Path) -> None:
    """Show what a PROPOSAL changes and add this party's signature over the whole version.

    Where the file names a joint statement that makes this version, who signed that need not.
    """
    desk = open_desk(node)
    after, approvals, statement = _read(proposal)
    before = check_next_version(watched_agreements(desk.store), after)
    print_differences(before, after)
    signature = desk.own_key.sign(amendment_statement(desk.record.origin, after))
    approvals |= approvals_of({desk.node.party: signature})
    _write(proposal, after, approvals, statement)
    bound = _bound(desk, statement, after)
    missing = [p for p in signatories(before, after) if p not in {*approvals, *bound}]
    click.echo(f"{desk.node.party} approves {after.id} {after.version}")
    click.echo(
        f"Not signed yet by {', '.join(missing)}"
        if missing
        else f"Signed by all. Next: hudna agreement amend {proposal}"
    )


@click.command()
@click.argument("proposal", type=_PROPOSAL)
@node_option
@reading_key_option
def amend(proposal: Path, node: Path, key_file: Path | None) -> None:
    """Bring a PROPOSAL that all have signed into the record: from then on it is in force.

    The incidents it touches are judged again at once; what changes is listed as far as it is
    released to the office of --key.
    """
    desk = open_desk(node)
    after, approvals, statement = _read(proposal)
    say(desk, AMENDMENT, to_json(amendment_of(after, desk.node.party, approvals, statement)))
    click.echo(f"{after.id} {after.version} takes the place of {after.supersedes}")
    _reassess(desk, after, key_file)


def _reassess(desk: Desk, after: Agreement, key_file: Path | None) -> None:
    made = reassess_incidents(desk.operator())
    check_movements(desk.operator())
    desk.sequence()
    changed = sum(len(one.changed) for one in made)
    print_counts(len(made), sum(one.stay for one in made), changed)
    reader = released_to(sign_as(desk, key_file)[1] if key_file else None, now=desk.now())
    version = {"agreement": after.id, "names_version": after.version}
    shown = list(reader.some(Reassessment, **version))
    known = {(a.id, a.version): a for a in watched_agreements(desk.store)}
    print_reassessments(shown, reader, known[after.id, after.supersedes or ""], after)
    withheld = changed - sum(len(one.changed) for one in shown)
    if withheld:
        click.echo(f"{withheld} of them are not released to you: name your office's key with --key")


def version_named(name: str, known: Sequence[Agreement] = ()) -> Agreement:
    """Return the version of a file, a proposal, a shipped file's name, or `known` as ID-VERSION.

    Raises `NotFound`, or `InputError` or `ConfigurationError` for a file that is wrong.
    """
    path = Path(name)
    if path.suffix == ".json" and path.is_file():
        return _read(path)[0]
    for agreement in known:
        if name == f"{agreement.id}-{agreement.version}":
            return agreement
    return load(name)


def _bound(desk: Desk, statement: str | None, after: Agreement) -> frozenset[str]:
    """Return who signed the joint statement that a proposal names, and print them."""
    bound = bound_by(desk.store, statement, after) if statement else frozenset()
    if bound:
        click.echo(f"Signed with {statement}: {', '.join(sorted(bound))}")
    return bound


def _write(
    path: Path, after: Agreement, approvals: dict[str, str], statement: str | None = None
) -> None:
    named = {"statement": statement} if statement else {}
    body = {"agreement": to_json(after), "approvals": approvals, **named}
    text = json.dumps({"type": AMENDMENT, "body": body}, ensure_ascii=False, indent=1)
    path.write_text(text, "utf-8")


def _read(path: Path) -> tuple[Agreement, dict[str, str], str | None]:
    try:
        proposal: dict[str, Any] = json.loads(path.read_text("utf-8"))
        body = proposal["body"]
        after, approvals = from_json(Agreement, body["agreement"]), dict(body["approvals"])
        statement = str(body["statement"]) if body.get("statement") else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "this is no proposed version of an agreement",
            where=str(path),
            advice="Make one with 'hudna agreement propose'",
        ) from error
    if proposal.get("type") != AMENDMENT:
        raise InputError(f"this is a {proposal.get('type')}, no amendment", where=str(path))
    return after, approvals, statement
