"""What the mechanism publishes."""

from dataclasses import dataclass
from datetime import date, datetime

from hudna.model.agreement import Agreement, Allegation
from hudna.model.case import Ballot, Case, Determination, Finding, Measure, MeasureAnswer, Motion
from hudna.model.claim import Polarity, Stance
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.mechanism import Mechanism
from hudna.model.register import Reconciliation
from hudna.model.release import Release
from hudna.model.talks import Meeting

__all__ = ["Bulletin", "BulletinNotice", "CaseFile", "CheckpointStamp", "SaidClaim"]


@dataclass(frozen=True, slots=True)
class SaidClaim:
    """A claim as a bulletin prints it: who says what of the incident, in the source's own words.

    `speaker_id` is null for an unknown speaker; the narrator's own voice is named "narrator".
    """

    ref: SourcedClaimRef
    speaker: str
    speaker_id: str | None
    stance: Stance
    polarity: Polarity
    event_type: str
    words: str
    language: str
    outlet: str | None
    release: Release


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
    claims: tuple[SaidClaim, ...] = ()
    answers: tuple[MeasureAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckpointStamp:
    """The record's state a bulletin was made from: note text as signed, size and root hex."""

    origin: str
    size: int
    root: str
    note: str


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One dataset, rendered in every language; a correction is a new edition.

    `agreement` is the one days are counted by; `agreements` are all that were tested against.
    """

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
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletinNotice:
    """That a bulletin was published: its files by `language.format` with their SHA-256."""

    id: str
    edition: int
    day: date
    made_at: datetime
    files: dict[str, str]
    corrects: str | None = None
