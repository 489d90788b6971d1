"""What the mechanism publishes."""

from dataclasses import dataclass
from datetime import date, datetime

from hudna.model.agreement import Agreement, Allegation
from hudna.model.alert import Alert
from hudna.model.case import Ballot, Case, Determination, Finding, Measure, MeasureAnswer, Motion
from hudna.model.claim import Polarity, Stance
from hudna.model.correction import CorrectionKind
from hudna.model.edition import Change
from hudna.model.history import History
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.joint_statement import AdoptedStatement
from hudna.model.mechanism import Mechanism
from hudna.model.outlook import Outlook
from hudna.model.party import Names
from hudna.model.question import Question
from hudna.model.register import Reconciliation
from hudna.model.relation_event import RelationEvent
from hudna.model.release import Release
from hudna.model.remark import CaseAccount, Remark
from hudna.model.talks import Meeting
from hudna.model.talks_round import TalksRound
from hudna.model.tally import Recount
from hudna.model.undertaking import UndertakingFile, UndertakingState

__all__ = [
    "Bulletin",
    "BulletinNotice",
    "CaseFile",
    "CheckpointStamp",
    "ClaimCorrection",
    "SaidClaim",
    "ToldAlert",
    "ToldRelation",
    "ToldUndertaking",
    "Vote",
]


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
class ClaimCorrection:
    """That a party corrected how a claim was read, and why in its own words."""

    ref: SourcedClaimRef
    kind: CorrectionKind
    party: str
    reasons: str
    language: str
    at: datetime
    release: Release


@dataclass(frozen=True, slots=True)
class Vote:
    """One motion with its ballots, what was said beside it, and the outcome (null while open)."""

    motion: Motion
    ballots: tuple[Ballot, ...] = ()
    remarks: tuple[Remark, ...] = ()
    determination: Determination | None = None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with everything a reader of the bulletin is told about it.

    `votes` are in the order in which they were put; at most the last is open.
    """

    case: Case
    incident: Incident
    allegations: tuple[Allegation, ...]
    findings: tuple[Finding, ...]
    votes: tuple[Vote, ...]
    measures: tuple[Measure, ...]
    claims: tuple[SaidClaim, ...] = ()
    answers: tuple[MeasureAnswer, ...] = ()
    accounts: tuple[CaseAccount, ...] = ()
    corrections: tuple[ClaimCorrection, ...] = ()

    @property
    def open_vote(self) -> Vote | None:
        """The motion that is voted on now."""
        last = self.votes[-1] if self.votes else None
        return last if last is not None and last.determination is None else None

    def decided_on(self, question: Question) -> Determination | None:
        """Return the latest determination on a question, null where there is none."""
        on = [v.determination for v in self.votes if v.motion.question is question]
        return next((d for d in reversed(on) if d is not None), None)


@dataclass(frozen=True, slots=True)
class ToldAlert:
    """An alert that is public by now, with the parties that have acknowledged it and have not."""

    alert: Alert
    acknowledged: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldUndertaking:
    """A commitment with what the parties say of it, and how it stands on the bulletin's day."""

    file: UndertakingFile
    state: UndertakingState


@dataclass(frozen=True, slots=True)
class ToldRelation:
    """An event between two states, the value of its code and what that is, and the scale's name.

    `value` is null where the event has no code: unknown is not zero.
    """

    event: RelationEvent
    kind: Names
    value: float | None
    scale: Names


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

    `changes` name what is printed otherwise than in the edition it `corrects`: null where that
    one's data was not kept, so that nobody can tell. `history` has the days before, as charts
    draw them. `agreement` is the one days are counted by; `agreements` are all that were tested
    against. `recount` has the incidents of the days before, as released, under each rule of
    counting. `outlook` and `alerts` are of the watch, as far as they are public. `rounds` are those
    of the month, `undertakings` what is overdue, disputed or due within the week, `statements`
    the joint statements adopted in the month, `relations` the events between states of the month.
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
    changes: tuple[Change, ...] | None = ()
    agreements: tuple[Agreement, ...] = ()
    recount: Recount | None = None
    history: History | None = None
    outlook: Outlook | None = None
    alerts: tuple[ToldAlert, ...] = ()
    rounds: tuple[TalksRound, ...] = ()
    undertakings: tuple[ToldUndertaking, ...] = ()
    statements: tuple[AdoptedStatement, ...] = ()
    relations: tuple[ToldRelation, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletinNotice:
    """That a bulletin was published: its files by `language.format` with their SHA-256."""

    id: str
    edition: int
    day: date
    made_at: datetime
    files: dict[str, str]
    corrects: str | None = None
