"""What the record holds besides what people say: keys and runs of the software."""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Analysis", "KeyEnrolment"]


@dataclass(frozen=True, slots=True)
class KeyEnrolment:
    """A party lets a key speak for one of its offices.

    `key` is the public key in hex; `possession` the new key's own signature, in base64, that shows
    it is held (`hudna.record.enrolment` says over what). The party's own key signs the entry.
    """

    party: str
    office: str
    role: str
    key: str
    possession: str


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
