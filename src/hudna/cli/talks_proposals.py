"""`hudna talks proposals`: what files seem to tell of talks, for people to accept or not."""

import sys
from pathlib import Path

import click

from hudna.actions.read_document import read_document
from hudna.cli.output import json_option, print_json
from hudna.cli.read_file import bytes_of, problems_of, tools, why_unread
from hudna.cli.read_jobs import jobs_of
from hudna.errors import HudnaError
from hudna.intake.intake import Problem, read_bytes
from hudna.model.codec import to_json
from hudna.model.proposal import Proposal
from hudna.talks.proposals import proposals_of, words_for
from hudna.text.terms import term, term_of

__all__ = ["proposals"]

_Found = tuple[str, str, tuple[Proposal, ...]]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@json_option
def proposals(files: tuple[Path, ...], as_json: bool) -> None:
    """Propose what FILES and folders seem to tell of talks.

    That is meetings, delegations with their heads, mediators, statements, commitments, and events
    between states.

    Each has the words it was read from; offsets are code points of the text as read. They are
    proposals, and nothing is known from them until somebody accepts it. Ends with 1 when a file
    could not be read.
    """
    unread = False
    for job in jobs_of(files):
        problems, found = _of_file(job.path)
        for problem in problems:
            click.echo(f"hudna: {job.path}: {problem.message}. {problem.advice}", err=True)
        unread = unread or (bool(problems) and not found)
        for name, text, made in found:
            if as_json:
                shown = {"file": str(job.path), "document": name}
                print_json({**shown, "proposals": [to_json(one) for one in made]})
            else:
                click.echo(f"{job.path}: {len(made)} proposals")
                for one in made:
                    click.echo(_line(one, text))
    if unread:
        sys.exit(1)


def _of_file(path: Path) -> tuple[tuple[Problem, ...], list[_Found]]:
    """Return what was wrong with a file, and its texts with their names and proposals."""
    reader, places = tools()
    try:
        taken = read_bytes(path.name, bytes_of(path))
        found = [
            (one.name, one.text, proposals_of(read_document(reader, places, one), one.text))
            for one in taken.documents
        ]
    except (HudnaError, OSError) as error:
        return (why_unread(path, error),), []
    return problems_of(path, taken), found


def _line(one: Proposal, text: str) -> str:
    kind = term_of(one.kind, "en")
    says = f", says {one.said_by}" if one.said_by else ""
    days = dict.fromkeys(day for day in (one.when.start, one.when.end) if day)
    when = f", {' to '.join(days)}" if one.when.start else ""
    change = f" ({term('relation_change', one.change, 'en')})" if one.change else ""
    head = f"  {kind}: {words_for(one, 'en')}{change}{when}{says}"
    parts = [
        f"    {term('proposal_part', part.name, 'en')}: {part.value}"
        + (f" ({part.id})" if part.id else "")
        + f"  [{part.span.start}:{part.span.end}]"
        for part in one.parts
    ]
    words = " ".join(one.span.of(text).split())
    return "\n".join([head, *parts, f"    “{words}”  [{one.span.start}:{one.span.end}]"])
