"""The filter behind `released_to(actor)`: every row that leaves the database passes `rows`."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar, cast

from django.db import connections
from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from hudna.db.kinds import OWNED, table_of
from hudna.db.level import Level, level_now
from hudna.db.models import DocumentRow, Tally
from hudna.db.models.held import HeldRow
from hudna.db.paging import Page, bounded_count, follows, newest, token_of
from hudna.db.store import DjangoStore, value_of
from hudna.errors import NotFound
from hudna.model.agreement import Agreement, Allegation
from hudna.model.amendment import Amendment
from hudna.model.codec import from_json
from hudna.model.correction import Correction
from hudna.model.document import Document, Report
from hudna.model.evidence import CustodyAct, Evidence
from hudna.model.incident import Incident
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor, Role
from hudna.model.reading import Reading, StoredReading
from hudna.model.reassessment import Reassessment
from hudna.model.release import Audience, audiences_of, sees_source
from hudna.publish.public import public_incident

__all__ = ["LOT", "Gated", "Page"]

T = TypeVar("T")

LOT = 400
"""Objects looked at together: fewer names than SQLite takes in one query."""

FIRST_LOT = 50
"""Who takes only the newest has not read many more."""

COUNTED = 200
"""A list that is filtered is counted up to here: past it, a page says that there are more."""


class Gated:
    """Reads what is released to one actor at one moment; everything else does not exist for it."""

    def __init__(self, actor: Actor | None, now: datetime, alias: str = "default") -> None:
        self.actor = actor
        self.now = now
        self.alias = alias
        self.seen: Level | None = None

    def mechanism(self) -> Mechanism:
        """Return the mechanism, which is public."""
        return self._mechanism

    @cached_property
    def _mechanism(self) -> Mechanism:
        return DjangoStore(self.alias).mechanism()

    @property
    def level(self) -> Level:
        """How high the tables stand, or stood when the request came in that is `seen` so."""
        return self.seen or level_now(self.alias)

    def one(self, cls: type[T], object_id: str) -> T:
        """Return one object; `NotFound` whether it does not exist or is not released."""
        row = self.rows(cls).filter(object_id=object_id).first()
        if row is None:
            raise NotFound("There is nothing here that is released to you")
        return self._open(cls, row)

    def some(self, cls: type[T], **where: Any) -> Iterator[T]:
        """Yield released objects whose columns match, newest first: for few, or one after another.

        All of a class are read lot by lot, in the order of what happened.
        """
        if not where:
            yield from self.every(cls)
            return
        for row in self.rows(cls).filter(**where).order_by("-at", "-id").iterator():
            yield self._open(cls, row)

    def page(
        self, cls: type[T], *, after: str | None = None, limit: int = 50, **where: Any
    ) -> Page[T]:
        """Return a keyset page, newest first; `after` is the token of the page before.

        Of a list that is filtered, no more than `COUNTED` are counted.
        """
        found = self._newest(cls, after, limit + 1, where)
        following = token_of(found[limit - 1]) if len(found) > limit else None
        items = tuple(self._open(cls, row) for row in found[:limit])
        if not where:
            return Page(items, following, self.count(cls))
        if after is None and following is None:
            return Page(items, None, len(items))
        counted = bounded_count(self._circles(cls, where), COUNTED + 1)
        return Page(items, following, min(counted, COUNTED), counted > COUNTED)

    def every(self, cls: type[T], **where: Any) -> Iterator[T]:
        """Yield all released objects of a class, newest first, however many: lot by lot."""
        after, size = None, FIRST_LOT
        while True:
            found = self._newest(cls, after, size, where)
            yield from (self._open(cls, row) for row in found)
            if len(found) < size:
                return
            after, size = token_of(found[-1]), LOT

    def _newest(
        self, cls: type[Any], after: str | None, limit: int, where: dict[str, Any]
    ) -> list[Any]:
        """Return rows that follow `after`, newest first: all of them went through `rows`."""
        circles = self._circles(cls, where)
        if after:
            following = follows(after)
            circles = [circle.filter(following) for circle in circles]
        rows = self.rows(cls).filter(pk__in=newest(circles, limit))
        return sorted(rows, key=lambda row: (row.at, row.object_id), reverse=True)

    def _circles(self, cls: type[Any], where: dict[str, Any]) -> list[QuerySet[Any]]:
        """Return what is released to the reader circle by circle, each in the order of an index."""
        if cls in (Evidence, CustodyAct):  # who may know of a file does not follow from its circle
            return [self.rows(cls).filter(**where)]
        manager = table_of(cls).row._default_manager.using(self.alias)
        current = manager.filter(current=True, **where)
        by_circle = current.alias(circle=Coalesce("party", "audience"))
        shared = audiences_of(self.actor)
        found: list[QuerySet[Any]] = [
            by_circle.filter(circle=a.value, audience=a.value) for a in shared
        ]
        if Audience.SIDES not in shared:
            found = [rows.filter(self._due()) for rows in found]
        if self._trusted_with_own:
            assert self.actor is not None
            own = Audience.PARTY.value
            found.append(by_circle.filter(circle=self.actor.party, audience=own))
            if cls in OWNED:
                found.append(current.filter(**{OWNED[cls]: self.actor.party}))
        return found

    def _due(self) -> Q:
        """Return the condition on what is public by now."""
        return Q(not_before__isnull=True) | Q(not_before__lte=self.now)

    def count(self, cls: type[Any]) -> int:
        """Return how many objects of a class are released, from the kept tallies."""
        mine = Q(audience__in=[a.value for a in audiences_of(self.actor)])
        if self._trusted_with_own:
            assert self.actor is not None
            mine |= Q(audience=Audience.PARTY.value, party=self.actor.party)
        tallies = Tally.objects.using(self.alias).filter(mine, kind=table_of(cls).row.__name__)
        return (tallies.aggregate(total=Sum("n"))["total"] or 0) - self._delayed(cls)

    @property
    def who(self) -> tuple[str, ...]:
        """Whose answers are the same: offices of one party and role, in a minute of a database."""
        name = str(connections[self.alias].settings_dict["NAME"])
        office = (self.actor.party, self.actor.role.value) if self.actor else ()
        return (name, f"{self.now:%Y-%m-%dT%H:%M}", *office)

    def _delayed(self, cls: type[Any]) -> int:
        """Return how many public objects this reader still waits for: at most some days' worth."""
        if Audience.SIDES in audiences_of(self.actor):
            return 0
        rows = table_of(cls).row._default_manager.using(self.alias)
        public = rows.filter(current=True, audience=Audience.PUBLIC.value)
        return int(public.filter(not_before__gt=self.now).count())

    def document(self, report_id: str) -> Document:
        """Return the document of a released report."""
        report = self.one(Report, report_id)
        row = DocumentRow.objects.using(self.alias).get(id=report.document)
        return from_json(Document, json.loads(row.body))

    def reading(self, report_id: str) -> Reading | None:
        """Return what was read from a released report, or null before it is processed."""
        self.one(Report, report_id)
        row = self.rows(StoredReading).filter(object_id=report_id).first()
        return value_of(StoredReading, row).reading if row else None

    def corrections(self, report_id: str) -> tuple[Correction, ...]:
        """Return what offices say a released report says, oldest first."""
        self.one(Report, report_id)
        return tuple(self.some(Correction, report=report_id))[::-1]

    def earlier_allegations(self, incident_id: str) -> dict[str, Allegation]:
        """Return by id what was last said of an incident where that was another outcome."""
        now = {one.id: one.outcome for one in self.some(Allegation, incident=incident_id)}
        rows = self.rows(Allegation, current=False).filter(incident=incident_id)
        before = [self._open(Allegation, row) for row in rows.order_by("version")]
        return {a.id: a for a in before if a.id in now and a.outcome is not now[a.id]}

    def reassessments(self, incident_id: str) -> tuple[Reassessment, ...]:
        """Return what each amendment that touches an incident makes of it, oldest first."""
        return tuple(self.some(Reassessment, incident=incident_id))[::-1]

    def rejudged(
        self, after: Agreement, *, token: str | None = None, limit: int = 50
    ) -> Page[Reassessment]:
        """Return a page of the incidents that a version judges otherwise than the one before."""
        version = {"agreement": after.id, "names_version": after.version}
        return self.page(Reassessment, after=token, limit=limit, changes__gt=0, **version)

    def judgements(self, after: Agreement) -> tuple[int, int]:
        """Return how many judgements of incidents a version leaves as they were, and changes."""
        rows = self.rows(Reassessment).filter(agreement=after.id, names_version=after.version)
        sums = rows.aggregate(stays=Sum("stays"), changes=Sum("changes"))
        return sums["stays"] or 0, sums["changes"] or 0

    def amendments(self) -> tuple[Amendment, ...]:
        """Return the versions of agreements that were made through the record, oldest first."""
        return tuple(self.some(Amendment))[::-1]

    def rows(self, cls: type[Any], *, current: bool = True) -> QuerySet[Any]:
        """Return the released rows of a class: the filter everything goes through.

        Those that are not `current` hold what was said before.
        """
        visible = self._released(OWNED.get(cls))
        if cls is Evidence:
            visible |= self._told_of()
        elif cls is CustodyAct:
            visible |= Q(evidence__in=self.rows(Evidence).values("object_id"))
        manager = table_of(cls).row._default_manager.using(self.alias)
        return manager.filter(visible, current=current)

    def _released(self, owned: str | None) -> Q:
        """Return the condition on rows that are released, or `owned` by the reader's party."""
        shared = [a.value for a in audiences_of(self.actor)]
        visible = Q(audience__in=shared)
        if Audience.SIDES.value not in shared:
            visible &= self._due()
        if self._trusted_with_own:
            assert self.actor is not None
            visible |= Q(audience=Audience.PARTY.value, party=self.actor.party)
            if owned:
                visible |= Q(**{owned: self.actor.party})
        return visible

    def _told_of(self) -> Q:
        """Return the condition on evidence that its owner shares with this reader: `knows`."""
        shared = [a.value for a in audiences_of(self.actor)]
        told = Q(title_audience__in=shared)
        if Audience.SIDES.value not in shared:
            told &= Q(title_from__isnull=True) | Q(title_from__lte=self.now)
        if self._trusted_with_own:
            assert self.actor is not None
            told |= Q(told__contains=f",{self.actor.party},")
        return told

    @property
    def _trusted_with_own(self) -> bool:
        return self.actor is not None and self.actor.role is not Role.ADMINISTRATOR

    def _open(self, cls: type[T], row: HeldRow) -> T:
        value = value_of(cls, row)
        if isinstance(value, Report) and not sees_source(self.actor, value.submitted_by):
            return replace(value, source_identity=None)
        if isinstance(value, Incident) and audiences_of(self.actor) == (Audience.PUBLIC,):
            return cast(T, public_incident(value))
        return value
