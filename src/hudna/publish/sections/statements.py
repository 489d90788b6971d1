"""Joint statements adopted in the month: their words, who signed, was silent or dissents."""

from hudna.model.bulletin import Bulletin
from hudna.model.joint_statement import AdoptedStatement, Dissent, VersionMade
from hudna.publish.calendar import moment
from hudna.publish.naming import language_name, named, party_run
from hudna.publish.page import (
    Block,
    Fact,
    Facts,
    Flow,
    Heading,
    Level,
    Paragraph,
    Quote,
    Run,
    Text,
)
from hudna.publish.words import Words

__all__ = ["blocks"]


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the statements; nothing where none was adopted."""
    found: list[Block] = []
    for one in bulletin.statements:
        found += _statement(one, bulletin, words)
    return (Heading(2, words.say("statements.heading")), *found) if found else ()


def _statement(one: AdoptedStatement, bulletin: Bulletin, words: Words) -> list[Block]:
    code = words.language if words.language in one.texts else one.reference
    key = "statements.rules" if code == one.reference else "statements.translated"
    note = words.say(key, language=language_name(one.reference, words.language))
    return [
        Heading(3, named(one.title, words.language)),
        *(Quote(paragraph, code) for paragraph in one.texts[code]),
        Paragraph(note, Level.NOTE),
        Facts(tuple(_facts(one, bulletin, words))),
    ]


def _facts(one: AdoptedStatement, bulletin: Bulletin, words: Words) -> list[Fact]:
    when = moment(one.at, bulletin.mechanism.zone, words)
    rows: list[tuple[str, Text]] = [("adopted", when)]
    parties = {
        "signed": list(one.signatures),
        "agreed": list(one.agreed),
        "silent": [silent.party for silent in one.silent],
        "unheard": list(one.unheard),
    }
    for key, names in parties.items():
        if names:
            rows.append((key, words.join([party_run(p, bulletin.mechanism, words) for p in names])))
    rows += [("dissents", _dissent(dissent, bulletin, words)) for dissent in one.dissents]
    if one.makes is not None:
        rows.append(("amends", _version(one.makes, one, bulletin, words)))
    rows.append(("sha256", (Run(one.sha256, flow=Flow.CODE),)))
    return [Fact(words.say(f"statements.{key}"), value) for key, value in rows]


def _version(makes: VersionMade, one: AdoptedStatement, bulletin: Bulletin, words: Words) -> Text:
    """Return which version of an agreement it makes, or who has not signed so that it does not."""
    names = {a.id: a.names for a in (bulletin.agreement, *bulletin.agreements)}.get(makes.agreement)
    holes = {
        "agreement": named(names, words.language) if names else (Run(makes.agreement),),
        "version": (Run(makes.version, flow=Flow.CODE),),
    }
    missing = [party for party in makes.signatories if party not in one.signatures]
    if not missing:
        return words.say("statements.makes", **holes)
    parties = words.join([party_run(p, bulletin.mechanism, words) for p in missing])
    return words.say("statements.makes_not", parties=parties, **holes)


def _dissent(dissent: Dissent, bulletin: Bulletin, words: Words) -> Text:
    party = party_run(dissent.party, bulletin.mechanism, words)
    if not dissent.words:
        return party
    own = (Run(dissent.words, language=dissent.language),)
    return words.say("statements.dissent", party=party, words=own)
