"""Commitments that were registered: who owes what to whom, until when, and what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hudna.model.attribution import Attribution
from hudna.model.party import Names
from hudna.model.release import Audience, Release
from hudna.model.talks_round import released

__all__ = [
    "Undertaking",
    "UndertakingFile",
    "UndertakingState",
    "UndertakingWord",
    "WordState",
]


class WordState(StrEnum):
    """What a party says of a commitment."""

    IN_PROGRESS = "in_progress"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    RELEASED = "released"


class UndertakingState(StrEnum):
    """Where a commitment stands, from what the parties say of it and the day."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    OVERDUE = "overdue"
    SAID_KEPT = "said_kept"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What `owner` undertook towards `to`; parties or actors by id, `to` empty for everybody.

    `promised` is the day it was said, `due` the last day to keep it, null without one.
    `agreement` and `clause` name what it carries out; `round` and `statement` where it was made.
    """

    id: str
    owner: str
    to: tuple[str, ...]
    words: Names
    language: str
    promised: date
    due: date | None
    agreement: str | None
    clause: str | None
    round: str | None
    statement: str | None
    sources: tuple[Attribution, ...]
    party: str
    by: str
    audience: Audience
    exercise: bool
    at: datetime

    @property
    def release(self) -> Release:
        """Who may read it."""
        return released(self.audience, self.party, self.at)


@dataclass(frozen=True, slots=True)
class UndertakingWord:
    """What a party says of a commitment: its own word, which binds no other."""

    id: str
    undertaking: str
    state: WordState
    words: str
    party: str
    by: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UndertakingFile:
    """A commitment with the words a reader may know, oldest first."""

    undertaking: Undertaking
    words: Sequence[UndertakingWord]
