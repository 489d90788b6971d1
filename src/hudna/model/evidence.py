"""Evidence: a file known by its hash, the acts of whoever holds it, and who looked at it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hudna.model.release import Audience

__all__ = [
    "CONFIDENTIAL",
    "Access",
    "AccessKind",
    "AccessLogHead",
    "CustodyAct",
    "CustodyKind",
    "Evidence",
    "EvidenceState",
]

CONFIDENTIAL = ("obtained_at", "obtained_where", "obtained_how", "obtained_from")
"""Fields that can stay on their owner's node, or be sealed for those it chooses."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as it was received; `sha256` and `size` are of its bytes, which lie elsewhere.

    `name` is what its owner called the file and is never trusted; `media_type` follows from the
    bytes. When, where, how and from whom it was obtained are words, not known to every reader.
    """

    id: str
    case: str
    party: str
    by: str
    sha256: str
    size: int
    media_type: str
    name: str
    title: str
    language: str
    exercise: bool
    at: datetime
    obtained_at: str | None = None
    obtained_where: str | None = None
    obtained_how: str | None = None
    obtained_from: str | None = None


class CustodyKind(StrEnum):
    """What its owner does with evidence after it was received."""

    HANDED_OVER = "handed_over"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"
    DESTROYED = "destroyed"


class EvidenceState(StrEnum):
    """Where evidence stands, derived from the acts on it."""

    HELD = "held"
    SHARED = "shared"
    WITHDRAWN = "withdrawn"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class CustodyAct:
    """One act of the owner: it is added to those before, nothing is taken back.

    `to` are parties that may open the file from now on; `title` and `file` are the circles that
    may know of it and open it. `reason` says why it was withdrawn or destroyed.
    """

    id: str
    evidence: str
    kind: CustodyKind
    party: str
    by: str
    to: tuple[str, ...]
    title: Audience | None
    file: Audience | None
    reason: str
    language: str
    at: datetime


class AccessKind(StrEnum):
    """What happened to the bytes without an act of the owner."""

    OPENED = "opened"
    CHECKED = "checked"
    ALTERED = "altered"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Access:
    """One line of who saw what: the bytes were given out, compared with the hash, or found wrong.

    `by` is an office, null where the node of `party` did it by itself. `evidence` may be an outlook
    of the watch, which is given out as a page.
    """

    evidence: str
    kind: AccessKind
    party: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class AccessLogHead:
    """How far a node's log of who saw what has come: its lines and the digest of the last one."""

    id: str
    party: str
    lines: int
    digest: str
    at: datetime
