"""What is alleged: an incident beside the clauses it may touch, before anybody has found."""

from hudna.model.agreement import Agreement, Allegation, Outcome
from hudna.model.bulletin import Bulletin, CaseFile
from hudna.model.party import Names
from hudna.publish.naming import in_language, named, who
from hudna.publish.page import (
    Block,
    Fact,
    Facts,
    Flow,
    Heading,
    Level,
    Listing,
    Paragraph,
    Run,
    Text,
)
from hudna.publish.sections.basis import as_written, number, told
from hudna.publish.words import Words
from hudna.text import figures
from hudna.text.terms import term_of

__all__ = ["blocks"]


def blocks(file: CaseFile, bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return each allegation with its clause, reasons and what would change it."""
    shown: list[Block] = [Heading(4, words.say("alleged.heading"))]
    if not file.allegations:
        return (*shown, Paragraph(words.say("alleged.none")))
    if file.incident.accused:
        names = [who(one, one, bulletin.mechanism, words) for one in file.incident.accused]
        shown.append(Paragraph(words.say("alleged.accused", names=words.join(names))))
    if file.incident.contested:
        shown.append(Paragraph(words.say("alleged.contested")))
    outside = [a for a in file.allegations if a.outcome is Outcome.OUTSIDE_SCOPE]
    for allegation in file.allegations:
        if allegation not in outside:
            shown.extend(_allegation(allegation, bulletin, words))
    if outside:
        shown.append(Paragraph(_outside(outside, bulletin, words), Level.NOTE))
    return tuple(shown)


def _outside(allegations: list[Allegation], bulletin: Bulletin, words: Words) -> Text:
    """Return one line of the clauses that do not reach the incident, agreement by agreement."""
    clauses: dict[tuple[str, str], list[Text]] = {}
    for one in allegations:
        known = clauses.setdefault((one.agreement, one.version), [])
        known.append(_clause_name(one, bulletin, words))
    named = [
        words.say(
            "alleged.of", clause=words.join(those), agreement=_agreement_name(*key, bulletin, words)
        )
        for key, those in clauses.items()
    ]
    return words.say("alleged.outside", clauses=words.join(named, link="semicolon"))


def _allegation(allegation: Allegation, bulletin: Bulletin, words: Words) -> list[Block]:
    outcome = (Run(term_of(allegation.outcome, words.language), strong=True),)
    clause = _clause(allegation, bulletin, words)
    facts = [Fact(words.say("alleged.outcome"), outcome), Fact(words.say("alleged.clause"), clause)]
    if allegation.probability is not None:
        low, high = allegation.probability
        ends = "–".join(figures.number(end, words.language, places=2) for end in (low, high))
        chance = words.say("alleged.chance", range=number(ends, words))
        facts.append(Fact(words.say("alleged.in_scope"), chance))
    shown: list[Block] = [Facts(tuple(facts))]
    if allegation.reasons:
        shown.append(_listing(allegation.reasons, words))
    if allegation.would_change:
        shown.append(Paragraph(words.say("alleged.would_change"), Level.KICKER))
        shown.append(_listing(allegation.would_change, words))
    return shown


def _listing(sentences: tuple[Names, ...], words: Words) -> Listing:
    different = {in_language(sentence, words.language): sentence for sentence in sentences}
    return Listing(tuple(told(sentence, words) for sentence in different.values()))


def _clause_name(allegation: Allegation, bulletin: Bulletin, words: Words) -> Text:
    agreement = _agreement(allegation.agreement, allegation.version, bulletin)
    clauses = agreement.clauses if agreement else ()
    names = next((c.names for c in clauses if c.id == allegation.clause), None)
    if names is None:
        return (Run(allegation.clause, Flow.CODE),)
    return named(names, words.language)


def _agreement_name(agreement_id: str, version: str, bulletin: Bulletin, words: Words) -> Text:
    agreement = _agreement(agreement_id, version, bulletin)
    if agreement is None:
        return (Run(agreement_id, Flow.CODE),)
    return named(agreement.names, words.language)


def _agreement(agreement_id: str, version: str, bulletin: Bulletin) -> Agreement | None:
    known = (bulletin.agreement, *bulletin.agreements)
    return next((a for a in known if (a.id, a.version) == (agreement_id, version)), None)


def _clause(allegation: Allegation, bulletin: Bulletin, words: Words) -> Text:
    key = (allegation.agreement, allegation.version)
    return words.say(
        "alleged.in_version",
        clause=_clause_name(allegation, bulletin, words),
        agreement=_agreement_name(*key, bulletin, words),
        version=as_written(allegation.version),
    )
