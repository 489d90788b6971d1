"""Rounds of talks of the month, and commitments that are overdue or due within the week."""

from hudna.model.bulletin import Bulletin, ToldUndertaking
from hudna.model.talks_round import Delegation, TalksRound
from hudna.publish.naming import named, party_run
from hudna.publish.page import Block, Column, Heading, Level, Paragraph, Row, Run, Table, Text
from hudna.publish.words import Words
from hudna.text.calendar import day_words
from hudna.text.terms import term_of

__all__ = ["blocks"]


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the tables; nothing where there is neither a round nor a commitment to name."""
    return (*_rounds(bulletin, words), *_owed(bulletin, words))


def _rounds(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    if not bulletin.rounds:
        return ()
    columns = (
        Column(words.say("talks.round"), share=4),
        Column(words.say("talks.day"), share=3),
        Column(words.say("talks.seats"), share=6),
    )
    rows = tuple(_round(one, bulletin, words) for one in bulletin.rounds)
    table = Table(words.say("talks.rounds_caption"), columns, rows)
    return (Heading(2, words.say("talks.rounds_heading")), table)


def _round(one: TalksRound, bulletin: Bulletin, words: Words) -> Row:
    code = words.language
    what = (*named(one.title, code), Run(words.plain("comma")), *named(one.place, code))
    days = day_words(one.start, code)
    if one.end is not None and one.end != one.start:
        days = f"{days} – {day_words(one.end, code)}"
    who = words.join([_seat(seat, words) for seat in one.delegations], link="semicolon")
    if one.party:
        told = words.say("talks.told", party=party_run(one.party, bulletin.mechanism, words))
        what = (*what, Run(" "), *told)
    return Row((what, (Run(days),), who))


def _seat(one: Delegation, words: Words) -> Text:
    code = words.language
    details: list[Text] = [(Run(term_of(one.seat, code)),)]
    if one.head is not None:
        details.append(words.say("talks.head", name=named(one.head.name, code)))
    return words.say(
        "meetings.participant", name=named(one.names, code), details=words.join(details)
    )


def _owed(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    if not bulletin.undertakings:
        return ()
    columns = (
        Column(words.say("measures.owner"), share=3),
        Column(words.say("talks.promise"), share=6),
        Column(words.say("measures.due"), share=3),
        Column(words.say("measures.state"), share=3),
    )
    rows = tuple(_commitment(one, bulletin, words) for one in bulletin.undertakings)
    table = Table(words.say("talks.owed_caption"), columns, rows)
    note = Paragraph(words.say("talks.no_finding"), Level.NOTE)
    return (Heading(2, words.say("talks.owed_heading")), table, note)


def _commitment(told: ToldUndertaking, bulletin: Bulletin, words: Words) -> Row:
    owed, code = told.file.undertaking, words.language
    due = day_words(owed.due, code) if owed.due is not None else words.plain("talks.no_day")
    return Row(
        (
            party_run(owed.owner, bulletin.mechanism, words),
            named(owed.words, code),
            (Run(due),),
            (Run(term_of(told.state, code)),),
        )
    )
