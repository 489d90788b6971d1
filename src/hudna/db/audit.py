"""Whether the database still holds what was signed: every object against its entry.

The record's own audit proves the entries; this one proves that tables, documents and files say
what the entries say. Each problem names the entry by its index in the record.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from hudna.actions.statements import KINDS, disclosed
from hudna.db.kinds import TABLES
from hudna.db.models import BulletinFileRow, DocumentRow, Entry, ReportRow
from hudna.errors import RecordRejected
from hudna.model.codec import from_json, to_json
from hudna.record.canonical import canonical_json
from hudna.record.entry import SignedEntry, parse
from hudna.record.errors import RecordError
from hudna.record.log import Log
from hudna.record.problem import Problem

__all__ = ["audit_desk"]


def audit_desk(log: Log, alias: str = "default") -> Iterator[Problem]:
    """Yield everything in the database that differs from what was signed."""
    expected: dict[str, dict[tuple[str, str], str]] = {}
    places: dict[str, int | None] = {}
    for row in Entry.objects.using(alias).order_by("id").iterator():
        places[row.hash] = row.index
        yield from _entry(log, row)
        try:
            expected[row.hash] = _objects(row)
        except (RecordRejected, RecordError, KeyError, TypeError, ValueError) as error:
            yield Problem(row.index, f"the stored {row.kind} does not open its entry: {error}")
    yield from _tables(alias, expected, places)
    yield from _documents(alias, places)
    yield from _files(alias, places)


def _entry(log: Log, row: Entry) -> Iterator[Problem]:
    signed = SignedEntry(bytes(row.canonical), bytes(row.signature))
    if signed.hash != row.hash:
        yield Problem(row.index, f"the outbox row of this {row.kind} was altered")
    elif row.index is not None:
        try:
            same = log.entry(row.index).hash == row.hash
        except RecordError:
            same = False
        if not same:
            yield Problem(row.index, f"the record holds another entry than the desk's {row.kind}")


def _objects(row: Entry) -> dict[tuple[str, str], str]:
    """Return the hash of every object an entry vouches for, by class name and id."""
    if row.kind not in KINDS or row.private is None:
        return {}
    entry = parse(bytes(row.canonical))
    fields = disclosed(entry, json.loads(row.private))
    cls = KINDS[row.kind].cls
    value = from_json(cls, fields)
    if row.kind == "analysis":
        return {(kind, object_id): digest for kind, object_id, digest in value.manifest}
    return {(cls.__name__, getattr(value, "id", row.hash)): _digest(to_json(value))}


def _tables(
    alias: str, expected: dict[str, dict[tuple[str, str], str]], places: dict[str, int | None]
) -> Iterator[Problem]:
    for cls, table in TABLES.items():
        for row in table.row._default_manager.using(alias).order_by("id").iterator():
            index = places.get(row.entry)
            named = f"{cls.__name__} {row.object_id}"
            try:
                digest = _digest(to_json(from_json(cls, json.loads(row.body))))
            except (KeyError, TypeError, ValueError) as error:
                yield Problem(index, f"{named} cannot be read any more: {error}")
                continue
            if row.entry not in places:
                yield Problem(None, f"{named} stands under no entry")
            elif expected.get(row.entry, {}).get((cls.__name__, row.object_id)) != digest:
                yield Problem(index, f"{named} is not what was signed")


def _documents(alias: str, places: dict[str, int | None]) -> Iterator[Problem]:
    entries = dict(ReportRow.objects.using(alias).values_list("document", "entry"))
    for row in DocumentRow.objects.using(alias).order_by("id").iterator():
        index = places.get(entries.get(row.id, ""))
        if hashlib.sha256(bytes(row.data)).hexdigest() != row.id:
            yield Problem(index, f"the bytes of document {row.id[:12]} were altered")
        try:
            body = json.loads(row.body)
            text = body["text"].encode("utf-8", "surrogatepass")
            altered = hashlib.sha256(text).hexdigest() != body["text_sha256"]
        except (KeyError, TypeError, ValueError):
            altered = True
        if altered:
            yield Problem(index, f"the text of document {row.id[:12]} was altered")


def _files(alias: str, places: dict[str, int | None]) -> Iterator[Problem]:
    for row in Entry.objects.using(alias).filter(kind="bulletin"):
        body = parse(bytes(row.canonical)).body
        held = {
            f"{f.language}.{f.format}": hashlib.sha256(bytes(f.data)).hexdigest()
            for f in BulletinFileRow.objects.using(alias).filter(bulletin=body["id"])
        }
        for name in sorted(held.keys() | body["files"].keys()):
            if held.get(name) != body["files"].get(name):
                yield Problem(
                    places[row.hash], f"the bulletin's file {name} is not what was signed"
                )


def _digest(value: Any) -> str:
    return hashlib.sha256(canonical_json(value)).hexdigest()
