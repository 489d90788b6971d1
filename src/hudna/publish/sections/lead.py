"""The sentence a bulletin opens with, and what stands beside its figures."""

from datetime import date

from hudna.model.bulletin import Bulletin
from hudna.model.case import CaseState
from hudna.publish.calendar import day_run
from hudna.publish.naming import in_order, party_name, party_run
from hudna.publish.page import Block, Heading, Level, Paragraph, Run, Text
from hudna.publish.public import WITHHELD
from hudna.publish.sections.basis import basis, number
from hudna.publish.sections.measures import overdue
from hudna.publish.sections.registers import total_of
from hudna.publish.words import Words

__all__ = ["OPEN", "blocks", "day_number"]

OPEN = (CaseState.REPORTED, CaseState.UNDER_VERIFICATION, CaseState.REOPENED)
"""States in which guarantors still owe an answer."""


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the opening sentence, what waits, what is overdue, and the basis of the figures."""
    return (
        Heading(1, _sentence(bulletin, words)),
        Paragraph(_standing(bulletin, words), Level.LEAD),
        *overdue(bulletin, words),
        Paragraph(basis(bulletin, words), Level.NOTE),
    )


def day_number(bulletin: Bulletin) -> int | None:
    """Return which day of the agreement this is, its first day being 1; null if not in force."""
    start = bulletin.agreement.in_force.start
    if start is None:
        return None
    number = (bulletin.day - date.fromisoformat(start[:10])).days + 1
    return number if number > 0 else None


def _sentence(bulletin: Bulletin, words: Words) -> Text:
    day = day_run(bulletin.day, words)
    day_of = day_number(bulletin)
    start: Text = ()
    if day_of is not None:
        start = words.say("lead.day", n=number(day_of, words))
    total = total_of(bulletin)
    if total is None or not any(value is not None for value in total.by_side.values()):
        return (*start, *words.say("lead.no_list", day=day))
    said = [
        _registered(side, total.by_side.get(side), bulletin, words)
        for side in in_order(bulletin.registers.sides, bulletin.mechanism)
    ]
    sides = words.join(said, link=words.plain("lead.link") or None)
    return (*start, *words.say("lead.registered", sides=sides, day=day))


def _registered(side: str, count: int | None, bulletin: Bulletin, words: Words) -> Text:
    name = party_name(side, bulletin.mechanism, words.language)
    key = "lead.gave_no_list" if count is None else "lead.side"
    return words.say(
        key,
        side=party_run(side, bulletin.mechanism, words),
        registered=words.of_gender("registered", name),
        gave=words.of_gender("gave", name),
        n=number("" if count is None else count, words),
    )


def _standing(bulletin: Bulletin, words: Words) -> Text:
    sentences: list[Text] = []
    total = total_of(bulletin)
    if total is not None and len(bulletin.registers.sides) > 1:
        low = number(total.union.low, words, strong=True)
        high = number(total.union.high, words, strong=True)
        sentences.append(words.say("lead.union", low=low, high=high))
    waiting = sum(file.case.state in OPEN for file in bulletin.cases)
    decided = sum(any(v.determination for v in file.votes) for file in bulletin.cases)
    late = sum(
        measure.overdue(bulletin.made_at) for file in bulletin.cases for measure in file.measures
    )
    # Where cases are held back, none printed does not mean that none waits.
    if waiting or WITHHELD not in bulletin.coverage:
        sentences.append(words.counted("lead.waiting", waiting))
    if decided:
        sentences.append(words.counted("lead.decided", decided))
    if late:
        sentences.append(words.counted("lead.overdue", late))
    spaced: list[Run] = []
    for sentence in sentences:
        spaced.extend((*sentence, Run(" ")))
    return tuple(spaced[:-1])
