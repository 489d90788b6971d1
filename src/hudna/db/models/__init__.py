"""The tables, by what they hold."""

from hudna.db.models.mission import (
    AllegationRow,
    AmendmentRow,
    BallotRow,
    BulletinFileRow,
    BulletinRow,
    CaseRow,
    CommitmentRow,
    CorrectionRow,
    DeterminationRow,
    FindingRow,
    IncidentRow,
    MeasureAnswerRow,
    MeasureRow,
    MeetingRow,
    MotionRow,
    ReadingRow,
    ReassessmentRow,
    RegisterRow,
    RelationRow,
    StatementRow,
)
from hudna.db.models.people import User
from hudna.db.models.record import Entry, Key, MechanismRow
from hudna.db.models.source import DocumentRow, ReportRow
from hudna.db.models.tally import Tally

__all__ = [
    "AllegationRow",
    "AmendmentRow",
    "BallotRow",
    "BulletinFileRow",
    "BulletinRow",
    "CaseRow",
    "CommitmentRow",
    "CorrectionRow",
    "DeterminationRow",
    "DocumentRow",
    "Entry",
    "FindingRow",
    "IncidentRow",
    "Key",
    "MeasureAnswerRow",
    "MeasureRow",
    "MechanismRow",
    "MeetingRow",
    "MotionRow",
    "ReadingRow",
    "ReassessmentRow",
    "RegisterRow",
    "RelationRow",
    "ReportRow",
    "StatementRow",
    "Tally",
    "User",
]
