"""The one gate: mission data leaves the database only through `released_to(actor)`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from hudna.db.custody import Custody
from hudna.db.exporting import Exporting
from hudna.db.hearings import Hearings, Waiting
from hudna.db.lots import Lots, SourcedClaimView
from hudna.db.models import BulletinFileRow, Entry, IncidentSourceRow
from hudna.db.paging import Page
from hudna.errors import NotFound
from hudna.model.bulletin import BulletinNotice
from hudna.model.document import Report
from hudna.model.incident import Incident
from hudna.model.party import Actor
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


class Reader(Hearings, Custody, Exporting, Lots):
    """Everything an actor may read, by name."""

    def reports(self, after: str | None = None, limit: int = 50) -> Page[Report]:
        """Return a page of reports, newest first."""
        return self.page(Report, after=after, limit=limit)

    def report(self, report_id: str) -> Report:
        """Return a report."""
        return self.one(Report, report_id)

    def incidents(self, after: str | None = None, limit: int = 50, **where: str) -> Page[Incident]:
        """Return a page of incidents; `where` may hold event_type, admin1, day."""
        return self.page(Incident, after=after, limit=limit, **where)

    def incidents_of_report(self, report_id: str) -> tuple[Incident, ...]:
        """Return the released incidents a released report's claims went into."""
        self.report(report_id)
        sources = IncidentSourceRow.objects.using(self.alias).filter(report=report_id)
        named = self.rows(Incident).filter(object_id__in=sources.values("incident"))
        return tuple(self._open(Incident, row) for row in named.order_by("id"))

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

    def meetings(self, limit: int = 50) -> Page[Meeting]:
        """Return the meetings told of last."""
        return self.page(Meeting, limit=limit)

    def statements(self, limit: int = 50) -> Page[Statement]:
        """Return the statements told of last."""
        return self.page(Statement, limit=limit)

    def commitments(self, limit: int = 50) -> Page[Commitment]:
        """Return the commitments told of last."""
        return self.page(Commitment, limit=limit)

    def relations(self, limit: int = 50) -> Page[Relation]:
        """Return the changes in relations told of last."""
        return self.page(Relation, limit=limit)

    def bulletins(self, after: str | None = None, limit: int = 50) -> Page[BulletinFile]:
        """Return a page of published bulletins, latest first."""
        page = self.page(BulletinNotice, after=after, limit=limit)
        files = BulletinFileRow.objects.using(self.alias)
        made: dict[str, list[tuple[str, str]]] = {notice.id: [] for notice in page.items}
        rows = files.filter(bulletin__in=list(made)).order_by("language", "format")
        for bulletin, language, form in rows.values_list("bulletin", "language", "format"):
            made[bulletin].append((language, form))
        items = tuple(BulletinFile(notice, tuple(made[notice.id])) for notice in page.items)
        return Page(items, page.next, page.count, page.more)

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
        found = [self._open(Report, row) for row in rows.order_by("-at", "-object_id")[:limit]]
        documents, hits = self.documents(found), []
        for report in found:
            document = documents[report.id]
            title = document.title or report.outlet or report.id
            hits.append(Hit("report", report.id, title, _around(document.text, words)))
        return tuple(hits)

    def record_state(self) -> RecordState:
        """Return how many entries are in the record and how many wait to get there."""
        entries = Entry.objects.using(self.alias)
        last = entries.filter(index__isnull=False).order_by("-index").first()
        size = last.index + 1 if last and last.index is not None else 0
        return RecordState(size, entries.filter(index__isnull=True).count())


def released_to(actor: Actor | None, *, now: datetime, alias: str = "default") -> Reader:
    """Return the reader of what is released to `actor` (null: the public) at `now`."""
    return Reader(actor, now, alias)


def _around(text: str, words: list[str], width: int = 90) -> str:
    """Return the passage around the first word of the query, found in the folded text."""
    folded = fold(text)
    at = min((i for i in (folded.text.find(w) for w in words) if i >= 0), default=0)
    start = max(0, folded.span(at, at + 1).start - width) if at else 0
    return text[start : start + 2 * width].strip()
