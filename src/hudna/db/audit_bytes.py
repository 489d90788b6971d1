"""Documents, bulletins' files and files of evidence against the hashes that were signed."""

import hashlib
import json
from collections.abc import Iterator

from hudna.actions.act_on_evidence import still_needed
from hudna.db.audit_entries import Signed
from hudna.db.evidence_files import EvidenceFiles
from hudna.db.models import BulletinFileRow, DocumentRow, EvidenceRow, ReadingRow, ReportRow
from hudna.db.store import DjangoStore
from hudna.intake.intake import read_bytes
from hudna.model.codec import from_json
from hudna.model.document import Document
from hudna.record.problem import Problem

__all__ = ["check_documents", "check_evidence_files", "check_files"]


def check_documents(signed: Signed, alias: str) -> Iterator[Problem]:
    """Yield documents that are missing or are not what was handed in and read."""
    entries = dict(ReportRow.objects.using(alias).values_list("document", "entry"))
    read = _texts_read(alias)
    held = set()
    for row in DocumentRow.objects.using(alias).order_by("id").iterator():
        held.add(row.id)
        index = signed.places.get(entries.get(row.id, ""))
        if row.id not in entries:
            yield Problem(None, f"document {row.id[:12]} belongs to no report")
        if hashlib.sha256(bytes(row.data)).hexdigest() != row.id:
            yield Problem(index, f"the bytes of document {row.id[:12]} were altered")
        if not _as_read(row, read.get(row.id)):
            yield Problem(index, f"the text of document {row.id[:12]} was altered")
    for name in sorted(entries.keys() - held):
        yield Problem(signed.places.get(entries[name]), f"document {name[:12]} is missing")


def _texts_read(alias: str) -> dict[str, str]:
    """Return the SHA-256 of the text that signed readings were made from, by document."""
    texts = {}
    for body in ReadingRow.objects.using(alias).values_list("body", flat=True).iterator():
        try:
            facts = json.loads(body)["reading"]["document"]
            texts[facts["sha256"]] = facts["text_sha256"]
        except (KeyError, TypeError, ValueError):
            continue  # the reading itself is reported as altered
    return texts


def _as_read(row: DocumentRow, read: str | None) -> bool:
    """Return whether a text is the one that was read or, before that, the one its bytes give."""
    try:
        document = from_json(Document, json.loads(row.body))
        text = document.text.encode("utf-8", "surrogatepass")
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    digest = hashlib.sha256(text).hexdigest()
    if (document.id, document.text_sha256) != (row.id, digest):
        return False
    if read is not None:
        return read == digest
    return document in read_bytes(document.name, bytes(row.data)).documents


def check_files(signed: Signed, alias: str) -> Iterator[Problem]:
    """Yield renderings of bulletins that are missing, altered or were never signed for."""
    held: dict[str, dict[str, str]] = {}
    for row in BulletinFileRow.objects.using(alias).iterator():
        name = f"{row.language}.{row.format}"
        held.setdefault(row.bulletin, {})[name] = hashlib.sha256(bytes(row.data)).hexdigest()
    for entry, notice in signed.notices.items():
        files = held.pop(notice.id, {})
        for name in sorted(files.keys() | notice.files.keys()):
            if files.get(name) != notice.files.get(name):
                yield Problem(
                    signed.places[entry], f"the bulletin's file {name} is not what was signed"
                )
    for bulletin in sorted(held):
        yield Problem(None, f"files of {bulletin} stand under no notice")


def check_evidence_files(signed: Signed, alias: str, files: EvidenceFiles) -> Iterator[Problem]:
    """Yield files of evidence that are missing here, altered, or should have been destroyed."""
    store = DjangoStore(alias)
    rows = EvidenceRow.objects.using(alias).values_list("sha256", "entry", "object_id")
    entries = {digest: (entry, name) for digest, entry, name in rows.order_by("-id")}
    for digest, (entry, name) in entries.items():
        if not store.received_here(name):
            continue
        data, index = files.read(digest), signed.places.get(entry)
        if not still_needed(store, digest):
            if data is not None:
                yield Problem(index, f"the file {digest[:12]} was to be destroyed and is here")
        elif data is None:
            yield Problem(index, f"the file {digest[:12]} of evidence is missing")
        elif hashlib.sha256(data).hexdigest() != digest:
            yield Problem(index, f"the file {digest[:12]} of evidence was altered")
