"""What follows a determination: who owes it, until when, what was answered, what is overdue."""

from dataclasses import replace

from hudna.model.amendment import amendment_id
from hudna.model.bulletin import Bulletin, CaseFile
from hudna.model.case import Measure, MeasureAnswer, MeasureKind, MeasureState
from hudna.model.urgency import hours_left, urgent_first
from hudna.publish.calendar import moment
from hudna.publish.naming import named, party_run
from hudna.publish.page import Block, Column, Flow, Listing, Row, Run, Table, Text
from hudna.publish.words import Words
from hudna.text.terms import term_of

__all__ = ["blocks", "overdue"]


def blocks(file: CaseFile, bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the table of a case's measures, those overdue on top."""
    columns = (
        Column(words.say("measures.kind"), share=3),
        Column(words.say("measures.owner"), share=3),
        Column(words.say("measures.due"), share=4),
        Column(words.say("measures.state"), share=4),
    )
    rows = tuple(_row(measure, file, bulletin, words) for measure in urgent_first(file.measures))
    return (Table(words.say("measures.caption"), columns, rows),)


def overdue(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return what is overdue in any case, the longest first; nothing where nothing is."""
    cases = {m.id: file for file in bulletin.cases for m in file.measures}
    every = urgent_first(m for file in bulletin.cases for m in file.measures)
    late = [m for m in every if m.overdue(bulletin.made_at)]
    said = tuple(_late(measure, cases[measure.id], bulletin, words) for measure in late)
    return (Listing(said),) if said else ()


def _late(measure: Measure, file: CaseFile, bulletin: Bulletin, words: Words) -> Text:
    return words.say(
        "measures.late",
        since=_since(measure, bulletin, words),
        kind=term_of(measure.kind, words.language),
        owner=_owner(measure, bulletin, words),
        case=(Run(file.case.id, Flow.CODE),),
    )


def _since(measure: Measure, bulletin: Bulletin, words: Words) -> Text:
    due = moment(measure.due, bulletin.mechanism.zone, words)
    said = words.say("measures.since", due=due)
    return tuple(replace(run, tone="alert", strong=True) for run in said)


def _row(measure: Measure, file: CaseFile, bulletin: Bulletin, words: Words) -> Row:
    return Row(
        (
            (Run(term_of(measure.kind, words.language)),),
            _owner(measure, bulletin, words),
            moment(measure.due, bulletin.mechanism.zone, words),
            _state(measure, file, bulletin, words),
        )
    )


def _state(measure: Measure, file: CaseFile, bulletin: Bulletin, words: Words) -> Text:
    if measure.overdue(bulletin.made_at):
        return _since(measure, bulletin, words)
    last: MeasureAnswer | None = None
    for answer in file.answers:
        last = answer if answer.measure == measure.id else last
    if last is None:
        return (Run(term_of(measure.state, words.language)), *_left(measure, bulletin, words))
    said = (Run(term_of(last.state, words.language), strong=True),)
    at = moment(last.at, bulletin.mechanism.zone, words)
    answered = words.say("measures.answered", state=said, at=at)
    return (*answered, *_proof(measure, last, bulletin, words))


def _proof(measure: Measure, answer: MeasureAnswer, bulletin: Bulletin, words: Words) -> Text:
    """Return the amendment by which the update of a zone is said to be done, or that none is."""
    if measure.kind is not MeasureKind.ZONE_UPDATE or answer.state is not MeasureState.DONE:
        return ()
    made = (a for a in bulletin.agreements if amendment_id(a) == answer.amendment)
    version = next(made, None)
    if version is None:
        return (Run(words.plain("semicolon")), *words.say("measures.unproved"))
    proof = words.say(
        "measures.amended",
        agreement=named(version.names, words.language),
        version=(Run(version.version, Flow.CODE),),
    )
    return (Run(words.plain("semicolon")), *proof)


def _left(measure: Measure, bulletin: Bulletin, words: Words) -> Text:
    hours = hours_left(measure, bulletin.made_at)
    if hours is None:
        return ()
    left = words.counted("measures.left", hours) if hours else words.say("measures.soon")
    return (Run(words.plain("semicolon")), *left)


def _owner(measure: Measure, bulletin: Bulletin, words: Words) -> Text:
    return party_run(measure.owner, bulletin.mechanism, words)
