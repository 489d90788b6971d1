"""What has been stored since a moment, and what of it an office may hear of.

The highest id of each table is a point in time, whoever wrote: a page, a command, another node.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hudna.db.gate import Reader
from hudna.db.kinds import TABLES
from hudna.db.level import Level, level_now
from hudna.errors import NotFound
from hudna.model.agreement import Allegation
from hudna.model.airspace_case import AirspaceCase, AirspaceJudgement
from hudna.model.alert import Acknowledgement, Alert, AlertSent, AlertSignOff, WatchSwitch
from hudna.model.amendment import Amendment
from hudna.model.bulletin import BulletinNotice
from hudna.model.case import Ballot, Case, Determination, Finding, Measure, MeasureAnswer, Motion
from hudna.model.correction import Correction
from hudna.model.document import Report
from hudna.model.evidence import CustodyAct, Evidence
from hudna.model.incident import Incident
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
    MovementCheck,
)
from hudna.model.outlook import Outlook
from hudna.model.participation import Participation
from hudna.model.proposal import ProposalAnswer
from hudna.model.reading import StoredReading
from hudna.model.reassessment import Reassessment
from hudna.model.register import Register
from hudna.model.relation_event import RelationEvent
from hudna.model.remark import CaseAccount, Remark
from hudna.model.talks import Commitment, Meeting, Relation, Statement
from hudna.model.talks_round import TalksDocument, TalksPosition, TalksRound
from hudna.model.undertaking import Undertaking, UndertakingWord

__all__ = ["ANY", "COMPUTED", "KINDS", "Level", "News", "level_now", "news_for"]

ANY = "*"
"""Stands for more objects than are named one by one."""

MOST_NAMED = 50

KINDS: dict[type[Any], str] = {
    Report: "report",
    Correction: "correction",
    Case: "case",
    Finding: "finding",
    Evidence: "evidence",
    CustodyAct: "custody",
    Motion: "motion",
    Remark: "remark",
    CaseAccount: "account",
    Participation: "participation",
    Ballot: "ballot",
    Determination: "determination",
    Measure: "measure",
    MeasureAnswer: "measure_answer",
    Amendment: "amendment",
    BulletinNotice: "bulletin",
    Outlook: "outlook",
    Alert: "alert",
    AlertSignOff: "alert_sign_off",
    AlertSent: "alert_sent",
    Acknowledgement: "acknowledgement",
    WatchSwitch: "watch_switch",
    AirspaceCase: "airspace_case",
    Movement: "movement",
    MovementCancellation: "movement_cancellation",
    MovementAcknowledgement: "movement_acknowledgement",
    DeclaredZone: "declared_zone",
    TalksRound: "talks_round",
    TalksPosition: "position",
    TalksDocument: "talks_document",
    Undertaking: "undertaking",
    UndertakingWord: "undertaking_word",
    StatementDraft: "statement_draft",
    DraftParagraph: "paragraph",
    DraftComment: "draft_comment",
    StatementText: "statement_text",
    StatementAnswer: "statement_answer",
    StatementSignature: "statement_signature",
    AdoptedStatement: "joint_statement",
    RelationEvent: "relation_event",
    ProposalAnswer: "proposal_answer",
}
"""What somebody does, told one by one."""

COMPUTED: dict[type[Any], str] = {
    StoredReading: "reading",
    Incident: "incident",
    Allegation: "allegation",
    Reassessment: "reassessment",
    AirspaceJudgement: "airspace_judgement",
    Register: "register",
    Meeting: "meeting",
    Statement: "statement",
    Commitment: "commitment",
    Relation: "relation",
    MovementCheck: "movement_check",
}
"""What software makes of reports, many at once and told together."""

_BELONGS: dict[type[Any], str] = {
    Allegation: "incident",
    Reassessment: "incident",
    AirspaceJudgement: "filing",
    MovementCheck: "movement",
}
"""What is named in its place, by the column that holds it."""

_OF = (
    "id", "case", "motion", "measure", "incident", "report", "evidence", "alert", "movement",
    "round", "undertaking", "draft",
)  # fmt: skip
_AUTHOR = ("by", "party", "submitted_by", "proposed_by")


@dataclass(frozen=True, slots=True)
class News:
    """What a reader may hear of something that was stored.

    `of` are the ids of the object and of what it belongs to, by name; `found` are kinds and ids
    where it is many at once. `author` is the office or party that acted, null for software.
    """

    kind: str
    of: dict[str, str]
    author: str | None = None
    found: tuple[str, ...] = ()

    @property
    def about(self) -> tuple[str, ...]:
        """Kinds and ids, by which a page knows whether it is concerned."""
        return (self.kind, *self.of.values(), *self.found)


def news_for(reader: Reader, since: Level, until: Level) -> tuple[News, ...]:
    """Return what a reader may hear of what was stored after `since`, up to `until`.

    Of what is not released to the reader there is nothing at all.
    """
    single: list[News] = []
    found: list[str] = []
    for cls, low, high in zip(TABLES, since.marks, until.marks, strict=True):
        if high <= low:
            continue
        rows = reader.rows(cls).filter(id__gt=low, id__lte=high).order_by("id")
        if cls in COMPUTED:
            names = rows.values_list(_BELONGS.get(cls, "object_id"), flat=True)
            found += _named(COMPUTED[cls], list(names[: MOST_NAMED + 1]))
        else:
            ids = list(rows.values_list("id", flat=True)[: MOST_NAMED + 1])
            kind = KINDS.get(cls, "other")
            if len(ids) > MOST_NAMED:
                found += [kind, ANY]
            else:
                single += _each(kind, reader, reader.some(cls, id__in=ids))
    return (*single, *([News("analysis", {}, found=tuple(found))] if found else []))


def _named(kind: str, ids: Sequence[str]) -> list[str]:
    if not ids:
        return []
    return [kind, *dict.fromkeys(ids[:MOST_NAMED]), *([ANY] if len(ids) > MOST_NAMED else [])]


def _each(kind: str, reader: Reader, values: Iterator[Any]) -> Iterator[News]:
    for value in values:
        names = {name: getattr(value, name, None) for name in _OF}
        of = {name: ref for name, ref in names.items() if isinstance(ref, str)}
        if "evidence" in of:
            of |= _case_of(reader, of["evidence"])
        authors = (getattr(value, name, None) for name in _AUTHOR)
        yield News(kind, of, next((author for author in authors if author), None))


def _case_of(reader: Reader, evidence: str) -> dict[str, str]:
    """Return the case of evidence by name, nothing where the reader may not know of it."""
    try:
        return {"case": reader.one(Evidence, evidence).case}
    except NotFound:
        return {}
