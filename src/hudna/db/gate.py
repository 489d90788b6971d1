"""The one gate: mission data leaves the database only through `released_to(actor)`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from hudna.db.exporting import Exporting
from hudna.db.gated import Page, SourcedClaimView
from hudna.db.models import BulletinFileRow, Entry
from hudna.errors import NotFound
from hudna.model.agreement import Allegation
from hudna.model.bulletin import BulletinNotice, CaseFile
from hudna.model.case import (
    Ballot,
    Case,
    CaseState,
    Determination,
    Finding,
    Measure,
    MeasureAnswer,
    MeasureState,
    Motion,
)
from hudna.model.document import Report
from hudna.model.incident import Incident
from hudna.model.party import Actor, PartyKind, Role
from hudna.model.register import Register
from hudna.model.talks import Commitment, Meeting, Relation, Statement
from hudna.text.fold import fold, fold_key

__all__ = [
    "BulletinFile",
    "Hit",
    "Page",
    "Reader",
    "RecordState",
    "SourcedClaimView",
    "Waiting",
    "released_to",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the reader: `kind` is finding, ballot or measure."""

    kind: str
    case: Case
    incident: Incident
    due: datetime
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BulletinFile:
    """A published bulletin and the renderings there are of it."""

    notice: BulletinNotice
    renderings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result; `snippet` is the passage around the first match."""

    kind: str
    id: str
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class RecordState:
    """How far the record has come on this node."""

    sequenced: int
    pending: int


class Reader(Exporting):
    """Everything an actor may read, by name."""

    def reports(self, after: str | None = None, limit: int = 50) -> Page[Report]:
        """Return a page of reports, newest first."""
        return self.page(Report, after=after, limit=limit)

    def report(self, report_id: str) -> Report:
        """Return a report."""
        return self.one(Report, report_id)

    def incidents(self, after: str | None = None, limit: int = 50, **where: str) -> Page[Incident]:
        """Return a page of incidents; `where` may hold event_type and admin1."""
        return self.page(Incident, after=after, limit=limit, **where)

    def incident(self, incident_id: str) -> Incident:
        """Return an incident."""
        return self.one(Incident, incident_id)

    def incidents_of_report(self, report_id: str) -> tuple[Incident, ...]:
        """Return the released incidents a released report's claims went into."""
        self.report(report_id)
        named = self.rows(Incident).filter(body__contains=f'"report": "{report_id}"')
        return tuple(self._open(Incident, row) for row in named)

    def allegations(self, incident_id: str) -> tuple[Allegation, ...]:
        """Return how an incident stands to each clause, in the order of the agreements."""
        return _oldest_first(self.some(Allegation, incident=incident_id))

    def cases(
        self, state: str | None = None, after: str | None = None, limit: int = 50
    ) -> Page[Case]:
        """Return a page of cases."""
        where = {"state": state} if state else {}
        return self.page(Case, after=after, limit=limit, **where)

    def case_of(self, incident_id: str) -> Case | None:
        """Return the case of an incident, if one is open and released."""
        return next(self.some(Case, incident=incident_id), None)

    def case_file(self, case_id: str) -> CaseFile:
        """Return a case with what is released of everything in it."""
        case = self.one(Case, case_id)
        motions = self.motions(case_id)
        motion = motions[0] if motions else None
        ballots = self.some(Ballot, motion=motion.id) if motion else ()
        decided = self.some(Determination, motion=motion.id) if motion else iter(())
        return CaseFile(
            case=case,
            incident=self.incident(case.incident),
            allegations=self.allegations(case.incident),
            findings=_oldest_first(self.some(Finding, case=case_id)),
            motion=motion,
            ballots=_oldest_first(ballots),
            determination=next(decided, None),
            measures=tuple(self.some(Measure, case=case_id)),
            answers=_oldest_first(self.some(MeasureAnswer, case=case_id)),
        )

    def motions(self, case_id: str) -> tuple[Motion, ...]:
        """Return the motions on a case, latest first."""
        return tuple(self.some(Motion, case=case_id))

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what waits for the reader's party, the most urgent first."""
        if self.actor is None or self.actor.party_kind is not PartyKind.GUARANTOR:
            return ()
        items = [w for case in self._open_cases() for w in self._waiting_in(case)]
        return tuple(sorted(items, key=lambda w: (w.due, w.case.id)))

    def registers(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[Register, ...]:
        """Return registers of the days from `since` to `until`, both included."""
        where: dict[str, Any] = {}
        if since:
            where["day__gte"] = since
        if until:
            where["day__lte"] = until
        return tuple(self.some(Register, **where))

    def latest_day(self) -> date | None:
        """Return the last day any released register speaks of."""
        row = self.rows(Register).order_by("-day").values_list("day", flat=True).first()
        return row if isinstance(row, date) else None

    def meetings(self) -> tuple[Meeting, ...]:
        """Return meetings."""
        return tuple(self.some(Meeting))

    def statements(self) -> tuple[Statement, ...]:
        """Return statements."""
        return tuple(self.some(Statement))

    def commitments(self) -> tuple[Commitment, ...]:
        """Return commitments."""
        return tuple(self.some(Commitment))

    def relations(self) -> tuple[Relation, ...]:
        """Return changes in relations."""
        return tuple(self.some(Relation))

    def measures(self) -> tuple[Measure, ...]:
        """Return measures, latest first."""
        return tuple(self.some(Measure))

    def measure(self, measure_id: str) -> Measure:
        """Return a measure; its owner may read it even where the case is not released to it."""
        return self.one(Measure, measure_id)

    def answers(self, measure_id: str) -> tuple[MeasureAnswer, ...]:
        """Return what a measure's owner has said of it, oldest first."""
        return _oldest_first(self.some(MeasureAnswer, measure=measure_id))

    def incident_of_case(self, case_id: str) -> Incident | None:
        """Return what a case is about, null where the case is not released to the reader."""
        try:
            return self.incident(self.one(Case, case_id).incident)
        except NotFound:
            return None

    def bulletins(self) -> tuple[BulletinFile, ...]:
        """Return published bulletins, latest first."""
        files = BulletinFileRow.objects.using(self.alias)
        return tuple(
            BulletinFile(
                notice,
                tuple(
                    files.filter(bulletin=notice.id)
                    .order_by("language", "format")
                    .values_list("language", "format")
                ),
            )
            for notice in self.some(BulletinNotice)
        )

    def bulletin_file(self, bulletin_id: str, language: str, form: str) -> bytes:
        """Return one rendering of a released bulletin."""
        self.one(BulletinNotice, bulletin_id)
        row = BulletinFileRow.objects.using(self.alias).filter(
            bulletin=bulletin_id, language=language, format=form
        )
        found = row.first()
        if found is None:
            raise NotFound("There is no such rendering of this bulletin")
        return bytes(found.data)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Return released reports whose folded text holds the folded words of `query`."""
        words = fold_key(query).split()
        if not words:
            return ()
        rows = self.rows(Report)
        for word in words:
            rows = rows.filter(search__contains=word)
        hits = []
        for row in rows.order_by("-at", "-object_id")[:limit]:
            report = self._open(Report, row)
            document = self.document(report.id)
            title = document.title or report.outlet or report.id
            hits.append(Hit("report", report.id, title, _around(document.text, words)))
        return tuple(hits)

    def record_state(self) -> RecordState:
        """Return how many entries are in the record and how many wait to get there."""
        entries = Entry.objects.using(self.alias)
        last = entries.filter(index__isnull=False).order_by("-index").first()
        size = last.index + 1 if last and last.index is not None else 0
        return RecordState(size, entries.filter(index__isnull=True).count())

    def _open_cases(self) -> Iterator[Case]:
        states = [CaseState.REPORTED.value, CaseState.UNDER_VERIFICATION.value]
        return self.some(Case, state__in=states)

    def _waiting_in(self, case: Case) -> Iterator[Waiting]:
        assert self.actor is not None
        file = self.case_file(case.id)
        found = tuple(f.party for f in file.findings)
        if self.actor.party not in found and self.actor.role in (
            Role.VERIFIER,
            Role.REPRESENTATIVE,
        ):
            yield Waiting("finding", case, file.incident, case.due, found)
        if file.motion and not file.determination and self.actor.role is Role.REPRESENTATIVE:
            voted = tuple(b.party for b in file.ballots)
            if self.actor.party not in voted:
                yield Waiting("ballot", case, file.incident, case.due, voted)

    def my_measures(self) -> tuple[Measure, ...]:
        """Return measures the reader's party still owes."""
        if self.actor is None:
            return ()
        owed = {"owner": self.actor.party, "state": MeasureState.ORDERED.value}
        return tuple(self.some(Measure, **owed))


def released_to(actor: Actor | None, *, now: datetime, alias: str = "default") -> Reader:
    """Return the reader of what is released to `actor` (null: the public) at `now`."""
    return Reader(actor, now, alias)


def _oldest_first(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(reversed(tuple(items)))


def _around(text: str, words: list[str], width: int = 90) -> str:
    """Return the passage around the first word of the query, found in the folded text."""
    folded = fold(text)
    at = min((i for i in (folded.text.find(w) for w in words) if i >= 0), default=0)
    start = max(0, folded.span(at, at + 1).start - width) if at else 0
    return text[start : start + 2 * width].strip()
