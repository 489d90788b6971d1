"""Keeping the index: each write of a thing and of what it is found by are one transaction."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, tzinfo
from itertools import islice
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.db import transaction

from hudna.assess.agreements import load_all
from hudna.db.kinds import OWNED, table_of
from hudna.db.models import CaseRow, SearchRow
from hudna.db.search.asked import GROUPS
from hudna.db.search.entries import (
    INDEXED,
    KIND_OF,
    Entry,
    Source,
    agreement_entries,
    agreement_id,
    entries_of,
)
from hudna.db.search.marks import HASH_BITS, mark, moment_of, row_id, seen_by
from hudna.errors import NotFound
from hudna.model.agreement import Agreement, Allegation
from hudna.model.amendment import Amendment
from hudna.model.case import Case
from hudna.model.document import Report
from hudna.model.incident import Incident
from hudna.model.mechanism import Mechanism
from hudna.model.reading import StoredReading
from hudna.model.release import Audience, Release

__all__ = ["GROUP_OF", "Indexing"]

GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
"""Under which heading each kind of thing is found."""

PUBLIC = Release(Audience.PUBLIC)

LOT = 1000


class Indexing:
    """The part of a store that keeps what things are found by, in the database `alias`."""

    alias: str

    def index(self, value: Any, release: Release, *, again: bool) -> None:
        """Keep what an object is found by; `again` where it, or what it belongs to, was there."""
        if type(value) in INDEXED:
            self._write(_name(value), KIND_OF[type(value)], list(self._rows_of(value, release)))
        if isinstance(value, StoredReading):
            self._again(Report, value.id)
        elif isinstance(value, Incident | Allegation) and again:
            incident = value.id if isinstance(value, Incident) else value.incident
            for case in CaseRow.objects.using(self.alias).filter(incident=incident, current=True):
                self._again(Case, case.object_id)

    def index_state(self, cls: type[Any], object_id: str) -> None:
        """Keep the state of a case as it is now."""
        if cls is Case:
            self._again(Case, object_id)

    def index_agreements(self, mechanism: Mechanism) -> None:
        """Keep what the shipped agreements of a mechanism are found by; they are public."""
        for agreement in load_all():
            if agreement.id in mechanism.agreements:
                rows = list(self._shipped(agreement, mechanism))
                self._write(agreement_id(agreement), "clause", rows)

    def index_many(self, values: Iterable[tuple[Any, Release]]) -> int:
        """Keep what objects that were not there are found by; return how many entries that is."""
        kept, zone = 0, self._zone()
        rows = (row for value, release in values for row in self._rows_of(value, release, zone))
        while lot := list(islice(rows, LOT)):
            self._insert(lot)
            kept += len(lot)
        return kept

    def is_indexed(self, value: Any, release: Release) -> bool:
        """Return whether an object is found by what follows from it, and by nothing else."""
        if type(value) not in INDEXED:
            return True
        rows = SearchRow.objects.using(self.alias)
        kept = rows.filter(object_id=_name(value), kind=KIND_OF[type(value)])
        return sorted(map(_told, kept)) == sorted(map(_told, self._rows_of(value, release)))

    def reindex(self) -> int:
        """Make the whole index anew from what is stored; return how many entries it has."""
        kept = 0
        with transaction.atomic(using=self.alias):
            SearchRow.objects.using(self.alias).all().delete()
            with suppress(NotFound):
                self.index_agreements(cast(Any, self).mechanism())
                kept = SearchRow.objects.using(self.alias).count()
            for held in cast(Any, self).all_held(Amendment):  # in the place of what was shipped
                self.index(held.value, held.release, again=False)
            for cls in INDEXED:
                if cls is not Amendment:
                    stored = cast(Any, self).all_held(cls)
                    kept += self.index_many((held.value, held.release) for held in stored)
        return kept

    def _again(self, cls: type[Any], object_id: str) -> None:
        held = cast(Any, self).held(cls, object_id)
        if held is not None:
            self._write(object_id, KIND_OF[cls], list(self._rows_of(held.value, held.release)))

    def _rows_of(
        self, value: Any, release: Release, zone: tzinfo | None = None
    ) -> Iterator[SearchRow]:
        owned = OWNED.get(type(value))
        owner = table_of(type(value)).columns(value)[owned] if owned else None
        zone = zone or self._zone()
        for entry in entries_of(value, cast(Source, self)):
            yield _row(entry, _name(value), release, owner, zone)

    def _shipped(self, agreement: Agreement, mechanism: Mechanism) -> Iterator[SearchRow]:
        zone = ZoneInfo(mechanism.zone)
        for entry in agreement_entries(agreement):
            yield _row(entry, agreement_id(agreement), PUBLIC, None, zone)

    def _write(self, name: str, kind: str, rows: list[SearchRow]) -> None:
        SearchRow.objects.using(self.alias).filter(object_id=name, kind=kind).delete()
        self._insert(rows)

    def _insert(self, rows: list[SearchRow]) -> None:
        """Insert rows, each under the next free id where another thing has its own."""
        table = SearchRow.objects.using(self.alias)
        taken = set(table.filter(id__in=[row.id for row in rows]).values_list("id", flat=True))
        for row in rows:
            while row.id in taken:
                row.id += 1
                if row.id not in taken and table.filter(id=row.id).exists():
                    taken.add(row.id)
            taken.add(row.id)
        table.bulk_create(rows)

    def _zone(self) -> tzinfo:
        try:
            return ZoneInfo(cast(Any, self).mechanism().zone)
        except NotFound:
            return UTC


def _name(value: Any) -> str:
    return agreement_id(value.agreement) if isinstance(value, Amendment) else str(value.id)


def _told(row: SearchRow) -> tuple[str, ...]:
    """Return all that a row says; two things of one moment may have changed places."""
    released = (row.audience, row.party, row.not_before, row.owner)
    said = (row.kind, row.object_id, row.part, row.id >> HASH_BITS, *released, row.terms)
    return tuple(map(str, said))


def _row(entry: Entry, name: str, release: Release, owner: str | None, zone: tzinfo) -> SearchRow:
    seconds = moment_of(entry.when, zone)
    marks = {
        *entry.marks,
        mark("group", GROUP_OF[entry.kind]),
        *seen_by(release.audience, release.party, owner),
    }
    return SearchRow(
        id=row_id(seconds, entry.kind, name, entry.part),
        kind=entry.kind,
        object_id=name,
        part=entry.part,
        audience=release.audience.value,
        party=release.party,
        not_before=release.not_before,
        owner=owner,
        terms=" ".join((*entry.words, *sorted(marks))),
    )
