"""What each guarantor finds, with its grade; a guarantor without a finding is shown as silent."""

from hudna.model.bulletin import Bulletin, CaseFile
from hudna.model.case import Finding
from hudna.model.party import Party
from hudna.publish.naming import named, who
from hudna.publish.page import Block, Cell, Column, Heading, Paragraph, Quote, Row, Run, Table, Text
from hudna.publish.sections.basis import as_written
from hudna.publish.words import Words
from hudna.text.terms import term, term_of

__all__ = ["blocks"]


def blocks(file: CaseFile, bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the table of findings."""
    heading = Heading(4, words.say("findings.heading"))
    if not file.findings:
        return (heading, Paragraph(words.say("findings.none")))
    columns = (
        Column(words.say("findings.guarantor"), share=2),
        Column(words.say("findings.result"), share=3),
        Column(words.say("findings.grade"), share=3),
        Column(words.say("findings.reasons"), share=5),
    )
    rows = []
    for guarantor in bulletin.mechanism.guarantors:
        given = [finding for finding in file.findings if finding.party == guarantor.id]
        if not given:
            rows.append(_silent(guarantor, words))
        rows.extend(_row(guarantor, finding, bulletin, words) for finding in given)
    return (heading, Table(words.say("findings.caption"), columns, tuple(rows)))


def _silent(guarantor: Party, words: Words) -> Row:
    none: Text = (Run(words.plain("findings.silent"), tone="soft"),)
    return Row((named(guarantor.names, words.language), none, (), ()))


def _row(guarantor: Party, finding: Finding, bulletin: Bulletin, words: Words) -> Row:
    reasons: Cell = Quote(finding.reasons, finding.language) if finding.reasons else ()
    name = named(guarantor.names, words.language)
    return Row((name, _result(finding, bulletin, words), _grade(finding, words), reasons))


def _result(finding: Finding, bulletin: Bulletin, words: Words) -> Text:
    if finding.result is not None:
        said: Text = (Run(term_of(finding.result, words.language), strong=True),)
    elif finding.attributed_to is None:
        said = words.say("findings.nobody")
    else:
        named = who(finding.attributed_to, finding.attributed_to, bulletin.mechanism, words)
        said = words.say("findings.done_by", name=named)
    if finding.standard is None:
        return said
    return (*said, Run(words.plain("comma")), Run(term_of(finding.standard, words.language)))


def _grade(finding: Finding, words: Words) -> Text:
    source = term("source_grade", finding.source_grade, words.language)
    information = term("information_grade", finding.information_grade, words.language)
    return words.say(
        "findings.graded",
        code=as_written(f"{finding.source_grade}{finding.information_grade}", strong=True),
        source=source,
        information=information,
    )
