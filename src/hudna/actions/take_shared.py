"""A party's own copy of what is released to it, each value checked against what was signed."""

from hashlib import sha256
from typing import Any

from hudna.actions.case_state import refresh_state
from hudna.actions.custody_state import refresh_sharing, refresh_sharing_of
from hudna.actions.digests import digest_of
from hudna.actions.kinds import KINDS
from hudna.actions.measure_state import refresh_measure
from hudna.actions.ports import Store
from hudna.actions.seal_evidence import seal_evidence
from hudna.actions.shared import Copy, SharedEntry, SharedObject
from hudna.actions.statements import disclosed
from hudna.errors import RecordRejected
from hudna.model.case import Case, Determination, Finding, Measure, MeasureAnswer, Motion
from hudna.model.codec import from_json, to_json
from hudna.model.document import Document, Report
from hudna.model.enrolment import Analysis
from hudna.model.evidence import CustodyAct, Evidence
from hudna.record.entry import Entry, SignedEntry, parse

__all__ = ["take_shared"]


def take_shared(store: Copy, shared: SharedEntry, classes: dict[str, type[Any]]) -> int:
    """Store what is new in an entry the record has; return how many objects.

    `classes` are the stored classes by name. Raises `RecordRejected` where the operator says
    something else than what was signed, and then stores nothing of the entry.
    """
    with store.transaction():
        signed = store.recorded_entry(shared.hash)
        if signed is None:
            raise RecordRejected(f"entry {shared.index} is not in the mirrored record")
        entry = parse(signed.canonical)
        objects = _checked(entry, shared, classes)
        store.open_entry(shared.hash, shared.private)
        seal_evidence(store, signed, shared.sealed)
        taken = [
            _put(store, value, one, signed, shared)
            for one, value in objects
            if not store.stands_under(value, shared.hash)
        ]
        for value in taken:
            _refresh(store, value)
    return len(taken)


def _checked(
    entry: Entry, shared: SharedEntry, classes: dict[str, type[Any]]
) -> list[tuple[SharedObject, Any]]:
    fields = disclosed(entry, shared.private)
    try:
        values = [(one, from_json(classes[one.kind], one.body)) for one in shared.objects]
        stated = from_json(KINDS[entry.type].cls, fields)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordRejected(f"entry {shared.index} cannot be read: {error}") from error
    if isinstance(stated, Analysis):
        known = {(kind, name): digest for kind, name, digest in stated.manifest}
        for one, value in values:
            if known.get((one.kind, value.id)) != digest_of(value):
                raise RecordRejected(f"{one.kind} {value.id} is not what the operator signed")
    elif [to_json(value) for _, value in values] != [to_json(stated)]:
        raise RecordRejected(f"what is shown of entry {shared.index} is not what was signed")
    return values


def _put(
    store: Copy, value: Any, one: SharedObject, signed: SignedEntry, shared: SharedEntry
) -> Any:
    if isinstance(value, Report):
        _put_document(store, value, shared)
    store.put(value, one.release, one.at, signed)
    return value


def _put_document(store: Copy, report: Report, shared: SharedEntry) -> None:
    if shared.document is None or shared.data is None:
        raise RecordRejected(f"report {report.id} came without its document")
    if sha256(shared.data).hexdigest() != report.document:
        raise RecordRejected(f"the document of report {report.id} is not the one signed for")
    document = from_json(Document, shared.document)
    if document.id != report.document:
        raise RecordRejected(f"the document of report {report.id} is another one")
    store.put_document(document, shared.data)


def _refresh(store: Store, value: Any) -> None:
    if isinstance(value, Finding | Motion | Determination):
        if store.held(Case, value.case) is not None:
            refresh_state(store, value.case)
    elif isinstance(value, Evidence):
        refresh_sharing(store, value)
    elif isinstance(value, CustodyAct):
        refresh_sharing_of(store, value.evidence)
    elif isinstance(value, MeasureAnswer) and store.held(Measure, value.measure) is not None:
        refresh_measure(store, value.measure)
