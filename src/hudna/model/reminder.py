"""What an office is asked for, and the word that it is reminded with."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = ["Ask", "AskKind", "Attachment", "Notice", "Reminder"]


class AskKind(StrEnum):
    """What is asked: a finding on a case, a ballot, the reply of the accused, word of a measure.

    Of a movement: that a party acknowledges it, and that it is about to start. Of talks: a party's
    word on a text before its silence counts as agreement, and what it promised by a day.
    """

    FINDING = "finding"
    BALLOT = "ballot"
    REPLY = "reply"
    MEASURE = "measure"
    MOVEMENT = "movement"
    MOVEMENT_START = "movement_start"
    STATEMENT = "statement"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Ask:
    """Something an office is to do; `about` is the case, motion or measure it is done on."""

    kind: AskKind
    about: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Reminder:
    """That an ask is due in `hours` or less; 0 means that it is overdue."""

    ask: Ask
    hours: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to an office, as plain text; `language` is the one it begins in.

    A reminder gives nothing confidential away. An alert says what its readers may know, in every
    language, and carries itself for programs.
    """

    office: str
    language: str
    subject: str
    body: str
    attachment: Attachment | None = None
