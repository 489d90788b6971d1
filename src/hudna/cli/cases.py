"""`hudna cases`, `find`, `motion` and `vote`."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from hudna.actions.cast_vote import cast_vote
from hudna.actions.conclude_motion import conclude_motion
from hudna.actions.propose_motion import propose_motion
from hudna.actions.record_finding import record_finding
from hudna.actions.statements import SignedStatement, prepare, sign_with
from hudna.cli.context import open_desk, sign_as
from hudna.cli.output import json_option, node_option, print_json
from hudna.cli.submit import key_option, reading_key_option
from hudna.db.desk import Desk, KeySigner, new_salt
from hudna.db.gate import Reader, released_to
from hudna.errors import NotFound
from hudna.model.bulletin import CaseFile
from hudna.model.case import Ballot, Case, Choice, Finding, FindingResult, MeasureKind, Motion
from hudna.model.codec import to_json
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.text.terms import term

__all__ = ["cases", "find", "motion", "signed", "vote"]


def signed(desk: Desk, signer: KeySigner, kind: str, value: Any) -> SignedStatement:
    """Return `value` as a statement signed by `signer`."""
    prepared = prepare(
        desk.store, desk.record, kind, value, key=signer.key, now=desk.now(), salt=new_salt
    )
    return sign_with(signer, prepared)


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
        file = _case_file(reader, case_id)
        if as_json:
            print_json(to_json(file))
            return
        click.echo(f"{file.case.id}  {term('case_state', file.case.state, 'en')}")
        for finding in file.findings:
            grade = f"{finding.source_grade}{finding.information_grade}"
            click.echo(f"  finding  {finding.party}: {finding.result} ({grade}) {finding.reasons}")
        if file.motion:
            click.echo(f"  motion   {file.motion.id}: {file.motion.result}")
        for ballot in file.ballots:
            click.echo(f"  ballot   {ballot.party}: {ballot.choice} {ballot.dissent}")
        if file.determination:
            click.echo(f"  {file.determination.explanation.get('en', file.determination.result)}")
        for owed in file.measures:
            state = term("measure_state", owed.standing(reader.now), "en")
            due = owed.due.isoformat(timespec="minutes")
            click.echo(f"  measure  {owed.id} {owed.owner}: {owed.kind}, due {due}, {state}")
        return
    for case in _all_cases(reader):
        if as_json:
            print_json(to_json(case))
            continue
        incident = reader.incident(case.incident)
        where = incident.place.name or "?"
        state = term("case_state", case.state, "en")
        click.echo(f"{case.id}  {state:20} {incident.event_type:20} {incident.when.start} {where}")


def _case_file(reader: Reader, case_id: str) -> CaseFile:
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


@click.command()
@click.argument("case_id")
@click.argument("result", type=click.Choice([r.value for r in FindingResult]))
@node_option
@key_option
@click.option("--grade", default="F6", show_default=True, help="Admiralty grade, such as B2.")
@click.option("--reasons", required=True, help="Why, in words.")
@click.option("--language", default="en", show_default=True, help="Language of the reasons.")
def find(
    case_id: str, result: str, node: Path, key_file: Path, grade: str, reasons: str, language: str
) -> None:
    """Record your party's finding on a case."""
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    now = desk.now()
    finding = Finding(
        id=make_id("finding", case_id, actor.id, now.isoformat(), reasons),
        case=case_id,
        party=actor.party,
        by=actor.id,
        result=FindingResult(result),
        source_grade=grade[:1].upper(),
        information_grade=grade[1:],
        reasons=reasons,
        language=language,
        evidence=(),
        at=now,
    )
    record_finding(desk.store, desk.record, signed(desk, signer, "finding", finding), now)
    desk.sequence()
    click.echo(f"{finding.id} is in the record. It is signed: this cannot be undone.")


@click.command()
@click.argument("case_id")
@click.argument("result", type=click.Choice([r.value for r in FindingResult]))
@node_option
@key_option
@click.option("--measure", type=click.Choice([m.value for m in MeasureKind]))
@click.option("--owner", help="Party that owes the measure.")
@click.option("--due", type=click.DateTime(), help="When the measure is due (UTC).")
def motion(
    case_id: str,
    result: str,
    node: Path,
    key_file: Path,
    measure: str | None,
    owner: str | None,
    due: datetime | None,
) -> None:
    """Put a result, and what should follow, to the vote."""
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    put = new_motion(
        desk,
        actor,
        case_id,
        FindingResult(result),
        MeasureKind(measure) if measure else None,
        owner,
        due.replace(tzinfo=UTC) if due else None,
    )
    propose_motion(desk.store, desk.record, signed(desk, signer, "motion", put), desk.now())
    desk.sequence()
    click.echo(f"{put.id} is open.\nNext: hudna vote {case_id} for --key KEY")


def new_motion(
    desk: Desk,
    actor: Actor,
    case_id: str,
    result: FindingResult,
    measure: MeasureKind | None,
    owner: str | None,
    due: datetime | None,
) -> Motion:
    """Return a motion by an office's party, put now."""
    now = desk.now()
    return Motion(
        id=make_id("motion", case_id, actor.party, now.isoformat(), result),
        case=case_id,
        proposed_by=actor.party,
        result=result,
        measure=measure,
        measure_owner=owner,
        measure_due=due,
        at=now,
    )


@click.command()
@click.argument("case_id")
@click.argument("choice", type=click.Choice([c.value for c in Choice]))
@node_option
@key_option
@click.option("--dissent", default="", help="Why not, in words.")
@click.option("--language", default="en", show_default=True, help="Language of the dissent.")
def vote(
    case_id: str, choice: str, node: Path, key_file: Path, dissent: str, language: str
) -> None:
    """Cast your party's vote on the open motion of a case."""
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    now = desk.now()
    file = _case_file(released_to(actor, now=now), case_id)
    if file.motion is None or file.determination is not None:
        raise NotFound("no motion is open on this case", advice="Put one with 'hudna motion'")
    ballot = Ballot(
        id=make_id("ballot", file.motion.id, actor.party),
        motion=file.motion.id,
        case=case_id,
        party=actor.party,
        by=actor.id,
        choice=Choice(choice),
        dissent=dissent,
        language=language,
        at=now,
    )
    cast_vote(desk.store, desk.record, signed(desk, signer, "ballot", ballot), now)
    decided = conclude_motion(desk.operator(), file.motion.id)
    desk.sequence()
    click.echo(f"{ballot.id} is in the record. It is signed: this cannot be undone.")
    if decided:
        click.echo(decided.explanation.get("en", decided.result.value))
