"""Which table holds which model object, and the columns lists are filtered by."""

import json
from datetime import date
from typing import Any

from hudna.db.kinds_talks import TALKS
from hudna.db.models import (
    AcknowledgementRow,
    AirspaceCaseRow,
    AirspaceJudgementRow,
    AlertRow,
    AlertSentRow,
    AlertSignOffRow,
    AllegationRow,
    AmendmentRow,
    BallotRow,
    BulletinRow,
    CaseAccountRow,
    CaseRow,
    CommitmentRow,
    CorrectionRow,
    CustodyActRow,
    DeclaredZoneRow,
    DeterminationRow,
    EvidenceRow,
    FindingRow,
    IncidentRow,
    MeasureAnswerRow,
    MeasureRow,
    MeetingRow,
    MotionRow,
    MovementCancellationRow,
    MovementCheckRow,
    MovementReadRow,
    MovementRow,
    OutlookRow,
    ParticipationRow,
    ReadingRow,
    ReassessmentRow,
    RegisterRow,
    RelationRow,
    RemarkRow,
    ReportRow,
    StatementRow,
    WatchSwitchRow,
)
from hudna.db.table import Table
from hudna.model.agreement import Allegation
from hudna.model.airspace_case import AirspaceCase, AirspaceJudgement, summary_of
from hudna.model.alert import Acknowledgement, Alert, AlertSent, AlertSignOff, WatchSwitch
from hudna.model.amendment import Amendment
from hudna.model.bulletin import BulletinNotice
from hudna.model.case import (
    Ballot,
    Case,
    Determination,
    Finding,
    Measure,
    MeasureAnswer,
    Motion,
)
from hudna.model.codec import to_json
from hudna.model.correction import Correction
from hudna.model.document import Report
from hudna.model.evidence import CustodyAct, Evidence
from hudna.model.incident import Incident
from hudna.model.movement import (
    DeclaredZone,
    Movement,
    MovementAcknowledgement,
    MovementCancellation,
    MovementCheck,
)
from hudna.model.outlook import Outlook
from hudna.model.participation import Participation
from hudna.model.reading import StoredReading
from hudna.model.reassessment import Reassessment
from hudna.model.register import Register
from hudna.model.remark import CaseAccount, Remark
from hudna.model.talks import Commitment, Meeting, Relation, Statement

__all__ = ["OWNED", "TABLES", "table_of"]


def _none(_: Any) -> dict[str, Any]:
    return {}


def _reassessment(value: Reassessment) -> dict[str, Any]:
    return {
        "incident": value.incident,
        "agreement": value.agreement,
        "names_version": value.after,
        "changes": len(value.changed),
        "stays": value.stay,
    }


def _incident(value: Incident) -> dict[str, Any]:
    day = value.when.start
    return {
        "event_type": value.event_type,
        "admin1": value.place.admin1,
        "day": date.fromisoformat(day[:10]) if day else None,
        "latitude": value.place.latitude,
        "longitude": value.place.longitude,
    }


def _airspace_judgement(value: AirspaceJudgement) -> dict[str, Any]:
    summary = to_json(summary_of(value))
    return {
        "filing": value.filing,
        "party_of": value.party,
        "summary": json.dumps(summary, ensure_ascii=False, sort_keys=True),
    }


def _movement(value: Movement) -> dict[str, Any]:
    return {
        "kind": value.kind.value,
        "party_of": value.party,
        "start": value.start,
        "end": value.end,
        "amends": value.amends or "",
    }


def _of_movement(value: MovementCancellation | MovementAcknowledgement) -> dict[str, Any]:
    return {"movement": value.movement, "party_of": value.party}


TABLES: dict[type[Any], Table] = {
    Report: Table(ReportRow, lambda r: {"document": r.document, "submitted_by": r.submitted_by}),
    StoredReading: Table(ReadingRow, _none),
    Correction: Table(CorrectionRow, lambda c: {"report": c.report, "party_of": c.party}),
    Incident: Table(IncidentRow, _incident),
    Allegation: Table(
        AllegationRow, lambda a: {"incident": a.incident, "outcome": a.outcome.value}
    ),
    Case: Table(CaseRow, lambda c: {"incident": c.incident, "state": c.state.value, "due": c.due}),
    Finding: Table(FindingRow, lambda f: {"case": f.case, "party_of": f.party}),
    Evidence: Table(
        EvidenceRow, lambda e: {"case": e.case, "party_of": e.party, "sha256": e.sha256}
    ),
    CustodyAct: Table(CustodyActRow, lambda a: {"evidence": a.evidence, "party_of": a.party}),
    Motion: Table(MotionRow, lambda m: {"case": m.case, "accused": m.attributed_to}),
    Remark: Table(RemarkRow, lambda r: {"case": r.case, "motion": r.motion, "party_of": r.party}),
    CaseAccount: Table(CaseAccountRow, lambda a: {"case": a.case, "party_of": a.party}),
    Participation: Table(ParticipationRow, lambda p: {"party_of": p.party}),
    Ballot: Table(BallotRow, lambda b: {"case": b.case, "motion": b.motion, "party_of": b.party}),
    Determination: Table(
        DeterminationRow,
        lambda d: {"case": d.case, "motion": d.motion, "accused": d.attributed_to},
    ),
    Measure: Table(
        MeasureRow,
        lambda m: {"case": m.case, "owner": m.owner, "due": m.due, "state": m.state.value},
    ),
    MeasureAnswer: Table(
        MeasureAnswerRow,
        lambda a: {"case": a.case, "measure": a.measure, "party_of": a.party},
    ),
    Register: Table(RegisterRow, lambda r: {"side": r.side, "day": r.period_end}),
    Meeting: Table(MeetingRow, _none),
    Statement: Table(StatementRow, _none),
    Commitment: Table(CommitmentRow, _none),
    Relation: Table(RelationRow, _none),
    Amendment: Table(
        AmendmentRow, lambda a: {"agreement": a.agreement.id, "names_version": a.agreement.version}
    ),
    Reassessment: Table(ReassessmentRow, _reassessment),
    BulletinNotice: Table(BulletinRow, lambda b: {"day": b.day}),
    Outlook: Table(OutlookRow, lambda o: {"day": o.day}),
    Alert: Table(
        AlertRow, lambda a: {"area": a.area, "level": a.level.value, "expires": a.expires}
    ),
    AlertSignOff: Table(AlertSignOffRow, lambda s: {"alert": s.alert, "party_of": s.party}),
    AlertSent: Table(AlertSentRow, lambda s: {"alert": s.alert}),
    Acknowledgement: Table(AcknowledgementRow, lambda a: {"alert": a.alert, "party_of": a.party}),
    WatchSwitch: Table(WatchSwitchRow, lambda s: {"party_of": s.party}),
    AirspaceCase: Table(AirspaceCaseRow, lambda c: {"subject": c.subject, "party_of": c.party}),
    AirspaceJudgement: Table(AirspaceJudgementRow, _airspace_judgement),
    Movement: Table(MovementRow, _movement),
    MovementCancellation: Table(MovementCancellationRow, _of_movement),
    MovementAcknowledgement: Table(MovementReadRow, _of_movement),
    MovementCheck: Table(
        MovementCheckRow, lambda c: {"movement": c.movement, "answer": c.answer.value}
    ),
    DeclaredZone: Table(DeclaredZoneRow, lambda z: {"party_of": z.party, "end": z.volume.end}),
    **TALKS,
}


OWNED: dict[type[Any], str] = {
    Measure: "owner",
    MeasureAnswer: "party_of",
    Motion: "accused",
    Determination: "accused",
    Remark: "party_of",
    AirspaceCase: "party_of",
    AirspaceJudgement: "party_of",
}
"""What is released to the party in this column besides.

An order reaches whom it binds, and an accusation whom it names: nobody is judged unheard. Who files
a case about a line reads it and what was judged of it, whatever circle it is for.
"""


def table_of(cls: type[Any]) -> Table:
    """Return the table of a model class."""
    return TABLES[cls]
