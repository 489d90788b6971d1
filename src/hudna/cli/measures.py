"""`hudna measure`: what was ordered, and what its owner says has become of it."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from hudna.actions.answer_measure import answer_measure
from hudna.actions.zone_amendments import zone_amendments
from hudna.assess.agreements import watched
from hudna.cli.context import open_desk, sign_as, signed
from hudna.cli.measure_lines import standing_line
from hudna.cli.output import json_option, node_option, print_json
from hudna.cli.own_desk import say
from hudna.db.gate import Reader, released_to
from hudna.errors import InputError, NotFound
from hudna.model.case import Measure, MeasureAnswer, MeasureKind, MeasureState
from hudna.model.codec import to_json
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.model.urgency import urgent_first
from hudna.text.terms import term

__all__ = ["measure", "new_answer"]


@click.command()
@click.argument("measure_id", required=False)
@node_option
@json_option
@click.option(
    "--key",
    "key_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Key file of the office that reads or signs; an answer needs one.",
)
@click.option("--done", "state", flag_value=MeasureState.DONE.value, help="Report it done.")
@click.option("--refused", "state", flag_value=MeasureState.REFUSED.value, help="Refuse it.")
@click.option("--note", default="", help="What was done, or why not, in words.")
@click.option("--amendment", help="The amendment by which the update of a zone was done.")
@click.option("--language", default="en", show_default=True, help="Language of the note.")
def measure(
    measure_id: str | None,
    node: Path,
    as_json: bool,
    key_file: Path | None,
    state: str | None,
    note: str,
    amendment: str | None,
    language: str,
) -> None:
    """List measures and who owes them, overdue ones first; show one, or answer your own."""
    desk = open_desk(node)
    if state is None:
        actor = sign_as(desk, key_file)[1] if key_file else None
        _show(released_to(actor, now=desk.now()), measure_id, as_json=as_json)
        return
    if measure_id is None or key_file is None:
        raise InputError(
            "an answer needs the measure's id and your office's key",
            advice=f"Run 'hudna measure ID --{state} --note TEXT --key FILE'",
        )
    signer, actor = sign_as(desk, key_file)
    now = desk.now()
    owed = _owed(released_to(actor, now=now), measure_id)
    made = new_answer(owed, actor, MeasureState(state), note, language, now)
    answer = replace(made, amendment=amendment)
    say(desk, answer_measure, signed(desk, signer, "measure_answer", answer))
    if as_json:
        print_json(to_json(answer))
        return
    click.echo(f"{answer.id} is in the record. It is signed: this cannot be undone.")


def new_answer(
    owed: Measure, actor: Actor, state: MeasureState, note: str, language: str, at: datetime
) -> MeasureAnswer:
    """Return what an office says of a measure at a moment."""
    return MeasureAnswer(
        id=make_id("answer", owed.id, actor.id, at.isoformat(), state),
        measure=owed.id,
        case=owed.case,
        party=actor.party,
        by=actor.id,
        state=state,
        note=note.strip(),
        language=language,
        at=at,
    )


def _owed(reader: Reader, measure_id: str) -> Measure:
    try:
        return reader.measure(measure_id)
    except NotFound as error:
        raise NotFound(
            f"no measure {measure_id} is released to you",
            advice="See 'hudna measure'; name your office's key with --key",
        ) from error


def _show(reader: Reader, measure_id: str | None, *, as_json: bool) -> None:
    if measure_id is None:
        for owed in urgent_first(reader.some(Measure)):
            if as_json:
                print_json({**_plain(owed, reader.now), "case": owed.case})
            else:
                click.echo(standing_line(owed, reader.now))
        return
    owed = _owed(reader, measure_id)
    answers = reader.answers(measure_id)
    if as_json:
        print_json({**_plain(owed, reader.now), "answers": [to_json(a) for a in answers]})
        return
    click.echo(standing_line(owed, reader.now))
    for answer in answers:
        state = term("measure_state", answer.state, "en")
        click.echo(f"  {answer.at.isoformat(timespec='minutes')}  {state}: {answer.note}")
        if answer.amendment:
            click.echo(f"    done by {answer.amendment}")
    if owed.kind is MeasureKind.ZONE_UPDATE:
        _show_changes(reader, measure_id)


def _show_changes(reader: Reader, measure_id: str) -> None:
    amended = [amendment.agreement for amendment in reader.amendments()]
    watched_here = watched(reader.mechanism().agreements, amended)
    found = zone_amendments(reader.amendments_since(measure_id), watched_here)
    for change in found:
        zones = ", ".join(names["en"] for names in change.zones)
        click.echo(f"  {change.id}: {change.version.id} {change.version.version} changed {zones}")
    if not found:
        click.echo("  no amendment changed a zone since it was ordered")


def _plain(owed: Measure, now: datetime) -> dict[str, object]:
    return {**to_json(owed), "overdue": owed.overdue(now)}
