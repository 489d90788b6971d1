"""How to read the bulletin: what a claim, a register and a finding are, and how things count."""

from hudna.model.bulletin import Bulletin
from hudna.model.tally import Tally
from hudna.publish.calendar import day_run
from hudna.publish.page import Block, Column, Heading, Listing, Row, Table, Text
from hudna.publish.sections.basis import number, told
from hudna.publish.words import Words

__all__ = ["blocks"]

_NOTES = ("claim", "registered", "union", "alleges", "grades", "silence", "quotes")


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the method note, and the same incidents under each rule of counting."""
    notes = tuple(words.say(f"method.{note}") for note in _NOTES)
    return (
        Heading(2, words.say("method.heading")),
        Listing(notes),
        *_ways(bulletin, words),
    )


def _ways(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    found = bulletin.recount
    if found is None:
        return ()
    first, last = day_run(found.first, words), day_run(found.last, words)
    columns = (
        Column(words.say("method.way"), share=5),
        Column(words.say("method.amount"), figures=True),
    )
    rows = tuple(Row((told(one.rule.names, words), _span(one, words))) for one in found.tallies)
    return (Table(words.say("method.ways", first=first, last=last), columns, rows),)


def _span(tally: Tally, words: Words) -> Text:
    if tally.most is None:
        return words.say("method.open", n=number(tally.least, words))
    same = tally.least == tally.most
    return number(tally.least if same else f"{tally.least}–{tally.most}", words)
