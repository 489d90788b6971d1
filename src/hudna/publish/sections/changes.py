"""At the head of a later edition: which one it replaces, and what is printed otherwise."""

from hudna.model.bulletin import Bulletin
from hudna.model.edition import Change, ChangeKind
from hudna.publish.editions.words import change_words, naming_of
from hudna.publish.page import Block, Flow, Heading, Level, Listing, Paragraph, Run
from hudna.publish.sections.basis import number
from hudna.publish.words import Words

__all__ = ["MOST", "blocks", "in_turn"]

MOST = 60
"""So many changes are printed; all of them are in the edition's data."""


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the list of changes; nothing in a first edition."""
    if bulletin.corrects is None:
        return ()
    former = number(bulletin.edition - 1, words)
    old = (Run(bulletin.corrects, Flow.CODE),)
    shown: list[Block] = [
        Heading(2, words.say("changes.heading", edition=former)),
        Paragraph(words.say("changes.replaces", edition=former, old=old)),
    ]
    if bulletin.changes is None:
        return (*shown, Paragraph(words.say("changes.unknown")))
    if not bulletin.changes:
        return (*shown, Paragraph(words.say("changes.none")))
    listed = in_turn(bulletin.changes)[:MOST]
    naming = naming_of(bulletin)
    shown.append(Listing(tuple(change_words(one, naming, words) for one in listed)))
    left = len(bulletin.changes) - len(listed)
    if left:
        shown.append(Paragraph(words.counted("changes.more", left), Level.NOTE))
    return tuple(shown)


def in_turn(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return numbers first, then each case with what changed in it, then the rest."""
    first = (ChangeKind.REGISTERED, ChangeKind.TOGETHER)
    cases = list(dict.fromkeys(one.case for one in changes if one.case))

    def place(one: Change) -> tuple[int, int]:
        if one.kind in first:
            return 0, 0
        return (1, cases.index(one.case)) if one.case else (2, 0)

    return tuple(sorted(changes, key=place))
