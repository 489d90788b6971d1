"""What is alleged: an incident beside the clauses it may touch, before anybody has found."""

from hudna.model.agreement import Agreement, Allegation, Outcome
from hudna.model.bulletin import Bulletin, CaseFile
from hudna.model.party import Names
from hudna.publish.naming import in_language, name_run, party_name
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
from hudna.publish.sections.basis import number, prose
from hudna.publish.words import Words
from hudna.text.terms import term_of

__all__ = ["blocks"]


def blocks(file: CaseFile, bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return each allegation with its clause, reasons and what would change it."""
    shown: list[Block] = [Heading(4, words.say("alleged.heading"))]
    if not file.allegations:
        return (*shown, Paragraph(words.say("alleged.none")))
    if file.incident.accused:
        names = [
            name_run(party_name(one, bulletin.mechanism, words.language))
            for one in file.incident.accused
        ]
        shown.append(Paragraph(words.say("alleged.accused", names=words.join(names))))
    if file.incident.contested:
        shown.append(Paragraph(words.say("alleged.contested")))
    outside = [a for a in file.allegations if a.outcome is Outcome.OUTSIDE_SCOPE]
    for allegation in file.allegations:
        if allegation not in outside:
            shown.extend(_allegation(allegation, bulletin, words))
    if outside:
        clauses = [_clause_name(a, bulletin.agreement, words) for a in outside]
        named = words.join(clauses, link="semicolon")
        shown.append(Paragraph(words.say("alleged.outside", clauses=named), Level.NOTE))
    return tuple(shown)


def _allegation(allegation: Allegation, bulletin: Bulletin, words: Words) -> list[Block]:
    outcome = (Run(term_of(allegation.outcome, words.language), strong=True),)
    clause = _clause(allegation, bulletin.agreement, words)
    facts = [Fact(words.say("alleged.outcome"), outcome), Fact(words.say("alleged.clause"), clause)]
    if allegation.probability is not None:
        low, high = allegation.probability
        chance = words.say("alleged.chance", range=number(f"{low:.2f}–{high:.2f}"))
        facts.append(Fact(words.say("alleged.in_scope"), chance))
    shown: list[Block] = [Facts(tuple(facts))]
    if allegation.reasons:
        shown.append(_listing(allegation.reasons, words))
    if allegation.would_change:
        shown.append(Paragraph(words.say("alleged.would_change")))
        shown.append(_listing(allegation.would_change, words))
    return shown


def _listing(sentences: tuple[Names, ...], words: Words) -> Listing:
    told = dict.fromkeys(in_language(sentence, words.language) for sentence in sentences)
    return Listing(tuple(prose(sentence) for sentence in told))


def _clause_name(allegation: Allegation, agreement: Agreement, words: Words) -> Text:
    if allegation.agreement != agreement.id:
        return words.say(
            "alleged.other",
            clause=(Run(allegation.clause, Flow.CODE),),
            agreement=(Run(allegation.agreement, Flow.CODE),),
        )
    names = {clause.id: clause.names for clause in agreement.clauses}
    return name_run(
        in_language(names.get(allegation.clause, {}), words.language) or allegation.clause
    )


def _clause(allegation: Allegation, agreement: Agreement, words: Words) -> Text:
    name = _clause_name(allegation, agreement, words)
    if allegation.agreement != agreement.id:
        return name
    return words.say(
        "alleged.of",
        clause=name,
        agreement=name_run(in_language(agreement.names, words.language)),
        version=number(allegation.version),
    )
