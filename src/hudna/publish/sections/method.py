"""How to read the bulletin: what a claim, a register and a finding are, and are not."""

from hudna.model.bulletin import Bulletin
from hudna.publish.page import Block, Heading, Listing
from hudna.publish.words import Words

__all__ = ["blocks"]

_NOTES = ("claim", "registered", "union", "alleges", "grades", "silence", "quotes")


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the method note."""
    notes = tuple(words.say(f"method.{note}") for note in _NOTES)
    return (
        Heading(2, words.say("method.heading")),
        Listing(notes),
    )
