"""The kinds of statements, and what of each the record shows to everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hudna.model.airspace_case import AirspaceCase
from hudna.model.alert import Acknowledgement, Alert, AlertSent, AlertSignOff, WatchSwitch
from hudna.model.amendment import Amendment
from hudna.model.bulletin import BulletinNotice
from hudna.model.case import Ballot, Case, Determination, Finding, Measure, MeasureAnswer, Motion
from hudna.model.correction import Correction
from hudna.model.document import Report
from hudna.model.enrolment import Analysis, KeyEnrolment
from hudna.model.evidence import CONFIDENTIAL, AccessLogHead, CustodyAct, Evidence
from hudna.model.joint_statement import (
    AdoptedStatement,
    DraftComment,
    DraftParagraph,
    StatementAnswer,
    StatementDraft,
    StatementSignature,
    StatementText,
)
from hudna.model.movement import (
    DeclaredZone,
    Movement,
    MovementAcknowledgement,
    MovementCancellation,
)
from hudna.model.outlook import Outlook
from hudna.model.participation import Participation
from hudna.model.proposal import ProposalAnswer
from hudna.model.relation_event import RelationEvent
from hudna.model.remark import CaseAccount, Remark
from hudna.model.talks_round import TalksDocument, TalksPosition, TalksRound
from hudna.model.undertaking import Undertaking, UndertakingWord

__all__ = ["KINDS", "Kind"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of statement: its model class and the fields the record shows to everybody.

    `withheld` fields may stay on their owner's node: what is handed over holds null for them.
    `blob` is the field that holds the SHA-256 of a file, which the entry then names as well.
    """

    cls: type[Any]
    public: tuple[str, ...] | None
    withheld: tuple[str, ...] = ()
    blob: str | None = None

    def blobs(self, shown: Mapping[str, Any]) -> dict[str, str]:
        """Return the files that an entry with these public fields has to name."""
        return {"file": str(shown[self.blob])} if self.blob else {}


ALL_PUBLIC = None

KINDS: dict[str, Kind] = {
    "enrol": Kind(KeyEnrolment, ALL_PUBLIC),
    "report": Kind(
        Report, ("id", "submitted_by", "submitted_at", "exercise"), withheld=("source_identity",)
    ),
    "analysis": Kind(Analysis, ("id", "at")),
    "correction": Kind(Correction, ("id", "report", "kind", "party", "by", "at")),
    "case": Kind(Case, ("id", "opened_at", "due", "rule", "state")),
    "evidence": Kind(
        Evidence,
        ("id", "case", "party", "by", "sha256", "size", "media_type", "exercise", "at"),
        withheld=CONFIDENTIAL,
        blob="sha256",
    ),
    "access_log": Kind(AccessLogHead, ALL_PUBLIC),
    "custody": Kind(CustodyAct, ("id", "evidence", "kind", "party", "by", "at")),
    "finding": Kind(Finding, ("id", "case", "party", "by", "question", "result", "at")),
    "motion": Kind(
        Motion, ("id", "case", "proposed_by", "question", "result", "measures", "language", "at")
    ),
    "ballot": Kind(Ballot, ("id", "motion", "case", "party", "by", "choice", "at")),
    "determination": Kind(
        Determination,
        (
            "id",
            "case",
            "motion",
            "rule",
            "question",
            "result",
            "finding",
            "ballots",
            "silent",
            "absent",
            "left",
            "at",
        ),
    ),
    "remark": Kind(Remark, ("id", "case", "motion", "party", "by", "capacity", "at")),
    "account": Kind(CaseAccount, ("id", "case", "party", "by", "joins", "at")),
    "participation": Kind(Participation, ALL_PUBLIC),
    "measure": Kind(Measure, ALL_PUBLIC),
    "measure_answer": Kind(
        MeasureAnswer, ("id", "measure", "case", "party", "by", "state", "at", "amendment")
    ),
    "bulletin": Kind(BulletinNotice, ALL_PUBLIC),
    "amendment": Kind(Amendment, ALL_PUBLIC),
    "outlook": Kind(Outlook, ("id", "day", "days", "at", "exercise")),
    "alert": Kind(Alert, ("id", "level", "at", "expires", "exercise")),
    "alert_sign_off": Kind(AlertSignOff, ("id", "alert", "party", "by", "sends", "at")),
    "alert_sent": Kind(AlertSent, ("id", "alert", "at")),
    "acknowledgement": Kind(Acknowledgement, ("id", "alert", "party", "by", "at")),
    "watch_switch": Kind(WatchSwitch, ALL_PUBLIC),
    "airspace_case": Kind(AirspaceCase, ("id", "party", "by", "sha256", "exercise", "at")),
    "movement": Kind(Movement, ("id", "party", "by", "at", "exercise")),
    "movement_cancellation": Kind(MovementCancellation, ("id", "movement", "party", "by", "at")),
    "movement_acknowledgement": Kind(
        MovementAcknowledgement, ("id", "movement", "party", "by", "at")
    ),
    "declared_zone": Kind(DeclaredZone, ("id", "party", "by", "at")),
    "talks_round": Kind(TalksRound, ("id", "party", "by", "exercise", "at")),
    "position": Kind(TalksPosition, ("id", "party", "by", "at")),
    "talks_document": Kind(TalksDocument, ("id", "party", "by", "at")),
    "undertaking": Kind(Undertaking, ("id", "party", "by", "exercise", "at")),
    "undertaking_word": Kind(UndertakingWord, ("id", "undertaking", "party", "by", "at")),
    "statement_draft": Kind(StatementDraft, ("id", "party", "by", "exercise", "at")),
    "paragraph": Kind(DraftParagraph, ("id", "draft", "party", "by", "at")),
    "draft_comment": Kind(DraftComment, ("id", "draft", "party", "by", "at")),
    "statement_text": Kind(
        StatementText, ("id", "draft", "sha256", "silence_until", "party", "by", "at")
    ),
    "statement_answer": Kind(StatementAnswer, ("id", "draft", "text", "party", "by", "at")),
    "statement_signature": Kind(StatementSignature, ALL_PUBLIC),
    "joint_statement": Kind(AdoptedStatement, ALL_PUBLIC),
    "relation_event": Kind(RelationEvent, ("id", "party", "by", "exercise", "at")),
    "proposal_answer": Kind(ProposalAnswer, ("id", "party", "by", "at")),
}
