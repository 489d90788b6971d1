"""Which tables hold what belongs to talks, by what an object says of itself."""

from typing import Any

from hudna.db.models import talks as rows
from hudna.db.table import Table
from hudna.model.joint_statement import (
    AdoptedStatement,
    DraftComment,
    DraftParagraph,
    StatementAnswer,
    StatementDraft,
    StatementSignature,
    StatementText,
)
from hudna.model.proposal import ProposalAnswer
from hudna.model.relation_event import RelationEvent
from hudna.model.talks_round import TalksDocument, TalksPosition, TalksRound
from hudna.model.undertaking import Undertaking, UndertakingWord

__all__ = ["TALKS"]


def _round(value: TalksRound) -> dict[str, Any]:
    return {"party_of": value.party, "start": value.start, "supersedes": value.supersedes or ""}


def _of_round(value: TalksPosition | TalksDocument) -> dict[str, Any]:
    paper = {"paper": value.paper} if isinstance(value, TalksDocument) else {}
    return {"party_of": value.party, "round": value.round, **paper}


def _undertaking(value: Undertaking) -> dict[str, Any]:
    return {
        "party_of": value.party,
        "owner": value.owner,
        "due": value.due,
        "agreement": value.agreement or "",
    }


def _word(value: UndertakingWord) -> dict[str, Any]:
    return {"party_of": value.party, "undertaking": value.undertaking}


def _draft(value: StatementDraft) -> dict[str, Any]:
    return {"party_of": value.party, "round": value.round or ""}


def _paragraph(value: DraftParagraph) -> dict[str, Any]:
    return {"party_of": value.party, "draft": value.draft, "paragraph": value.paragraph}


def _of_draft(value: DraftComment | StatementText) -> dict[str, Any]:
    return {"party_of": value.party, "draft": value.draft}


def _of_text(value: StatementAnswer | StatementSignature) -> dict[str, Any]:
    return {"party_of": value.party, "draft": value.draft, "text": value.text}


def _event(value: RelationEvent) -> dict[str, Any]:
    return {"party_of": value.party, "between": "|".join(sorted(value.between))}


TALKS: dict[type[Any], Table] = {
    TalksRound: Table(rows.TalksRoundRow, _round),
    TalksPosition: Table(rows.TalksPositionRow, _of_round),
    TalksDocument: Table(rows.TalksDocumentRow, _of_round),
    Undertaking: Table(rows.UndertakingRow, _undertaking),
    UndertakingWord: Table(rows.UndertakingWordRow, _word),
    StatementDraft: Table(rows.StatementDraftRow, _draft),
    DraftParagraph: Table(rows.DraftParagraphRow, _paragraph),
    DraftComment: Table(rows.DraftCommentRow, _of_draft),
    StatementText: Table(rows.StatementTextRow, _of_draft),
    StatementAnswer: Table(rows.StatementAnswerRow, _of_text),
    StatementSignature: Table(rows.StatementSignatureRow, _of_text),
    AdoptedStatement: Table(rows.AdoptedStatementRow, lambda s: {"draft": s.draft}),
    RelationEvent: Table(rows.RelationEventRow, _event),
    ProposalAnswer: Table(
        rows.ProposalAnswerRow, lambda a: {"party_of": a.party, "report": a.report}
    ),
}
