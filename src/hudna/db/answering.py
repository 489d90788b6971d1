"""What parties made of proposals, and what still waits for a party, as far as it is released."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from hudna.db.lots import Lots
from hudna.db.remembered import remembered
from hudna.db.store import value_of
from hudna.model.document import Document, Report
from hudna.model.proposal import Proposal, ProposalAnswer
from hudna.model.reading import StoredReading
from hudna.model.relation_event import RelationEvent
from hudna.model.span import Span
from hudna.model.talks_round import TalksRound
from hudna.model.undertaking import Undertaking
from hudna.talks.proposals import proposals_of

__all__ = ["Answering", "Unanswered"]

T = TypeVar("T", TalksRound, Undertaking, RelationEvent)

LOOKED_AT = 60
"""Reports, the latest, that are looked through for what waits for a party."""

OWN = 200
"""Objects of a party's own, the latest, among which what it made of a report is looked for."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A report with the proposals in it that a party has not answered, in the order of the text."""

    report: Report
    document: Document
    proposals: tuple[Proposal, ...]


class Answering(Lots):
    """Answers to proposals, as one reader may know them."""

    def proposal_answers(self, report_id: str) -> tuple[ProposalAnswer, ...]:
        """Return what offices made of the proposals of a released report, oldest first."""
        return tuple(self.some(ProposalAnswer, report=report_id))[::-1]

    def made_from(self, answers: Iterable[ProposalAnswer]) -> frozenset[str]:
        """Return the ids of what was registered with answers, as far as it is released."""
        ids = [one.made for one in answers if one.made is not None]
        if not ids:
            return frozenset()
        found = [
            self.rows(cls).filter(object_id__in=ids).values_list("object_id", flat=True)
            for cls in (Undertaking, TalksRound, RelationEvent)
        ]
        return frozenset(name for names in found for name in names)

    def own_made(self, cls: type[T], report: str, span: Span, party: str) -> T | None:
        """Return what a party registered last from these words of a report, null for nothing."""
        for row in self.rows(cls).filter(party_of=party).order_by("-at", "-id")[:OWN]:
            value = self._open(cls, row)
            places = [(one.report, one.start, one.end) for one in value.sources]
            if (report, span.start, span.end) in places:
                return value
        return None

    def unanswered(self) -> tuple[Unanswered, ...]:
        """Return what the latest reports propose and the reader's party has not answered."""
        if self.actor is None:
            return ()
        key = ("unanswered", *self.who, self.level)
        return remembered(key, self._unanswered)

    def _unanswered(self) -> tuple[Unanswered, ...]:
        assert self.actor is not None
        reports = self.page(Report, limit=LOOKED_AT).items
        names = [report.id for report in reports]
        documents = self.documents(reports)
        readings = {
            row.object_id: value_of(StoredReading, row).reading
            for row in self.rows(StoredReading).filter(object_id__in=names)
        }
        answered: dict[str, set[str]] = defaultdict(set)
        mine = self.rows(ProposalAnswer).filter(report__in=names, party_of=self.actor.party)
        for row in mine:
            answer = self._open(ProposalAnswer, row)
            answered[answer.report].add(answer.proposal)
        found = []
        for report in reports:
            if report.id not in readings or report.id not in documents:
                continue
            document = documents[report.id]
            proposed = proposals_of(readings[report.id], document.text)
            waiting = tuple(one for one in proposed if one.id not in answered[report.id])
            if waiting:
                found.append(Unanswered(report, document, waiting))
        return tuple(found)
