"""The votes: motion, ballots, silence as silence, dissent in its own words, who else was heard."""

from hudna.model.bulletin import Bulletin, CaseFile, Vote
from hudna.model.case import Ballot, Determination, Motion
from hudna.model.mechanism import DecisionRule, RuleKind
from hudna.model.party import Party
from hudna.model.question import Question
from hudna.model.remark import Remark
from hudna.publish.calendar import moment
from hudna.publish.naming import named, party_run, who
from hudna.publish.page import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Quote,
    Row,
    Run,
    Sides,
    Table,
    Text,
    Voice,
)
from hudna.publish.sections import measures
from hudna.publish.sections.basis import number, told
from hudna.publish.words import Words
from hudna.text.terms import term_of

__all__ = ["blocks"]

_SAID = {Question.MEASURES: "asks", Question.CLOSURE: "closes", Question.REOPENING: "reopens"}


def blocks(file: CaseFile, bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return every vote in its order, then the measures; a sentence where nothing was put."""
    if not file.votes:
        rule = Paragraph(_rule(file.case.rule, bulletin, words))
        heading = Heading(4, words.say("votes.heading"))
        return (heading, rule, Paragraph(words.say("votes.none")))
    shown: list[Block] = []
    for vote in file.votes:
        shown.extend(_vote(vote, file, bulletin, words))
    if file.measures:
        shown.extend(measures.blocks(file, bulletin, words))
    return tuple(shown)


def _vote(vote: Vote, file: CaseFile, bulletin: Bulletin, words: Words) -> list[Block]:
    rule = vote.determination.rule if vote.determination else file.case.rule
    question = term_of(vote.motion.question, words.language)
    shown: list[Block] = [
        Heading(4, words.say("votes.about", question=question)),
        Paragraph(_rule(rule, bulletin, words)),
        Paragraph(_motion(vote.motion, bulletin, words)),
        _ballots(vote, bulletin, words),
    ]
    if vote.remarks:
        heard = tuple(_voice(remark, bulletin, words) for remark in vote.remarks)
        shown += [Heading(4, words.say("votes.heard")), Sides(heard)]
    if vote.determination is not None:
        shown.extend(_determination(vote.determination, bulletin, words))
    return shown


def _rule(rule: DecisionRule, bulletin: Bulletin, words: Words) -> Text:
    if rule.kind is RuleKind.K_OF_N and rule.k is not None:
        members = number(len(bulletin.mechanism.guarantors), words)
        return words.say("votes.k_of_n", k=number(rule.k, words), n=members)
    return words.say("votes.rule", rule=term_of(rule.kind, words.language))


def _motion(motion: Motion, bulletin: Bulletin, words: Words) -> Text:
    mover = party_run(motion.proposed_by, bulletin.mechanism, words)
    if motion.result is not None:
        result = term_of(motion.result, words.language)
        said = words.say("votes.motion", mover=mover, result=result)
    elif motion.question is not Question.ATTRIBUTION:
        said = words.say(f"votes.{_SAID[motion.question]}", mover=mover)
    elif motion.attributed_to is None:
        said = words.say("votes.names_nobody", mover=mover)
    else:
        named = who(motion.attributed_to, motion.attributed_to, bulletin.mechanism, words)
        said = words.say("votes.names", mover=mover, name=named)
    if not motion.measures:
        return said
    follow: list[Text] = [(Run(term_of(m.measure, words.language)),) for m in motion.measures]
    return (*said, Run(" "), *words.say("votes.followed_by", measures=words.join(follow)))


def _ballots(vote: Vote, bulletin: Bulletin, words: Words) -> Table:
    columns = (
        Column(words.say("findings.guarantor"), share=2),
        Column(words.say("votes.choice"), share=2),
        Column(words.say("votes.words"), share=8),
    )
    seats = {party.id for party in bulletin.mechanism.guarantors}
    seats |= {ballot.party for ballot in vote.ballots}
    voters = [party for party in bulletin.mechanism.parties if party.id in seats]
    rows = tuple(_ballot(party, vote, words) for party in voters)
    return Table(words.say("votes.caption"), columns, rows)


def _ballot(voter: Party, vote: Vote, words: Words) -> Row:
    name = named(voter.names, words.language)
    ballot: Ballot | None = next((b for b in vote.ballots if b.party == voter.id), None)
    if ballot is None:
        return Row((name, (Run(_unspoken(voter.id, vote, words), tone="soft"),), ()))
    dissent: Cell = Quote(ballot.dissent, ballot.language) if ballot.dissent else ()
    return Row((name, (Run(term_of(ballot.choice, words.language), strong=True),), dissent))


def _unspoken(party: str, vote: Vote, words: Words) -> str:
    decided = vote.determination
    if decided is None:
        return words.plain("votes.awaited")
    if party in decided.left:
        return words.plain("votes.left")
    return words.plain("votes.silent" if party in decided.silent else "votes.without")


def _voice(remark: Remark, bulletin: Bulletin, words: Words) -> Voice:
    speaker = party_run(remark.party, bulletin.mechanism, words)
    stance = words.say(
        "votes.remark",
        capacity=term_of(remark.capacity, words.language),
        position=term_of(remark.position, words.language),
    )
    at = moment(remark.at, bulletin.mechanism.zone, words)
    return Voice(speaker, stance, Quote(remark.words, remark.language), at)


def _determination(determination: Determination, bulletin: Bulletin, words: Words) -> list[Block]:
    result = term_of(determination.result, words.language)
    sentence = words.say(
        "votes.determined",
        result=(Run(result, strong=True),),
        put=_put(determination, bulletin, words),
        at=moment(determination.at, bulletin.mechanism.zone, words),
    )
    shown: list[Block] = [Heading(4, words.say("votes.determination")), Paragraph(sentence)]
    if determination.explanation:
        shown.append(Paragraph(told(determination.explanation, words)))
    return shown


def _put(determination: Determination, bulletin: Bulletin, words: Words) -> Text:
    if determination.finding is not None:
        return (Run(term_of(determination.finding, words.language)),)
    asked: Text = (Run(term_of(determination.question, words.language)),)
    named = determination.attributed_to
    if named is None:
        return asked
    return (*asked, Run(words.plain("colon")), *who(named, named, bulletin.mechanism, words))
