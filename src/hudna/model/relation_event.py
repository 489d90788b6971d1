"""Events in the relations of two states, each with its source, on a scale that has a name."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hudna.model.attribution import Attribution
from hudna.model.party import Names
from hudna.model.release import Audience, Release
from hudna.model.talks_round import released
from hudna.model.when import When

__all__ = ["RelationEvent", "RelationField", "RelationLine", "RelationScale"]


class RelationField(StrEnum):
    """The fields in which states deal with each other."""

    POLITICAL = "political"
    TRADE = "trade"
    ECONOMIC = "economic"
    CULTURAL = "cultural"
    HUMANITARIAN = "humanitarian"
    SECURITY = "security"


@dataclass(frozen=True, slots=True)
class RelationScale:
    """A scale from conflict to cooperation: its values by code of an event, and where it is from.

    `least` and `most` are its ends; below zero is conflict.
    """

    id: str
    names: Names
    source: Names
    least: float
    most: float
    values: dict[str, float]


@dataclass(frozen=True, slots=True)
class RelationEvent:
    """An event between two states as somebody tells it; `code` is its kind in the scale's coding.

    `actor` did it towards the other of `between`; null where it was done by both. It is
    what `sources` say, not what is known: other tellings of it are events of their own.
    """

    id: str
    between: tuple[str, str]
    actor: str | None
    fields: tuple[RelationField, ...]
    code: str
    title: Names
    when: When
    sources: tuple[Attribution, ...]
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
class RelationLine:
    """The events between two states in order of time, and the scale they are set on."""

    between: tuple[str, str]
    events: tuple[RelationEvent, ...]
    scale: RelationScale
