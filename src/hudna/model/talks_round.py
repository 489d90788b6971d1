"""Rounds of talks as they are known: who sat where, about what, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hudna.model.attribution import Attribution
from hudna.model.party import Names
from hudna.model.release import Audience, Release, public_after

__all__ = [
    "AgendaItem",
    "Delegate",
    "Delegation",
    "NextMeeting",
    "Outcome",
    "PaperReference",
    "Seat",
    "TalksDocument",
    "TalksForm",
    "TalksPosition",
    "TalksRound",
    "released",
]


class TalksForm(StrEnum):
    """How the sides talk: face to face, through mediators, or in rooms a mediator goes between."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    PROXIMITY = "proximity"
    UNKNOWN = "unknown"


class Seat(StrEnum):
    """As what a delegation sits at the table."""

    SIDE = "side"
    GUARANTOR = "guarantor"
    MEDIATOR = "mediator"
    OBSERVER = "observer"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Delegate:
    """A member of a delegation: a public figure a source names, or an office in an exercise."""

    name: Names
    role: Names
    sources: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who sits for `party`, an actor's id; a head that is null is not known."""

    party: str
    names: Names
    seat: Seat
    head: Delegate | None
    members: tuple[Delegate, ...] = ()
    sources: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A matter on the table, numbered from one in the order of the agenda."""

    number: int
    title: Names
    sources: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a source says came of a round; `agreement` or `statement` name what was made there."""

    text: Names
    agreement: str | None = None
    statement: str | None = None
    sources: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperReference:
    """A paper of the round that stands elsewhere; `agreement` where it is one that is watched."""

    title: Names
    agreement: str | None = None
    sources: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """A meeting that was announced: what is not known of place and day is empty or null."""

    text: Names
    place: Names
    start: date | None = None
    round: str | None = None
    sources: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class TalksRound:
    """A round as an office files it or as a file tells it; `supersedes` names what it corrects.

    `series` holds the rounds of one process together. `party` and `by` are empty for a round that
    ships as data.
    """

    id: str
    series: str
    title: Names
    place: Names
    start: date
    end: date | None
    form: TalksForm
    delegations: tuple[Delegation, ...]
    agenda: tuple[AgendaItem, ...]
    documents: tuple[PaperReference, ...]
    outcomes: tuple[Outcome, ...]
    next: tuple[NextMeeting, ...]
    sources: tuple[Attribution, ...]
    supersedes: str | None
    party: str
    by: str
    language: str
    audience: Audience
    exercise: bool
    at: datetime

    @property
    def release(self) -> Release:
        """Who may read it."""
        return released(self.audience, self.party, self.at)


@dataclass(frozen=True, slots=True)
class TalksPosition:
    """What a party wants on an item of the agenda; it chooses who may know.

    `item` is null for the round as a whole. A later position of a party on the same item takes
    the place of its earlier one for whoever may read the later.
    """

    id: str
    round: str
    item: int | None
    words: str
    party: str
    by: str
    language: str
    audience: Audience
    at: datetime

    @property
    def release(self) -> Release:
        """Who may read it."""
        return released(self.audience, self.party, self.at)


@dataclass(frozen=True, slots=True)
class TalksDocument:
    """A version of a paper on the table; `parent` is the version it changes, null for the first.

    `paper` is the same for all versions of it: the id of the first.
    """

    id: str
    round: str
    paper: str
    parent: str | None
    title: str
    text: str
    party: str
    by: str
    language: str
    audience: Audience
    at: datetime

    @property
    def release(self) -> Release:
        """Who may read it."""
        return released(self.audience, self.party, self.at)


def released(audience: Audience, party: str, at: datetime) -> Release:
    """Return the release of what a party says: to itself alone or a circle, the public a day on."""
    if audience is Audience.PARTY:
        return Release(audience, party)
    return public_after(at) if audience is Audience.PUBLIC else Release(audience)
