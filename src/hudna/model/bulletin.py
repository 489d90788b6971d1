"""What the mechanism publishes."""

from dataclasses import dataclass
from datetime import date, datetime

from hudna.model.agreement import Agreement, Allegation
from hudna.model.case import Ballot, Case, Determination, Finding, Measure, Motion
from hudna.model.incident import Incident
from hudna.model.mechanism import Mechanism
from hudna.model.register import Reconciliation
from hudna.model.talks import Meeting

__all__ = ["Bulletin", "CaseFile", "CheckpointStamp"]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with everything a reader of the bulletin is told about it."""

    case: Case
    incident: Incident
    allegations: tuple[Allegation, ...]
    findings: tuple[Finding, ...]
    motion: Motion | None
    ballots: tuple[Ballot, ...]
    determination: Determination | None
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class CheckpointStamp:
    """The record's state a bulletin was made from: note text as signed, size and root hex."""

    origin: str
    size: int
    root: str
    note: str


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One dataset, rendered in every language; a correction is a new edition."""

    id: str
    edition: int
    day: date
    made_at: datetime
    mechanism: Mechanism
    agreement: Agreement
    registers: Reconciliation
    cases: tuple[CaseFile, ...]
    meetings: tuple[Meeting, ...]
    checkpoint: CheckpointStamp
    coverage: dict[str, int]
    corrects: str | None = None
    changes: tuple[str, ...] = ()
