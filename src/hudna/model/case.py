"""What the guarantors make of an allegation."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hudna.model.mechanism import DecisionRule
from hudna.model.question import Question, StandardOfProof
from hudna.model.release import Release

__all__ = [
    "Ballot",
    "Case",
    "CaseState",
    "Choice",
    "Determination",
    "DeterminationResult",
    "Finding",
    "FindingResult",
    "Measure",
    "MeasureAnswer",
    "MeasureAsked",
    "MeasureKind",
    "MeasureState",
    "Motion",
]


class CaseState(StrEnum):
    """Where a case stands; the transitions are one table in `verify/states.py`."""

    REPORTED = "reported"
    UNDER_VERIFICATION = "under_verification"
    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"
    UNVERIFIABLE = "unverifiable"
    UNDER_INVESTIGATION = "under_investigation"
    ATTRIBUTED = "attributed"
    DISPUTED = "disputed"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Case:
    """An incident before the guarantors. The state is derived from its entries, not set by hand."""

    id: str
    incident: str
    allegations: tuple[str, ...]
    opened_at: datetime
    due: datetime
    rule: DecisionRule
    state: CaseState
    release: Release


class FindingResult(StrEnum):
    """What one party concludes about whether it happened."""

    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One party's conclusion, with the Admiralty grade: source A-F, information 1-6.

    On the occurrence `result` is given. On the attribution it is null and `attributed_to` is an
    actor, or null where nobody can be named. A `standard` of null is not stated.
    """

    id: str
    case: str
    party: str
    by: str
    result: FindingResult | None
    source_grade: str
    information_grade: str
    reasons: str
    language: str
    evidence: tuple[str, ...]
    at: datetime
    question: Question = Question.OCCURRENCE
    attributed_to: str | None = None
    standard: StandardOfProof | None = None


class Choice(StrEnum):
    """A guarantor's vote."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    RECUSE = "recuse"


class MeasureKind(StrEnum):
    """What a determination may order."""

    WARNING = "warning"
    JOINT_INSPECTION = "joint_inspection"
    INFORMATION_REQUEST = "information_request"
    REFERRAL = "referral"
    MEETING = "meeting"
    ZONE_UPDATE = "zone_update"


@dataclass(frozen=True, slots=True)
class MeasureAsked:
    """A measure that would follow, with the party that would owe it."""

    measure: MeasureKind
    owner: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Motion:
    """What is voted on: an answer to one question about a case, and the measures that would follow.

    `result` answers the occurrence, `attributed_to` the attribution (null: nobody can be named).
    """

    id: str
    case: str
    proposed_by: str
    question: Question
    result: FindingResult | None
    attributed_to: str | None
    measures: tuple[MeasureAsked, ...]
    reasons: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Ballot:
    """One guarantor's signed vote on one motion; `dissent` says why it votes against."""

    id: str
    motion: str
    case: str
    party: str
    by: str
    choice: Choice
    dissent: str
    language: str
    at: datetime


class DeterminationResult(StrEnum):
    """What the rule makes of the ballots."""

    CARRIED = "carried"
    REJECTED = "rejected"
    NO_DECISION = "no_decision"


@dataclass(frozen=True, slots=True)
class Determination:
    """The outcome of a motion, anyone can recompute it from the signed ballots.

    `silent` let the deadline pass. Of these, `absent` had done so for long: nothing waits for them.
    `left` had left the mechanism without a vote.
    """

    id: str
    case: str
    motion: str
    rule: DecisionRule
    question: Question
    result: DeterminationResult
    finding: FindingResult | None
    attributed_to: str | None
    ballots: tuple[str, ...]
    silent: tuple[str, ...]
    absent: tuple[str, ...]
    left: tuple[str, ...]
    explanation: dict[str, str]
    at: datetime


class MeasureState(StrEnum):
    """How far a measure has come; overdue is computed from the due date, not stored."""

    ORDERED = "ordered"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Measure:
    """What follows a determination, with owner and due date."""

    id: str
    determination: str
    case: str
    kind: MeasureKind
    owner: str
    due: datetime
    state: MeasureState
    note: str = ""

    def overdue(self, now: datetime) -> bool:
        """Return whether the due date has passed and the owner has not answered."""
        return self.state is MeasureState.ORDERED and self.due < now

    def standing(self, now: datetime) -> str:
        """Return the state to show at `now`: ordered, done, refused or overdue."""
        return "overdue" if self.overdue(now) else self.state.value


@dataclass(frozen=True, slots=True)
class MeasureAnswer:
    """What a measure's owner says has become of it: reported done, or refused, in its words.

    `amendment` is the one by which the owner says that the update of a zone was done.
    """

    id: str
    measure: str
    case: str
    party: str
    by: str
    state: MeasureState
    note: str
    language: str
    at: datetime
    amendment: str | None = None
