"""The store actions write through. Every write goes with its signed entry, in one transaction."""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

from django.db import connections, transaction
from django.db.models import F, Max

from hudna.actions.ports import EnrolledKey, Held
from hudna.db.custody_tables import CustodyTables
from hudna.db.kinds import table_of
from hudna.db.marks import put_marks
from hudna.db.models import (
    BulletinFileRow,
    DocumentRow,
    IncidentSourceRow,
    Key,
    MechanismRow,
    Tally,
)
from hudna.db.models.held import HeldRow
from hudna.db.outbox import Outbox, sorted_json
from hudna.db.search.writing import Indexing
from hudna.errors import Conflict, NotFound
from hudna.model.codec import from_json, to_json
from hudna.model.document import Document
from hudna.model.incident import Incident
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor
from hudna.model.release import Audience, Release
from hudna.record.entry import SignedEntry

__all__ = ["DjangoStore", "mechanism_of", "release_of", "value_of"]

T = TypeVar("T")

WRITER = 0x4875646E61
"""Name of PostgreSQL's advisory lock that whoever writes to the desk holds."""


class DjangoStore(Outbox, CustodyTables, Indexing):
    """`hudna.actions.ports.Store` on the Django database `alias`."""

    def __init__(self, alias: str = "default") -> None:
        self.alias = alias

    def transaction(self) -> AbstractContextManager[Any]:
        """Return a context in which everything is written or nothing, by one writer at a time."""
        return self._writing()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        connection = connections[self.alias]
        with transaction.atomic(using=self.alias):
            if connection.vendor == "postgresql":  # SQLite has one writer: BEGIN IMMEDIATE
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITER])
            yield

    # -- mechanism and keys

    def mechanism(self) -> Mechanism:
        """Return the mechanism; raises `NotFound` on a node that was not founded."""
        row = MechanismRow.objects.using(self.alias).first()
        if row is None:
            raise NotFound("this node serves no mechanism yet", advice="Run 'hudna init' first")
        return mechanism_of(row.body)

    def found(self, mechanism: Mechanism, entry: SignedEntry) -> None:
        """Store the mechanism with its genesis entry."""
        if MechanismRow.objects.using(self.alias).exists():
            raise Conflict("this node serves a mechanism already")
        MechanismRow.objects.using(self.alias).create(id=mechanism.id, body=_dumps(mechanism))
        self.index_agreements(mechanism)
        self.add_entry(entry, "genesis", {})

    def actor(self, actor_id: str) -> Actor:
        """Return an office of the mechanism, or raise `NotFound`."""
        try:
            return self.mechanism().actor(actor_id)
        except KeyError as error:
            raise NotFound(
                f"no office '{actor_id}' in this mechanism", advice="See 'hudna actors --offices'"
            ) from error

    def key(self, key_id: str) -> EnrolledKey:
        """Return an enrolled key, or raise `NotFound`."""
        row = Key.objects.using(self.alias).filter(id=key_id).first()
        if row is None:
            raise NotFound(f"no enrolled key {key_id}")
        return _enrolled(row)

    def own_keys(self, party: str) -> tuple[EnrolledKey, ...]:
        """Return a party's own keys that count."""
        rows = Key.objects.using(self.alias).filter(party=party, actor=None, ended=None)
        return tuple(_enrolled(row) for row in rows.order_by("id"))

    def knows_key(self, key_id: str) -> bool:
        """Return whether a key is enrolled."""
        return Key.objects.using(self.alias).filter(id=key_id).exists()

    def enrol(self, key: EnrolledKey) -> None:
        """Store a key."""
        Key.objects.using(self.alias).update_or_create(
            id=key.id,
            defaults={
                "public": key.public,
                "party": key.party,
                "actor": key.actor,
                "entry": key.entry,
                "ended": key.ended,
            },
        )

    # -- objects

    def put(self, value: Any, release: Release, at: datetime, entry: SignedEntry) -> None:
        """Store an object under its entry; a known id gets a new version."""
        table = table_of(type(value))
        rows = table.row._default_manager.using(self.alias).filter(object_id=value.id)
        with self.transaction():
            last = rows.aggregate(last=Max("version"))["last"] or 0
            before = rows.filter(current=True).first()
            if before is not None:
                self._tally(table.row, release_of(before), -1)
                rows.filter(current=True).update(current=False)
            columns = table.columns(value)
            table.row._default_manager.using(self.alias).create(
                object_id=value.id,
                version=last + 1,
                audience=release.audience.value,
                party=release.party,
                not_before=release.not_before,
                at=at,
                entry=entry.hash,
                body=_dumps(value),
                **columns,
            )
            if isinstance(value, Incident):
                self._name_sources(value)
            self._tally(table.row, release, +1)
            if isinstance(value, Incident):
                put_marks(value, release, self.alias)
            self.index(value, release, again=before is not None)

    def get(self, cls: type[T], object_id: str) -> T | None:
        """Return the current version of an object, or null."""
        held = self.held(cls, object_id)
        return cast(T, held.value) if held else None

    def held(self, cls: type[T], object_id: str) -> Held | None:
        """Return the current version with its release, or null."""
        row = self._rows(cls, object_id=object_id).first()
        return Held(value_of(cls, row), release_of(row), row.at) if row else None

    def entry_of(self, cls: type[Any], object_id: str) -> str:
        """Return the hash of the entry an object's current version stands under."""
        row = self._rows(cls, object_id=object_id).first()
        if row is None:
            raise NotFound(f"no object {object_id}")
        return str(row.entry)

    def all(self, cls: type[T], **where: str) -> Iterator[T]:
        """Yield current objects whose columns equal `where`, oldest first."""
        return (cast(T, held.value) for held in self.all_held(cls, **where))

    def all_held(self, cls: type[T], **where: str) -> Iterator[Held]:
        """Yield the same with their releases."""
        for row in self._rows(cls, **where).order_by("at", "id").iterator():
            yield Held(value_of(cls, row), release_of(row), row.at)

    def set_state(self, cls: type[Any], object_id: str, state: str) -> None:
        """Set the derived state of a case or measure."""
        with self.transaction():
            self._rows(cls, object_id=object_id).update(state=state)
            self.index_state(cls, object_id)

    # -- bytes

    def put_document(self, document: Document, data: bytes) -> None:
        """Store a document and its bytes; a known one is left alone."""
        DocumentRow.objects.using(self.alias).get_or_create(
            id=document.id, defaults={"data": data, "body": _dumps(document)}
        )

    def document(self, document_id: str) -> Document:
        """Return a document, or raise `NotFound`."""
        row = DocumentRow.objects.using(self.alias).filter(id=document_id).first()
        if row is None:
            raise NotFound(f"no document {document_id}")
        return from_json(Document, json.loads(row.body))

    def put_files(self, bulletin: str, files: dict[tuple[str, str], bytes]) -> None:
        """Store a bulletin's files by language and format."""
        BulletinFileRow.objects.using(self.alias).bulk_create(
            BulletinFileRow(bulletin=bulletin, language=language, format=form, data=data)
            for (language, form), data in files.items()
        )

    def file(self, bulletin: str, language: str, form: str) -> bytes | None:
        """Return one of a bulletin's files, null where it is not kept."""
        rows = BulletinFileRow.objects.using(self.alias)
        found = rows.filter(bulletin=bulletin, language=language, format=form).first()
        return bytes(found.data) if found else None

    def _rows(self, cls: type[Any], **where: str) -> Any:
        manager = table_of(cls).row._default_manager.using(self.alias)
        return manager.filter(current=True, **where)

    def _name_sources(self, incident: Incident) -> None:
        """Keep which reports an incident's claims stand in: a report's page asks for it."""
        sources = IncidentSourceRow.objects.using(self.alias)
        sources.filter(incident=incident.id).delete()
        reports = dict.fromkeys(ref.report for ref in incident.claims)
        sources.bulk_create(IncidentSourceRow(incident=incident.id, report=r) for r in reports)

    def _tally(self, row: type[HeldRow], release: Release, by: int) -> None:
        tally, _ = Tally.objects.using(self.alias).get_or_create(
            kind=row.__name__, audience=release.audience.value, party=release.party or ""
        )
        Tally.objects.using(self.alias).filter(pk=tally.pk).update(n=F("n") + by)


@lru_cache(maxsize=4)
def mechanism_of(body: str) -> Mechanism:
    """Return the mechanism in its JSON: every request asks for it, several times."""
    return from_json(Mechanism, json.loads(body))


def _enrolled(row: Key) -> EnrolledKey:
    return EnrolledKey(row.id, bytes(row.public), row.party, row.actor, row.entry, row.ended)


def value_of(cls: type[T], row: Any) -> T:
    """Return the model object a row holds, with its derived state where it has one."""
    data = json.loads(row.body)
    if "state" in data and hasattr(row, "state"):
        data["state"] = row.state
    return from_json(cls, data)


def release_of(row: HeldRow) -> Release:
    """Return who may see a row."""
    return Release(Audience(row.audience), row.party, row.not_before)


def _dumps(value: Any) -> str:
    return sorted_json(to_json(value))
