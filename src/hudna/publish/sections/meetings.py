"""Meetings the reports speak of, with who sat for whom."""

from hudna.model.bulletin import Bulletin
from hudna.model.reading import Participant
from hudna.model.talks import Meeting
from hudna.publish.calendar import span_words
from hudna.publish.naming import as_said, place_name
from hudna.publish.page import Block, Column, Heading, Row, Run, Table, Text
from hudna.publish.words import Words
from hudna.text.terms import term

__all__ = ["blocks"]


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the table of meetings; nothing when none was reported."""
    told = [meeting for meeting in bulletin.meetings if _says_something(meeting)]
    if not told:
        return ()
    columns = (
        Column(words.say("meetings.what"), share=3),
        Column(words.say("meetings.when"), share=3),
        Column(words.say("meetings.who"), share=6),
    )
    rows = tuple(_row(meeting, words) for meeting in told)
    table = Table(words.say("meetings.caption"), columns, rows)
    return (Heading(2, words.say("meetings.heading")), table)


def _says_something(meeting: Meeting) -> bool:
    """Return whether more is known than that people met: when, who, or what came of it."""
    dated = meeting.when.start is not None or meeting.when.end is not None
    return dated or bool(meeting.participants) or meeting.outcome is not None


def _row(meeting: Meeting, words: Words) -> Row:
    kind = term("meeting_type", meeting.type, words.language)
    what: Text = (Run(words.capital(kind), strong=True),)
    if meeting.place:
        what = (*what, Run(words.plain("comma")), *as_said(place_name(meeting.place, words), words))
    who = words.join([_participant(one, words) for one in meeting.participants], link="semicolon")
    if meeting.outcome:
        outcome = words.say("meetings.outcome", outcome=as_said(meeting.outcome, words))
        who = (*who, Run(" "), *outcome) if who else outcome
    return Row((what, span_words(meeting.when, words), who))


def _participant(one: Participant, words: Words) -> Text:
    details = [as_said(part, words) for part in (one.role, one.delegation) if part]
    if not details:
        return as_said(one.name, words)
    return words.say(
        "meetings.participant", name=as_said(one.name, words), details=words.join(details)
    )
