"""What follows a determination: who owes it, until when, and what its owner answered."""

from hudna.model.bulletin import Bulletin, CaseFile
from hudna.model.case import Measure, MeasureAnswer
from hudna.publish.calendar import moment
from hudna.publish.naming import name_run, party_name
from hudna.publish.page import Block, Column, Level, Paragraph, Row, Run, Table, Text
from hudna.publish.words import Words
from hudna.text.terms import term, term_of

__all__ = ["blocks"]


def blocks(file: CaseFile, bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return a sentence for each overdue measure, and the table of all."""
    columns = (
        Column(words.say("measures.kind"), share=3),
        Column(words.say("measures.owner"), share=3),
        Column(words.say("measures.due"), share=4),
        Column(words.say("measures.state"), share=4),
    )
    rows = tuple(_row(measure, file, bulletin, words) for measure in file.measures)
    late = [m for m in file.measures if m.overdue(bulletin.made_at)]
    spoken = tuple(Paragraph(_late(m, bulletin, words), Level.NOTE) for m in late)
    return (*spoken, Table(words.say("measures.caption"), columns, rows))


def _late(measure: Measure, bulletin: Bulletin, words: Words) -> Text:
    alert = (Run(words.plain("measures.overdue"), tone="alert", strong=True),)
    return words.say(
        "measures.late",
        overdue=alert,
        kind=term_of(measure.kind, words.language),
        owner=_owner(measure, bulletin, words),
        due=moment(measure.due, bulletin.mechanism.zone, words),
    )


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
        late = term("measure_state", "overdue", words.language)
        return (Run(late, tone="alert", strong=True),)
    last: MeasureAnswer | None = None
    for answer in file.answers:
        last = answer if answer.measure == measure.id else last
    if last is None:
        return (Run(term_of(measure.state, words.language)),)
    said = (Run(term_of(last.state, words.language), strong=True),)
    at = moment(last.at, bulletin.mechanism.zone, words)
    return words.say("measures.answered", state=said, at=at)


def _owner(measure: Measure, bulletin: Bulletin, words: Words) -> Text:
    return name_run(party_name(measure.owner, bulletin.mechanism, words.language))
