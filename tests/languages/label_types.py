"""The form of the labels of a text. Names are the characters of the text, dates ISO 8601."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["news", "ministry", "bulletin", "field"]
Split = Literal["train", "development", "test"]
Toll = tuple[int, int | None]
"""The least and the most people; no most is "at least"."""


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """A place as named, and the province (ISO 3166-2) where that is certain."""

    name: str
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class WhenLabel:
    """A closed interval in local time."""

    start: str
    end: str
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something other than people harmed; `what` is an English word for people."""

    what: str
    value: float


@dataclass(frozen=True, slots=True)
class Claim:
    """What one speaker says of one event."""

    speaker: str
    stance: str
    type: str
    id: str | None = None
    chain: tuple[str, ...] = ()
    polarity: str = "positive"
    modality: str = "factual"
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    places: tuple[PlaceLabel, ...] = ()
    when: WhenLabel | None = None
    counts: tuple[Count, ...] = ()
    tolls: tuple[tuple[str, Toll], ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    agreement: str | None = None
    meeting: str | None = None

    def quoted(self) -> tuple[str, ...]:
        """Return all strings that stand in the text."""
        speaker = () if self.speaker == "narrator" else (self.speaker,)
        places = tuple(place.name for place in self.places)
        return (*speaker, *self.chain, *self.actors, *self.targets, *self.weapons, *places)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a text says of an agreement."""

    id: str
    name: str | None = None
    type: str | None = None
    reached: str | None = None
    entry_into_force: str | None = None
    scope: str | None = None
    status: str | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()

    def quoted(self) -> tuple[str, ...]:
        """Return all strings that stand in the text."""
        words = tuple(word for word in (self.name, self.scope) if word is not None)
        return (*words, *self.parties, *self.mediators, *self.guarantors)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody at a meeting."""

    name: str
    role: str | None = None
    delegation: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a text says of a meeting."""

    id: str
    type: str
    place: str | None = None
    start: str | None = None
    end: str | None = None
    participants: tuple[Participant, ...] = ()

    def quoted(self) -> tuple[str, ...]:
        """Return all strings that stand in the text."""
        people = (
            word
            for one in self.participants
            for word in (one.name, one.role, one.delegation)
            if word is not None
        )
        return (*people, *(() if self.place is None else (self.place,)))


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """What one side registered in one area; `TOTAL` where the text states a total."""

    side: str
    period_end: str | None
    area: str
    count: int


Label = Claim | Agreement | Meeting


@dataclass(frozen=True, slots=True)
class Labels:
    """One text with everything a careful person reads in it."""

    path: Path
    language: str
    kind: Kind
    split: Split
    published: str | None
    text: str
    claims: tuple[Claim, ...]
    agreements: tuple[Agreement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    registers: tuple[RegisterCount, ...] = ()
