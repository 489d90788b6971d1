"""Meetings, statements, commitments and relations between states."""

from dataclasses import dataclass
from datetime import date

from hudna.model.reading import Participant
from hudna.model.when import When

__all__ = ["Commitment", "Meeting", "Relation", "Statement"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as the reports give it; `reports` lists every report that speaks of it."""

    id: str
    type: str
    place: str | None
    when: When
    participants: tuple[Participant, ...]
    outcome: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Words a party or several put out, as attributed by a report."""

    id: str
    by: tuple[str, ...]
    when: When
    text: str
    report: str
    claim: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something a party undertook to do, said somewhere, perhaps with a due date."""

    id: str
    owner: str
    text: str
    due: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A change in the relations of two states, as attributed by a report."""

    id: str
    between: tuple[str, ...]
    change: str
    when: When
    report: str
    claim: str
