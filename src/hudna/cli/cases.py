"""`hudna cases`: what is before the guarantors, and how one case stands."""

from collections.abc import Iterator
from pathlib import Path

import click

from hudna.cli.context import open_desk, sign_as
from hudna.cli.measure_lines import standing_line
from hudna.cli.output import json_option, node_option, print_json
from hudna.cli.submit import reading_key_option
from hudna.db.gate import Reader, released_to
from hudna.errors import NotFound
from hudna.model.bulletin import CaseFile, Vote
from hudna.model.case import Case, Finding, Motion
from hudna.model.codec import to_json
from hudna.model.question import Question
from hudna.model.remark import told
from hudna.model.urgency import urgent_first
from hudna.text.terms import term

__all__ = ["answer", "case_file", "cases"]


@click.command()
@click.argument("case_id", required=False)
@node_option
@json_option
@reading_key_option
def cases(case_id: str | None, node: Path, as_json: bool, key_file: Path | None) -> None:
    """List cases, or show one with its findings and ballots."""
    desk = open_desk(node)
    actor = sign_as(desk, key_file)[1] if key_file else None
    reader = released_to(actor, now=desk.now())
    if case_id:
        file = case_file(reader, case_id)
        if as_json:
            print_json(to_json(file))
            return
        click.echo(f"{file.case.id}  {term('case_state', file.case.state, 'en')}")
        for finding in file.findings:
            grade = f"{finding.source_grade}{finding.information_grade}"
            click.echo(f"  finding  {finding.party}: {answer(finding)} ({grade}) {finding.reasons}")
        for vote in file.votes:
            _show_vote(vote)
        for account, parties in told(file.accounts):
            click.echo(f"  account  {account.id} {', '.join(parties)}: {account.words}")
        for owed in urgent_first(file.measures):
            click.echo(f"  measure  {standing_line(owed, reader.now)}")
        return
    for case in _all_cases(reader):
        if as_json:
            print_json(to_json(case))
            continue
        incident = reader.incident(case.incident)
        where = incident.place.name or "?"
        state = term("case_state", case.state, "en")
        click.echo(f"{case.id}  {state:20} {incident.event_type:20} {incident.when.start} {where}")


def _show_vote(vote: Vote) -> None:
    follow = "".join(f", then {m.measure} by {m.owner}" for m in vote.motion.measures)
    click.echo(f"  motion   {vote.motion.id}: {answer(vote.motion)}{follow}")
    for ballot in vote.ballots:
        click.echo(f"  ballot   {ballot.party}: {ballot.choice} {ballot.dissent}")
    for remark in vote.remarks:
        click.echo(f"  heard    {remark.party} ({remark.capacity}): {remark.words}")
    if vote.determination:
        said = vote.determination.explanation
        click.echo(f"  {said.get('en', vote.determination.result)}")


def answer(said: Finding | Motion) -> str:
    """Return in words what a finding or motion answers."""
    if said.result is not None:
        return term("finding_result", said.result, "en")
    if said.question is Question.ATTRIBUTION:
        return f"done by {said.attributed_to}" if said.attributed_to else "nobody can be named"
    return term("question", said.question, "en")


def case_file(reader: Reader, case_id: str) -> CaseFile:
    """Return a case as released; raises `NotFound` with what to do."""
    try:
        return reader.case_file(case_id)
    except NotFound as error:
        raise NotFound(
            f"no case {case_id} is released to you",
            advice="See 'hudna cases'; name your office's key with --key",
        ) from error


def _all_cases(reader: Reader) -> Iterator[Case]:
    page = reader.cases()
    yield from page.items
    while page.next:
        page = reader.cases(after=page.next)
        yield from page.items
