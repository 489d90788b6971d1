"""What is alleged: an incident beside the clauses it may touch, before anybody has found."""

from hudna.model.agreement import Agreement, Allegation
from hudna.model.bulletin import Bulletin, CaseFile
from hudna.publish.naming import in_language, name_run, party_name
from hudna.publish.page import Block, Fact, Facts, Flow, Heading, Listing, Paragraph, Run, Text
from hudna.publish.sections.basis import number
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
    for allegation in file.allegations:
        shown.extend(_allegation(allegation, bulletin, words))
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
    reasons = tuple((Run(in_language(r, words.language)),) for r in allegation.reasons)
    if reasons:
        shown.append(Listing(reasons))
    if allegation.would_change:
        changes = [(Run(in_language(c, words.language)),) for c in allegation.would_change]
        shown.append(Paragraph(words.say("alleged.would_change", facts=words.join(list(changes)))))
    return shown


def _clause(allegation: Allegation, agreement: Agreement, words: Words) -> Text:
    if allegation.agreement != agreement.id:
        return (Run(f"{allegation.agreement} {allegation.clause}", Flow.CODE),)
    names = {clause.id: clause.names for clause in agreement.clauses}
    name = in_language(names.get(allegation.clause, {}), words.language) or allegation.clause
    return words.say(
        "alleged.of",
        clause=name_run(name),
        agreement=name_run(in_language(agreement.names, words.language)),
        version=number(allegation.version),
    )
