"""Storing what the software derived: what changed, under one signed entry with every hash."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hudna.actions.digests import digest_of
from hudna.actions.operator import Operator
from hudna.model.agreement import Allegation
from hudna.model.case import Case
from hudna.model.codec import to_json
from hudna.model.document import Report
from hudna.model.enrolment import Analysis
from hudna.model.identity import make_id
from hudna.model.incident import Incident
from hudna.model.release import Audience, Release
from hudna.verify.openings import case_for

__all__ = ["Derived", "store_derived"]


@dataclass(frozen=True, slots=True)
class Derived:
    """An object the software derived, and who may see it: whoever may see what it came from."""

    value: Any
    release: Release


def store_derived(operator: Operator, derived: Iterable[Derived]) -> dict[str, int]:
    """Store what is new or other than before, and open cases; return how many of each kind.

    All of it stands under one analysis entry in one transaction, each new case under an entry of
    its own.
    """
    given = list(derived)
    with operator.store.transaction():
        changed = [d for d in given if _differs(operator, d)]
        cases = list(_cases(operator, given))
        if changed or cases:
            _store(operator, changed, cases)
    counts = Counter(type(d.value).__name__ for d in changed)
    counts["Case"] = len(cases)
    return dict(counts)


def _cases(operator: Operator, derived: list[Derived]) -> Iterator[Case]:
    mechanism = operator.store.mechanism()
    allegations: dict[str, list[Allegation]] = defaultdict(list)
    for value in (d.value for d in derived):
        if isinstance(value, Allegation):
            allegations[value.incident].append(value)
    for incident in (d.value for d in derived if isinstance(d.value, Incident)):
        if incident.release.audience is Audience.PARTY:
            continue  # a case is before all guarantors; what one party keeps to itself is not
        own = allegations[incident.id]
        case = case_for(incident, own, mechanism=mechanism, now=operator.now)
        if case and operator.store.get(Case, case.id) is None:
            yield case


def _differs(operator: Operator, derived: Derived) -> bool:
    known = operator.store.held(type(derived.value), derived.value.id)
    return known is None or to_json(known.value) != to_json(derived.value)


def _store(operator: Operator, changed: list[Derived], cases: list[Case]) -> None:
    """Store what changed under one analysis entry, and each new case under an entry of its own."""
    manifest = tuple((type(d.value).__name__, str(d.value.id), digest_of(d.value)) for d in changed)
    run = Analysis(
        id=make_id("analysis", operator.now.isoformat(), *(h for _, _, h in manifest)),
        at=operator.now,
        counts=dict(sorted(Counter(kind for kind, _, _ in manifest).items())),
        manifest=manifest,
    )
    store = operator.store
    statement = operator.say("analysis", run)
    store.add_entry(statement.entry, "analysis", statement.private)
    for derived in changed:
        at = _moment(derived.value, operator)
        store.put(derived.value, derived.release, at, statement.entry)
    for case in cases:
        operator.keep("case", case, case.release)


def _moment(value: Any, operator: Operator) -> datetime:
    """Return when an incident began, so that lists follow events; else the time of the run.

    An incident of unknown time stands where its first report came in.
    """
    if not isinstance(value, Incident):
        return operator.now
    began, _ = value.when.bounds(ZoneInfo(operator.store.mechanism().zone))
    reports = (operator.store.get(Report, ref.report) for ref in value.claims)
    return began or min((r.submitted_at for r in reports if r), default=operator.now)
