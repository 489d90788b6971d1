"""Stored objects against what was signed: content, columns, versions, readers, state, counts."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hudna.actions.case_state import derived_state
from hudna.actions.custody_state import derived_sharing
from hudna.actions.digests import digest_of
from hudna.actions.measure_state import derived_measure_state
from hudna.db.audit_entries import Named, Signed
from hudna.db.custody_tables import sharing_columns
from hudna.db.kinds import TABLES
from hudna.db.models import Tally
from hudna.db.models.held import HeldRow
from hudna.db.store import DjangoStore, release_of, value_of
from hudna.errors import HudnaError, NotFound
from hudna.model.alert import Acknowledgement, AlertSent, AlertSignOff, WatchSwitch
from hudna.model.amendment import Amendment
from hudna.model.bulletin import BulletinNotice
from hudna.model.case import Case, Measure
from hudna.model.codec import from_json
from hudna.model.document import Report
from hudna.model.evidence import CustodyAct, Evidence
from hudna.model.participation import Participation
from hudna.model.release import AMONG_PARTIES, PUBLISHED, Audience, Release
from hudna.record.problem import Problem

__all__ = ["check_objects"]


@dataclass(slots=True)
class Seen:
    """What was met on the way through the tables."""

    places: set[tuple[str, Named]] = field(default_factory=set)
    releases: dict[Named, set[Release]] = field(default_factory=lambda: defaultdict(set))
    versions: dict[Named, list[tuple[int, bool]]] = field(default_factory=lambda: defaultdict(list))
    tallies: Counter[tuple[str, str, str]] = field(default_factory=Counter)


def check_objects(signed: Signed, alias: str, *, whole: bool = True) -> Iterator[Problem]:
    """Yield every object that is missing, altered or readable by others than was signed.

    A party's own node is not `whole`: it has of the software's results what is released to it.
    """
    seen = Seen()
    for cls, table in TABLES.items():
        for row in table.row._default_manager.using(alias).order_by("id").iterator():
            yield from _check_row(signed, seen, cls, row, alias)
    for entry, objects in signed.objects.items():
        for named in objects if whole or len(objects) == 1 else ():
            if (entry, named) not in seen.places:
                yield Problem(signed.places[entry], f"{' '.join(named)} is missing")
    for named, versions in seen.versions.items():
        versions.sort()
        if versions != [(n, n == len(versions)) for n in range(1, len(versions) + 1)]:
            index = next((signed.places[e] for e, other in seen.places if other == named), None)
            yield Problem(index, f"the latest version of {' '.join(named)} is not the current one")
    yield from _check_tallies(seen, alias)


def _check_row(
    signed: Signed, seen: Seen, cls: type[Any], row: HeldRow, alias: str
) -> Iterator[Problem]:
    index = signed.places.get(row.entry)
    named = (cls.__name__, row.object_id)
    shown = " ".join(named)
    seen.places.add((row.entry, named))
    seen.versions[named].append((row.version, row.current))
    seen.tallies[type(row).__name__, row.audience, row.party or ""] += row.current
    try:
        release, value = release_of(row), from_json(cls, json.loads(row.body))
        columns = {**TABLES[cls].columns(value), **_derived(value, row, alias)}
    except (HudnaError, KeyError, TypeError, ValueError, AttributeError) as error:
        yield Problem(index, f"{shown} cannot be read any more: {error}")
        return
    if row.entry not in signed.places:
        yield Problem(None, f"{shown} stands under no entry")
    elif signed.objects.get(row.entry, {}).get(named) != digest_of(value):
        yield Problem(index, f"{shown} is not what was signed")
    for name, wanted in columns.items():
        if getattr(row, name) != wanted:
            yield Problem(index, f"the column {name} of {shown} does not follow from what it says")
    if row.current and not _is_found_by_its_words(value_of(cls, row), release, alias):
        yield Problem(index, f"what {shown} is found by does not follow from what it says")
    if not _may_be(seen, value, release):
        yield Problem(index, f"{shown} is released to others than was signed")
    seen.releases[named].add(release)


def _is_found_by_its_words(value: Any, release: Release, alias: str) -> bool:
    try:
        return DjangoStore(alias).is_indexed(value, release)
    except NotFound:
        return True  # what it belongs to is gone, which is a problem of its own


def _derived(value: Any, row: HeldRow, alias: str) -> dict[str, Any]:
    """Return the columns that follow from more than the object itself."""
    store = DjangoStore(alias)
    if isinstance(value, Report):
        return {"at": value.submitted_at}
    if isinstance(value, Case):
        state = derived_state(store, value.id).value if row.current else None
        return {"state": state} if state else {}
    if isinstance(value, Evidence):
        return {**sharing_columns(derived_sharing(store, value)), "at": value.at}
    if isinstance(value, Measure):
        return {"state": derived_measure_state(store, value.id).value} if row.current else {}
    return {}


def _may_be(seen: Seen, value: Any, release: Release) -> bool:
    """Return whether an object may be released so: as it says itself, or as what it came from."""
    own = getattr(value, "release", None)
    if own is not None:
        return bool(own == release)
    if isinstance(value, Evidence | CustodyAct):
        return release == Release(Audience.PARTY, value.party)
    if isinstance(value, AlertSignOff | AlertSent | Acknowledgement):
        return release == AMONG_PARTIES
    if isinstance(value, BulletinNotice | Amendment | Participation | WatchSwitch):
        return release == PUBLISHED
    sources = [seen.releases[named] for named in _sources(value)]
    if type(value).__name__ in _EXACT:
        return any(release in source for source in sources)
    return all(any(_not_wider(release, r) for r in source) for source in sources if source)


_EXACT = {
    "StoredReading",
    "Correction",
    "Allegation",
    "Reassessment",
    "AirspaceJudgement",
    "Finding",
    "Motion",
    "Ballot",
    "Determination",
    "Measure",
    "MeasureAnswer",
    "Remark",
    "CaseAccount",
    "MovementCancellation",
    "MovementAcknowledgement",
    "UndertakingWord",
    "DraftParagraph",
    "DraftComment",
    "StatementText",
    "StatementAnswer",
    "StatementSignature",
    "ProposalAnswer",
}


def _sources(value: Any) -> list[Named]:
    """Return the objects whose readers are an object's own."""
    name = type(value).__name__
    if name == "StoredReading":
        return [("Report", value.id)]
    if name in ("Allegation", "Reassessment"):
        return [("Incident", value.incident)]
    if name == "AirspaceJudgement":
        return [("AirspaceCase", value.filing)]
    if name in ("MovementCancellation", "MovementAcknowledgement"):
        return [("Movement", value.movement)]
    if name == "UndertakingWord":
        return [("Undertaking", value.undertaking)]
    if hasattr(value, "draft"):
        return [("StatementDraft", value.draft)]
    if hasattr(value, "case"):
        return [("Case", value.case)]
    if name == "Commitment":
        return [("Report", value.source.split()[0])]
    reports = value.reports if name == "Meeting" else (value.report,)
    return [("Report", report) for report in reports]


def _not_wider(release: Release, source: Release) -> bool:
    same = (release.audience, release.party) == (source.audience, source.party)
    if not same or source.not_before is None:
        return same
    return release.not_before is not None and release.not_before >= source.not_before


def _check_tallies(seen: Seen, alias: str) -> Iterator[Problem]:
    kept = Counter(
        {(t.kind, t.audience, t.party): t.n for t in Tally.objects.using(alias).all() if t.n}
    )
    for kind, audience, party in sorted(kept.keys() | seen.tallies.keys()):
        there = seen.tallies[kind, audience, party]
        if kept[kind, audience, party] != there:
            circle = f"{audience} {party}".strip()
            yield Problem(None, f"the kept count of {kind} for {circle} is not {there}")
