"""The vote: motion, ballots, silence as silence, dissent in its own words, what follows."""

from hudna.model.bulletin import Bulletin, CaseFile
from hudna.model.case import Ballot, Determination, Motion
from hudna.model.mechanism import DecisionRule, RuleKind
from hudna.model.party import Party
from hudna.publish.calendar import moment
from hudna.publish.naming import in_language, name_run, party_name
from hudna.publish.page import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Text,
)
from hudna.publish.sections import measures
from hudna.publish.sections.basis import number, prose
from hudna.publish.words import Words
from hudna.text.terms import term_of

__all__ = ["blocks"]


def blocks(file: CaseFile, bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return motion, ballots, determination and measures; a sentence while there is no motion."""
    heading = Heading(4, words.say("votes.heading"))
    decided_by = file.determination.rule if file.determination else file.case.rule
    rule = Paragraph(_rule(decided_by, bulletin, words))
    if file.motion is None:
        return (heading, rule, Paragraph(words.say("votes.none")))
    shown: list[Block] = [heading, rule, _motion(file.motion, bulletin, words)]
    shown.append(_ballots(file, bulletin, words))
    if file.determination is not None:
        shown.extend(_determination(file.determination, bulletin, words))
    if file.measures:
        shown.extend(measures.blocks(file, bulletin, words))
    return tuple(shown)


def _rule(rule: DecisionRule, bulletin: Bulletin, words: Words) -> Text:
    members = number(len(bulletin.mechanism.guarantors))
    if rule.kind is RuleKind.K_OF_N and rule.k is not None:
        return words.say("votes.k_of_n", k=number(rule.k), n=members)
    return words.say("votes.unanimity", n=members)


def _motion(motion: Motion, bulletin: Bulletin, words: Words) -> Paragraph:
    mover = name_run(party_name(motion.proposed_by, bulletin.mechanism, words.language))
    result = term_of(motion.result, words.language)
    if motion.measure is None:
        return Paragraph(words.say("votes.motion", mover=mover, result=result))
    measure = term_of(motion.measure, words.language)
    return Paragraph(
        words.say("votes.motion_with_measure", mover=mover, result=result, measure=measure)
    )


def _ballots(file: CaseFile, bulletin: Bulletin, words: Words) -> Table:
    columns = (
        Column(words.say("findings.guarantor"), share=2),
        Column(words.say("votes.choice"), share=2),
        Column(words.say("votes.words"), share=8),
    )
    rows = tuple(_ballot(g, file, words) for g in bulletin.mechanism.guarantors)
    return Table(words.say("votes.caption"), columns, rows)


def _ballot(guarantor: Party, file: CaseFile, words: Words) -> Row:
    name = name_run(in_language(guarantor.names, words.language))
    ballot: Ballot | None = next((b for b in file.ballots if b.party == guarantor.id), None)
    if ballot is None:
        closed = file.determination is not None
        silence = words.plain("votes.silent" if closed else "votes.awaited")
        return Row((name, (Run(silence, tone="soft"),), ()))
    dissent: Cell = Quote(ballot.dissent, ballot.language) if ballot.dissent else ()
    return Row((name, (Run(term_of(ballot.choice, words.language), strong=True),), dissent))


def _determination(determination: Determination, bulletin: Bulletin, words: Words) -> list[Block]:
    result = term_of(determination.result, words.language)
    finding = term_of(determination.finding, words.language)
    sentence = words.say(
        "votes.determined",
        result=(Run(result, strong=True),),
        finding=finding,
        at=moment(determination.at, bulletin.mechanism.zone, words),
    )
    explained = in_language(determination.explanation, words.language)
    shown: list[Block] = [Heading(4, words.say("votes.determination")), Paragraph(sentence)]
    if explained:
        shown.append(Paragraph(prose(explained, words.language)))
    return shown
