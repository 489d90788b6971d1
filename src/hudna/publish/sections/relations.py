"""Events between states of the month: who tells them, where, and their place on a named scale."""

from hudna.model.attribution import Attribution
from hudna.model.bulletin import Bulletin, ToldRelation
from hudna.publish.calendar import span_words
from hudna.publish.naming import named, party_run
from hudna.publish.page import Block, Column, Heading, Level, Paragraph, Row, Run, Table, Text
from hudna.publish.words import Words
from hudna.text.figures import digits, number
from hudna.text.terms import term_of

__all__ = ["blocks"]


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the table; nothing where no event was told of."""
    if not bulletin.relations:
        return ()
    columns = (
        Column(words.say("relations.when"), share=3),
        Column(words.say("relations.between"), share=3),
        Column(words.say("relations.told"), share=7),
        Column(words.say("relations.value"), share=3),
    )
    rows = tuple(_row(told, bulletin, words) for told in bulletin.relations)
    table = Table(words.say("relations.caption"), columns, rows)
    scales = dict.fromkeys(named(told.scale, words.language) for told in bulletin.relations)
    note = words.say("relations.note", scale=words.join(list(scales)))
    return (Heading(2, words.say("relations.heading")), table, Paragraph(note, Level.NOTE))


def _row(told: ToldRelation, bulletin: Bulletin, words: Words) -> Row:
    event, code = told.event, words.language
    between = words.join([party_run(one, bulletin.mechanism, words) for one in event.between])
    fields = words.join([(Run(term_of(field, code)),) for field in event.fields])
    what = (*named(event.title, code), Run(" ("), *fields, Run(")"))
    who = [_source(source, bulletin, words) for source in event.sources]
    if event.party:
        who.append(words.say("talks.told", party=party_run(event.party, bulletin.mechanism, words)))
    if who:
        what = (*what, Run(" "), *words.join(who, link="semicolon"))
    return Row((span_words(event.when, words), between, what, _value(told, words)))


def _source(source: Attribution, bulletin: Bulletin, words: Words) -> Text:
    document = named(source.citation.document, words.language) if source.citation else ()
    if not source.said_by:
        return document
    by = party_run(source.said_by, bulletin.mechanism, words)
    return words.say("relations.said", by=by, document=document) if document else by


def _value(told: ToldRelation, words: Words) -> Text:
    if told.value is None:
        return words.say("relations.no_value")
    sign = "−" if told.value < 0 else "+" if told.value > 0 else ""
    written = f"{sign}{number(abs(told.value), words.language, places=1)}"
    code = digits(told.event.code, words.language)
    return words.say(
        "relations.placed",
        value=(Run(written),),
        code=(Run(code),),
        kind=named(told.kind, words.language),
    )
