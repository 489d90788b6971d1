"""`hudna talks statements` and `prove`: joint statements, their drafts, and the proof of one."""

from pathlib import Path

import click

from hudna.actions.statement_proof import proof_in
from hudna.cli.context import open_desk
from hudna.cli.movement_file import signing_options
from hudna.cli.output import json_option, language_option, node_option, print_json
from hudna.cli.talks_shown import reader_for
from hudna.db.gate import Reader, released_to
from hudna.model.codec import to_json
from hudna.model.draft_file import DraftFile
from hudna.model.joint_statement import AdoptedStatement
from hudna.publish.naming import in_language
from hudna.record.folder import Folder
from hudna.talks.adoption import outcome_in
from hudna.text.terms import term_of

__all__ = ["prove", "statements"]

LATEST = 200


@click.command()
@node_option
@signing_options
@language_option
@json_option
def statements(
    node: Path, key_file: Path | None, office: str | None, language: str, as_json: bool
) -> None:
    """List joint statements, then drafts, as an office, or else the public, may know them.

    The newest come first, no more than 200 of each. Drafts are never public.
    """
    reader = reader_for(node, key_file, office)
    for one in reader.joint_statements(LATEST).items:
        if as_json:
            print_json({"statement": to_json(one)})
        else:
            _say(one, language)
    for file in reader.draft_files(reader.open_drafts(LATEST).items, written=False):
        _draft(file, reader, language, as_json=as_json)


def _say(one: AdoptedStatement, language: str) -> None:
    click.echo(f"{one.id}  {one.at:%Y-%m-%d %H:%M}Z  {in_language(one.title, language)}")
    parts = {
        "signed": list(one.signatures),
        "agreed": list(one.agreed),
        "silent": [silent.party for silent in one.silent],
        "dissents": [dissent.party for dissent in one.dissents],
        "unheard": list(one.unheard),
    }
    click.echo("  " + "; ".join(f"{k}: {', '.join(names)}" for k, names in parts.items() if names))


def _draft(file: DraftFile, reader: Reader, language: str, *, as_json: bool) -> None:
    outcome = outcome_in(file, reader.now)
    waiting = list(outcome.waiting) if outcome else []
    if as_json:
        state = outcome.state.value if outcome else None
        print_json({"draft": to_json(file.draft), "state": state, "waiting": waiting})
        return
    state = term_of(outcome.state, language) if outcome else "-"
    title = in_language(file.draft.title, language)
    click.echo(f"{file.draft.id}  [{state}]  {title}  {', '.join(waiting)}".rstrip())


@click.command()
@click.argument("statement")
@node_option
def prove(statement: str, node: Path) -> None:
    """Print a joint statement as a file that proves itself; `hudna talks verify` checks it."""
    desk = open_desk(node)
    reader = released_to(None, now=desk.now())
    found = reader.joint_statement(statement)
    print_json(proof_in(Folder(desk.node.record), found, reader.proof_places(found)))
