"""`hudna talks verify`: a joint statement checked offline against the record's genesis."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from hudna.actions.statement_proof import check_proof
from hudna.assess.agreement_text import read_version
from hudna.assess.agreements import load
from hudna.cli.output import json_option, print_json
from hudna.cli.record_files import genesis_at, read_file
from hudna.errors import InputError
from hudna.model.agreement import Agreement
from hudna.model.codec import to_json
from hudna.model.joint_statement import AdoptedStatement, VersionMade
from hudna.record.policy import Finality
from hudna.talks.next_version import is_version

__all__ = ["verify"]

PATH = click.Path(path_type=Path, exists=True)


@click.command()
@click.argument("file", type=PATH)
@click.option(
    "--genesis",
    type=PATH,
    required=True,
    help="A copy of the record, the receipt of entry 0, or its leaf.",
)
@click.option(
    "--agreement",
    type=PATH,
    help="The next version of an agreement, as YAML or as 'agreement propose' wrote it.",
)
@json_option
def verify(file: Path, genesis: Path, agreement: Path | None, as_json: bool) -> None:
    """Check a joint statement as its page gives it for programs; needs no desk and no network.

    Says which version of an agreement was signed with it, and with --agreement whether that file
    is that version word for word. Exits with 1 where the text or the version is not the one that
    was signed, or a signature does not hold.
    """
    try:
        data = json.loads(read_file(file))
    except ValueError as error:
        raise InputError(f"this is not JSON: {error}", where=str(file)) from error
    found = check_proof(data, genesis_at(genesis))
    statement = found.statement
    if agreement is not None:
        _check_version(statement, agreement)
    if as_json:
        print_json(
            {
                "id": statement.id,
                "sha256": statement.sha256,
                "reference": statement.reference,
                "languages": sorted(statement.texts),
                "entry": found.index,
                "signatures": found.signatures,
                "agreed": sorted(statement.agreed),
                "silent": [one.party for one in statement.silent],
                "dissents": [one.party for one in statement.dissents],
                "unheard": list(statement.unheard),
                "finality": int(found.finality),
                "makes": to_json(statement.makes),
                "unsigned": list(_unsigned(statement)),
            }
        )
        return
    click.echo(f"{statement.id}: the text is the one that was signed ({statement.sha256[:16]})")
    for party, index in found.signatures.items():
        click.echo(f"  {party} signed: entry {index}")
    for one in statement.silent:
        click.echo(f"  {one.party} agreed by silence, {one.until:%Y-%m-%d %H:%M} UTC")
    for dissent in statement.dissents:
        click.echo(f"  {dissent.party} dissents")
    if statement.makes is not None:
        _say_version(statement.makes, _unsigned(statement), whole=agreement is not None)
    level = Finality(found.finality)
    click.echo(f"adopted: entry {found.index}; L{int(level)} {level.name.lower()}")
    click.echo("Whether a key was revoked since, only the whole record shows.")


def _unsigned(statement: AdoptedStatement) -> tuple[str, ...]:
    """Return who has to sign the version a statement makes, and did not sign the statement."""
    needed = statement.makes.signatories if statement.makes else ()
    return tuple(party for party in needed if party not in statement.signatures)


def _say_version(makes: VersionMade, unsigned: Sequence[str], *, whole: bool) -> None:
    click.echo(
        f"makes: {makes.agreement} {makes.version} in the place of {makes.supersedes} "
        f"({makes.sha256[:16]})"
    )
    if whole:
        click.echo("  the file is that version, word for word")
    if unsigned:
        click.echo(f"  not signed with it by {', '.join(unsigned)}: silence signs no amendment")


def _check_version(statement: AdoptedStatement, path: Path) -> None:
    """Raise `InputError` where a file is not the version that was signed with a statement."""
    agreement = _agreement(path)
    if statement.makes is None:
        raise InputError("this statement makes no version of an agreement", where=statement.id)
    if not is_version(statement.makes, agreement):
        raise InputError(
            f"this is not the version that was signed, {statement.makes.sha256[:16]}",
            where=str(path),
            advice="Take it from the page of the agreement or of the draft",
        )


def _agreement(path: Path) -> Agreement:
    try:
        text = read_file(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("this is no text in UTF-8", where=str(path)) from error
    return read_version(text, str(path)) if text.lstrip().startswith("{") else load(path)
