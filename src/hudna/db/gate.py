"""The one gate: mission data leaves the database only through `released_to(actor)`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from hudna.db.answering import Answering
from hudna.db.bulletins import Bulletins
from hudna.db.contrasting import Contrasting
from hudna.db.custody import Custody
from hudna.db.drafting import Drafting
from hudna.db.exporting import Exporting
from hudna.db.hearings import Hearings, Waiting
from hudna.db.judging import Judging
from hudna.db.lots import SourcedClaimView
from hudna.db.models import Entry, IncidentSourceRow
from hudna.db.moving import Moving
from hudna.db.on_map import OnMap
from hudna.db.paging import Page
from hudna.db.relating import Relating
from hudna.db.search.finding import Searching
from hudna.db.talking import RoundTable, Talking
from hudna.db.watching import Watching
from hudna.model.bulletin import BulletinNotice
from hudna.model.document import Report
from hudna.model.incident import Incident
from hudna.model.party import Actor
from hudna.model.register import Register
from hudna.model.talks import Commitment, Meeting, Relation, Statement

__all__ = [
    "Page",
    "Reader",
    "RecordState",
    "RoundTable",
    "SourcedClaimView",
    "Waiting",
    "released_to",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RecordState:
    """How far the record has come on this node."""

    sequenced: int
    pending: int


class Reader(
    Hearings,
    Custody,
    Exporting,
    Bulletins,
    OnMap,
    Contrasting,
    Searching,
    Watching,
    Judging,
    Moving,
    Drafting,
    Talking,
    Relating,
    Answering,
):
    """Everything an actor may read, by name."""

    def reports(self, after: str | None = None, limit: int = 50) -> Page[Report]:
        """Return a page of reports, newest first."""
        return self.page(Report, after=after, limit=limit)

    def report(self, report_id: str) -> Report:
        """Return a report."""
        return self.one(Report, report_id)

    def incidents(self, after: str | None = None, limit: int = 50) -> Page[Incident]:
        """Return a page of incidents, those that began last first."""
        return self.page(Incident, after=after, limit=limit)

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

    def latest_bulletin(self) -> BulletinNotice | None:
        """Return the bulletin published last, null before the first."""
        return next(iter(self.page(BulletinNotice, limit=1).items), None)

    def record_state(self) -> RecordState:
        """Return how many entries are in the record and how many wait to get there."""
        entries = Entry.objects.using(self.alias)
        last = entries.filter(index__isnull=False).order_by("-index").first()
        size = last.index + 1 if last and last.index is not None else 0
        return RecordState(size, entries.filter(index__isnull=True).count())


def released_to(actor: Actor | None, *, now: datetime, alias: str = "default") -> Reader:
    """Return the reader of what is released to `actor` (null: the public) at `now`."""
    return Reader(actor, now, alias)
