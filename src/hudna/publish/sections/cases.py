"""The cases: what is alleged, what each side says, what guarantors find and decide."""

from hudna.model.bulletin import Bulletin, CaseFile
from hudna.model.case import DeterminationResult, FindingResult
from hudna.model.question import Question
from hudna.model.release import MINIMUM_COUNT
from hudna.publish.calendar import moment, span_words
from hudna.publish.naming import place_words
from hudna.publish.page import (
    Block,
    Card,
    Fact,
    Facts,
    Flow,
    Heading,
    Level,
    Paragraph,
    Run,
    Sides,
    Text,
)
from hudna.publish.sections import accounts, alleged, findings, said, votes
from hudna.publish.sections.basis import number
from hudna.publish.words import Words
from hudna.text import figures
from hudna.text.terms import term, term_of

__all__ = ["blocks"]


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return one card for each case."""
    heading = Heading(2, words.say("cases.heading"))
    if not bulletin.cases:
        return (heading, Paragraph(words.say("cases.empty")))
    note = Paragraph(words.say("cases.note"), Level.NOTE)
    return (heading, note, *(_card(file, bulletin, words) for file in bulletin.cases))


def _card(file: CaseFile, bulletin: Bulletin, words: Words) -> Card:
    event = term("event_type", file.incident.event_type, words.language)
    place = place_words(file.incident.place, words)
    key = "cases.title" if _found(file) else "cases.title_claimed"
    title = words.say(key, event=words.capital(event), place=place)
    voices = said.voices(file, bulletin, words)
    spoken: tuple[Block, ...] = ()
    if voices:
        spoken = (Heading(4, words.say("cases.said")), Sides(voices))
    return Card(
        title=title,
        mark=(Run(term_of(file.case.state, words.language)),),
        blocks=(
            _facts(file, bulletin, words),
            *alleged.blocks(file, bulletin, words),
            *spoken,
            *findings.blocks(file, bulletin, words),
            *votes.blocks(file, bulletin, words),
            *accounts.blocks(file, bulletin, words),
        ),
    )


def _found(file: CaseFile) -> bool:
    decided = file.decided_on(Question.OCCURRENCE)
    if decided is None or decided.result is not DeterminationResult.CARRIED:
        return False
    return decided.finding is FindingResult.VERIFIED


def _facts(file: CaseFile, bulletin: Bulletin, words: Words) -> Facts:
    incident, zone = file.incident, bulletin.mechanism.zone
    facts = [
        Fact(words.say("cases.id"), (Run(file.case.id, Flow.CODE),)),
        Fact(words.say("cases.when"), span_words(incident.when, words)),
        Fact(words.say("cases.place"), _place(file, words)),
        Fact(words.say("cases.opened"), moment(file.case.opened_at, zone, words)),
        Fact(words.say("cases.due"), _due(file, bulletin, words)),
    ]
    for key, bounds in (("killed", incident.killed), ("wounded", incident.wounded)):
        if bounds is not None:
            facts.append(Fact(words.say(f"cases.{key}"), _people(bounds, words)))
    return Facts(tuple(facts))


def _place(file: CaseFile, words: Words) -> Text:
    place = file.incident.place
    known = term_of(place.precision, words.language)
    if place.radius_km is None:
        return words.say("place.known", place=place_words(place, words), precision=known)
    return words.say(
        "place.within",
        place=place_words(place, words),
        precision=known,
        km=number(figures.number(place.radius_km, words.language), words),
    )


def _due(file: CaseFile, bulletin: Bulletin, words: Words) -> Text:
    due = moment(file.case.due, bulletin.mechanism.zone, words)
    if not _answered(file) and file.case.due < bulletin.made_at:
        return (*due, Run(" "), Run(words.plain("cases.overdue"), tone="alert", strong=True))
    return due


def _answered(file: CaseFile) -> bool:
    return any(vote.determination is not None for vote in file.votes)


def _people(bounds: tuple[int, int | None], words: Words) -> Text:
    low, high = bounds
    if low == 0 and high == MINIMUM_COUNT - 1:
        return words.say("people.fewer", n=number(MINIMUM_COUNT, words))
    if high is None:
        return words.say("people.at_least", n=number(low, words))
    return words.say("people.claimed", n=number(low if low == high else f"{low}–{high}", words))
