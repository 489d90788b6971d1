"""Opening what an index row points to, through the gate: a kind at a time, never one by one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hudna.db.lots import Lots
from hudna.db.models import DocumentRow, SearchRow
from hudna.db.search.entries import KIND_OF
from hudna.model.agreement import Allegation, Outcome
from hudna.model.case import Case
from hudna.model.claim import Claim
from hudna.model.codec import from_json
from hudna.model.document import Document, Report
from hudna.model.incident import Incident, SourcedClaimRef

__all__ = ["Opened", "opened"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A thing with what its title and words are taken from; `value` is null for a clause.

    `clauses` are those a case is alleged to breach: agreement, version and clause.
    """

    value: Any
    report: Report | None = None
    document: Document | None = None
    claim: Claim | None = None
    case: Case | None = None
    incident: Incident | None = None
    clauses: tuple[tuple[str, str, str], ...] = ()
    language: str = ""


Key = tuple[str, str, str]

_CLASS_OF = {kind: cls for cls, kind in KIND_OF.items()}


def opened(reader: Lots, rows: Sequence[SearchRow]) -> dict[Key, Opened]:
    """Return what is released to the reader of the things these rows point to."""
    asked: dict[str, list[SearchRow]] = defaultdict(list)
    for row in rows:
        asked[row.kind].append(row)
    found: dict[Key, Opened] = {}
    for kind, those in asked.items():
        if kind == "clause":
            found |= {_key(row): Opened(None) for row in those}
        elif kind == "claim":
            found |= _claims(reader, those)
        elif kind == "report":
            found |= _reports(reader, those)
        else:
            found |= _others(reader, kind, those)
    return found


def _claims(reader: Lots, rows: Iterable[SearchRow]) -> dict[Key, Opened]:
    refs = [SourcedClaimRef(row.object_id, row.part) for row in rows]
    return {
        ("claim", view.report.id, view.claim.id): Opened(
            view.claim, view.report, view.document, view.claim, language=view.language
        )
        for view in reader.sourced_claims(refs)
    }


def _reports(reader: Lots, rows: Iterable[SearchRow]) -> dict[Key, Opened]:
    reports = _by_id(reader, Report, [row.object_id for row in rows])
    stored = DocumentRow.objects.using(reader.alias)
    wanted = {report.document for report in reports.values()}
    documents = {
        row.id: from_json(Document, json.loads(row.body)) for row in stored.filter(id__in=wanted)
    }
    return {
        ("report", name, ""): Opened(report, report, documents[report.document])
        for name, report in reports.items()
    }


def _others(reader: Lots, kind: str, rows: Sequence[SearchRow]) -> dict[Key, Opened]:
    values = _by_id(reader, _CLASS_OF[kind], [row.object_id for row in rows])
    of_case = {name: _case_of(value) for name, value in values.items()}
    cases = _by_id(reader, Case, [case for case in of_case.values() if case])
    about = [case.incident for case in cases.values()]
    incidents = _by_id(reader, Incident, about) if about else {}
    tested = _tested(reader, values.values()) if kind == "case" else {}
    found: dict[Key, Opened] = {}
    for name, value in values.items():
        case = cases.get(of_case[name] or "")
        incident = value if isinstance(value, Incident) else None
        if case is not None:
            incident = incidents.get(case.incident)
        found[kind, name, ""] = Opened(
            value, case=case, incident=incident, clauses=tested.get(name, ())
        )
    return found


def _tested(reader: Lots, cases: Iterable[Case]) -> dict[str, tuple[Key, ...]]:
    """Return by case the clauses it is alleged to breach, as far as that is released."""
    asked = {name: case.id for case in cases for name in case.allegations}
    found: dict[str, tuple[Key, ...]] = defaultdict(tuple)
    for name, one in _by_id(reader, Allegation, asked).items():
        if one.outcome is Outcome.BREACH_ALLEGED:
            found[asked[name]] += ((one.agreement, one.version, one.clause),)
    return found


def _case_of(value: Any) -> str | None:
    return value.id if isinstance(value, Case) else getattr(value, "case", None)


def _by_id(reader: Lots, cls: type[Any], names: Iterable[str]) -> dict[str, Any]:
    wanted = set(names)
    if not wanted:
        return {}
    return {one.id: one for one in reader.some(cls, object_id__in=wanted)}


def _key(row: SearchRow) -> Key:
    return (row.kind, row.object_id, row.part)
