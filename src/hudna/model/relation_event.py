"""Events in the relations of two states, each with its source, on a scale that has a name."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hudna.model.attribution import Attribution
from hudna.model.party import Names
from hudna.model.release import Audience, Release
from hudna.model.talks_round import released
from hudna.model.when import When

__all__ = ["EventKind", "RelationEvent", "RelationField", "RelationLine", "RelationScale"]


class RelationField(StrEnum):
    """The fields in which states deal with each other."""

    POLITICAL = "political"
    TRADE = "trade"
    ECONOMIC = "economic"
    CULTURAL = "cultural"
    HUMANITARIAN = "humanitarian"
    SECURITY = "security"


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event in a scale's coding, and its value there; below zero is conflict."""

    code: str
    names: Names
    value: float


@dataclass(frozen=True, slots=True)
class RelationScale:
    """A scale from conflict to cooperation: the value of each kind of event, and where it is from.

    `least` and `most` are its ends, `note` is what must be known to read it.
    """

    id: str
    names: Names
    note: Names
    sources: tuple[Attribution, ...]
    least: float
    most: float
    kinds: tuple[EventKind, ...]

    def kind(self, code: str) -> EventKind | None:
        """Return the kind of event a code names, null for no code and one that is not here."""
        return next((kind for kind in self.kinds if kind.code == code), None)

    def value(self, code: str) -> float | None:
        """Return the value of a code, null where it has none: unknown is not zero."""
        kind = self.kind(code)
        return kind.value if kind else None


@dataclass(frozen=True, slots=True)
class RelationEvent:
    """An event between two states as somebody tells it; `code` is its kind in the scale's coding.

    `actor` did it towards the other of `between`; null where both did, or it is not told who.
    It is what `sources` say, not what is known: another telling of the same is an event of its own
    that names the first as `telling_of`. An empty `code` has no value. `party` and `by` are empty
    for an event that ships as data.
    """

    id: str
    between: tuple[str, str]
    actor: str | None
    fields: tuple[RelationField, ...]
    code: str
    telling_of: str | None
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
