"""What is expected of the coming days, as far as it is public, and which alerts were sent."""

from hudna.model.bulletin import Bulletin, ToldAlert
from hudna.model.outlook import Outlook
from hudna.publish.alert_words import alert_subject, say
from hudna.publish.naming import party_name
from hudna.publish.outlook_words import (
    expected_words,
    normal_words,
    past_words,
    standing_words,
)
from hudna.publish.page import Block, Heading, Level, Listing, Paragraph, Run, Text
from hudna.publish.words import Words
from hudna.text.calendar import day_words
from hudna.text.sentences import listed

__all__ = ["blocks"]


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the section; nothing where there is neither an outlook nor an alert."""
    if bulletin.outlook is None and not bulletin.alerts:
        return ()
    said: list[Block] = [Heading(2, _said(say("section_heading", words.language)))]
    if bulletin.outlook is not None:
        said += _outlook(bulletin.outlook, bulletin, words)
    if bulletin.alerts:
        said.append(Listing(tuple(_alert(one, bulletin, words) for one in bulletin.alerts)))
    return tuple(said)


def _outlook(outlook: Outlook, bulletin: Bulletin, words: Words) -> list[Block]:
    code = words.language
    expected = " ".join(filter(None, [expected_words(outlook, code), normal_words(outlook, code)]))
    sides = tuple(
        _said(standing_words(one, party_name(one.side, bulletin.mechanism, code), code))
        for one in outlook.sides
    )
    made = say("section_made", code, day=day_words(outlook.day, code))
    return [
        Paragraph(_said(expected)),
        *([Listing(sides)] if sides else []),
        Paragraph(_said(past_words(outlook, code))),
        Paragraph(_said(made), Level.NOTE),
    ]


def _alert(told: ToldAlert, bulletin: Bulletin, words: Words) -> Text:
    code = words.language

    def names(parties: tuple[str, ...]) -> str:
        if not parties:
            return say("section_nobody", code)
        return listed([party_name(p, bulletin.mechanism, code) for p in parties], code)

    return _said(
        say(
            "section_alert",
            code,
            subject=alert_subject(told.alert, code),
            by=names(told.acknowledged),
            missing=names(told.missing),
        )
    )


def _said(words: str) -> Text:
    return (Run(words),)
