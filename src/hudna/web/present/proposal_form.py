"""The form in which an office answers a proposal: parts beside their characters, what follows."""

from dataclasses import dataclass

from hudna.actions.answer_words import DAYS, PART, correctable
from hudna.actions.permissions import can, check_talk
from hudna.actions.shipped_rounds import known_parties
from hudna.db.gate import Reader
from hudna.model.party import Actor
from hudna.model.proposal import ProposalChoice, ProposalKind
from hudna.model.release import Audience, Release, all_read
from hudna.model.talks_round import Seat
from hudna.model.when import DatePrecision
from hudna.talks.accepted import makes
from hudna.talks.commitments import due_of
from hudna.talks.proposals import words_for
from hudna.text.quoting import comma
from hudna.text.terms import term_of
from hudna.web.present.proposals import PAGES
from hudna.web.present.rounds import circles_of, parties_known
from hudna.web.proposal_forms import SEATED, Proposed, registered, round_of

__all__ = ["AnswerForm", "PartField", "answer_form"]


@dataclass(frozen=True, slots=True)
class PartField:
    """A part with the words it was read from; `open` where it can be corrected by its name."""

    name: str
    field: str
    value: str
    quote: str
    start: int
    end: int
    open: bool
    is_day: bool


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """What the form asks for. `registers` is "undertaking", "round", "seat", or empty.

    `registered` is what the party registered from it already; `lacks` says why nothing can be.
    """

    proposal: str
    choice: str
    parts: tuple[PartField, ...]
    registers: str
    registered: str
    page: str
    lacks: str
    owner: str
    promised: str
    due: str
    title: str
    parties: list[tuple[str, str]]
    sides: list[tuple[str, str]]
    seats: list[tuple[str, str]]
    circles: list[tuple[str, str]]


def answer_form(
    found: Proposed, choice: ProposalChoice, reader: Reader, actor: Actor, language: str
) -> AnswerForm:
    """Return the form for a choice, filled in with what the text says and no more."""
    proposal, mechanism = found.proposal, reader.mechanism()
    takes = choice is not ProposalChoice.LEFT
    there = registered(found, reader, actor.party) if takes else ""
    registers, lacks = _registers(found, reader, actor) if takes and not there else ("", "")
    owner = _only(found, "owner") if registers == "undertaking" else ""
    if registers == "seat":
        mediates = proposal.kind is ProposalKind.MEDIATOR
        owner = _only(found, "mediator" if mediates else "delegation")
    place = next((part.value for part in proposal.parts if part.name == "place"), "")
    parties = parties_known(mechanism, language)
    named = words_for(proposal, language)
    mediator = registers == "seat" and proposal.kind is ProposalKind.MEDIATOR
    return AnswerForm(
        proposal=proposal.id,
        choice=choice.value,
        parts=_parts(found),
        registers=registers,
        registered=there,
        page=PAGES.get(makes(proposal.kind) or "", ""),
        lacks=lacks,
        owner=owner if owner in known_parties(mechanism) else "",
        promised=_promised(found),
        due=_due(found),
        title=f"{named}{comma(language)} {place}" if place else named,
        parties=parties,
        sides=[one for one in parties if one[0] in {p.id for p in mechanism.parties}],
        seats=[] if mediator else [(seat.value, term_of(seat, language)) for seat in Seat],
        circles=_circles(reader, found.report.release, language),
    )


def _registers(found: Proposed, reader: Reader, actor: Actor) -> tuple[str, str]:
    """Return what accepting would register, or else why it registers nothing."""
    kind, names = found.proposal.kind, {part.name for part in found.proposal.parts}
    if not can(check_talk, actor):
        return "", "office"
    if kind is ProposalKind.COMMITMENT:
        return "undertaking", ""
    if kind is ProposalKind.MEETING:
        return ("round", "") if {"place", "start"} <= names else ("", "place")
    if kind in SEATED:
        if found.meeting is None:
            return "", "meeting"
        return ("seat", "") if round_of(found, reader, actor.party) else ("", "first")
    return "", "event" if kind is ProposalKind.RELATION else "kind"


def _parts(found: Proposed) -> tuple[PartField, ...]:
    names = correctable(found.proposal)
    return tuple(
        PartField(
            name=part.name,
            field=f"{PART}{part.name}",
            value=part.value,
            quote=part.span.of(found.text),
            start=part.span.start,
            end=part.span.end,
            open=part.name in names,
            is_day=part.name in DAYS,
        )
        for part in found.proposal.parts
    )


def _only(found: Proposed, name: str) -> str:
    ids = [part.id or "" for part in found.proposal.parts if part.name == name]
    return ids[0] if len(ids) == 1 else ""


def _promised(found: Proposed) -> str:
    """Return the day the text appeared, where it is known to the day."""
    when = found.reading.document.published.when
    known = when.precision is DatePrecision.DAY and when.start is not None
    return (when.start or "")[:10] if known else ""


def _due(found: Proposed) -> str:
    claims = {claim.id: claim for claim in found.reading.claims}
    due = next((due_of(claims[one]) for one in found.proposal.claims if one in claims), None)
    return due.isoformat() if due else ""


def _circles(reader: Reader, release: Release, language: str) -> list[tuple[str, str]]:
    """Return the circles that are no wider than that of the report, the widest first."""
    return [
        (key, words)
        for key, words in circles_of(reader, language)
        if key == Audience.PARTY or all_read(Release(Audience(key)), release)
    ]
