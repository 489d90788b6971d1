"""`hudna find`, `motion` and `vote`: what guarantors find, put to the vote, and decide."""

from datetime import UTC, datetime
from pathlib import Path

import click

from hudna.actions.cast_vote import cast_vote
from hudna.actions.conclude_motion import conclude_motion
from hudna.actions.propose_motion import propose_motion
from hudna.actions.record_finding import record_finding
from hudna.cli.cases import case_file
from hudna.cli.context import open_desk, sign_as, signed
from hudna.cli.output import node_option
from hudna.cli.own_desk import say
from hudna.cli.submit import key_option
from hudna.db.gate import released_to
from hudna.errors import InputError, NotFound
from hudna.model.case import (
    Ballot,
    Choice,
    Finding,
    FindingResult,
    MeasureAsked,
    MeasureKind,
    Motion,
)
from hudna.model.identity import make_id
from hudna.model.question import Question, StandardOfProof

__all__ = ["find", "motion", "vote"]

_FOUND = {result.value: (Question.OCCURRENCE, result) for result in FindingResult}
_NAMED = {
    "attributed": (Question.ATTRIBUTION, None),
    "nobody_named": (Question.ATTRIBUTION, None),
}
_ENDS = {
    "measures": (Question.MEASURES, None),
    "close": (Question.CLOSURE, None),
    "reopen": (Question.REOPENING, None),
}
_to_option = click.option("--to", "named", help="Who did it, with 'attributed': an actor's id.")


@click.command()
@click.argument("case_id")
@click.argument("result", type=click.Choice([*_FOUND, *_NAMED]))
@node_option
@key_option
@_to_option
@click.option(
    "--standard",
    type=click.Choice([s.value for s in StandardOfProof]),
    help="How sure it is; needed to name who did it.",
)
@click.option("--grade", default="F6", show_default=True, help="Admiralty grade, such as B2.")
@click.option("--evidence", multiple=True, help="What it rests on: ids; may be repeated.")
@click.option("--reasons", required=True, help="Why, in words.")
@click.option("--language", default="en", show_default=True, help="Language of the reasons.")
def find(
    case_id: str,
    result: str,
    node: Path,
    key_file: Path,
    named: str | None,
    standard: str | None,
    grade: str,
    evidence: tuple[str, ...],
    reasons: str,
    language: str,
) -> None:
    """Record your party's finding on a case: whether it happened, or who did it."""
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    now = desk.now()
    question, answered = {**_FOUND, **_NAMED}[result]
    finding = Finding(
        id=make_id("finding", case_id, actor.id, now.isoformat(), reasons),
        case=case_id,
        party=actor.party,
        by=actor.id,
        result=answered,
        source_grade=grade[:1].upper(),
        information_grade=grade[1:],
        reasons=reasons,
        language=language,
        evidence=evidence,
        at=now,
        question=question,
        attributed_to=_named(result, named),
        standard=StandardOfProof(standard) if standard else None,
    )
    say(desk, record_finding, signed(desk, signer, "finding", finding))
    click.echo(f"{finding.id} is in the record. It is signed: this cannot be undone.")


@click.command()
@click.argument("case_id")
@click.argument("result", type=click.Choice([*_FOUND, *_NAMED, *_ENDS]))
@node_option
@key_option
@_to_option
@click.option(
    "--measure",
    "measures",
    type=(click.Choice([m.value for m in MeasureKind]), str, click.DateTime()),
    multiple=True,
    metavar="KIND OWNER DUE",
    help="What follows if carried: kind, party that owes it, due time (UTC); may be repeated.",
)
@click.option("--reasons", default="", help="Why, in words; needed to reopen a case.")
@click.option("--language", default="en", show_default=True, help="Language of the reasons.")
def motion(
    case_id: str,
    result: str,
    node: Path,
    key_file: Path,
    named: str | None,
    measures: tuple[tuple[str, str, datetime], ...],
    reasons: str,
    language: str,
) -> None:
    """Put a question about a case, and what should follow, to the vote."""
    desk = open_desk(node)
    signer, actor = sign_as(desk, key_file)
    now = desk.now()
    question, answered = {**_FOUND, **_NAMED, **_ENDS}[result]
    put = Motion(
        id=make_id("motion", case_id, actor.party, now.isoformat(), result),
        case=case_id,
        proposed_by=actor.party,
        question=question,
        result=answered,
        attributed_to=_named(result, named),
        measures=tuple(
            MeasureAsked(MeasureKind(kind), owner, due.replace(tzinfo=UTC))
            for kind, owner, due in measures
        ),
        reasons=reasons,
        language=language,
        at=now,
    )
    say(desk, propose_motion, signed(desk, signer, "motion", put))
    click.echo(f"{put.id} is open.\nNext: hudna vote {case_id} for --key KEY")


def _named(result: str, named: str | None) -> str | None:
    """Return who is named; raises `InputError` where naming and result do not fit."""
    if (result == "attributed") is (named is None):
        raise InputError(
            "'attributed' and --to go together",
            where="--to",
            advice="Name who did it, or say 'nobody_named'",
        )
    return named


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
    open_vote = case_file(released_to(actor, now=now), case_id).open_vote
    if open_vote is None:
        raise NotFound("no motion is open on this case", advice="Put one with 'hudna motion'")
    ballot = Ballot(
        id=make_id("ballot", open_vote.motion.id, actor.party),
        motion=open_vote.motion.id,
        case=case_id,
        party=actor.party,
        by=actor.id,
        choice=Choice(choice),
        dissent=dissent,
        language=language,
        at=now,
    )
    say(desk, cast_vote, signed(desk, signer, "ballot", ballot))
    decided = None if desk.is_own else conclude_motion(desk.operator(), ballot.motion)
    desk.sequence()
    click.echo(f"{ballot.id} is in the record. It is signed: this cannot be undone.")
    if decided:
        click.echo(decided.explanation.get("en", decided.result.value))
