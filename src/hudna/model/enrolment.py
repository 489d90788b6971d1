"""What the record holds besides what people say: keys and runs of the software."""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Analysis", "Enrolment"]


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A party lets a key speak for one of its offices; signed with the party's own key."""

    id: str
    party: str
    actor: str
    public: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Analysis:
    """One run of the software over reports.

    `manifest` holds kind, id and SHA-256 of every object it derived, so that none can be altered
    later unnoticed; `counts` is how many of each kind.
    """

    id: str
    at: datetime
    counts: dict[str, int]
    manifest: tuple[tuple[str, str, str], ...]
