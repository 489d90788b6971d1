"""Which state of the record the bulletin was made from, and how anybody can check it."""

from hudna.model.bulletin import Bulletin
from hudna.publish.calendar import moment, offset, zone_name
from hudna.publish.page import Block, Fact, Facts, Flow, Heading, Paragraph, Run
from hudna.publish.sections.basis import as_written, number
from hudna.publish.words import Words

__all__ = ["blocks"]

COMMAND = "hudna record audit"
"""What a reader runs to check the record."""


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return checkpoint, the way to verify it, and the edition."""
    stamp, zone = bulletin.checkpoint, bulletin.mechanism.zone
    facts = (
        Fact(words.say("record.origin"), (Run(stamp.origin, Flow.CODE),)),
        Fact(words.say("record.size"), number(stamp.size, words)),
        Fact(words.say("record.root"), (Run(stamp.root, Flow.CODE),)),
        Fact(words.say("record.bulletin"), (Run(bulletin.id, Flow.CODE),)),
        Fact(words.say("record.edition"), number(bulletin.edition, words)),
        Fact(words.say("record.made_at"), moment(bulletin.made_at, zone, words)),
        Fact(
            words.say("record.zone"),
            words.say(
                "record.zone_is",
                city=zone_name(zone, words),
                offset=as_written(offset(bulletin.made_at, zone)),
            ),
        ),
    )
    verify = words.say("record.verify", command=(Run(COMMAND, Flow.CODE),))
    return (
        Heading(2, words.say("record.heading")),
        Facts(facts),
        Paragraph(verify),
        *_edition(bulletin, words),
    )


def _edition(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return that nothing was corrected before; a later edition says at its head what was."""
    if bulletin.corrects is None:
        return (Paragraph(words.say("record.first_edition")),)
    return ()
