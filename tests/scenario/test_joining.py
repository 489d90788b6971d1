"""Reports of one event become one incident; look-alikes stay apart."""

from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hudna.link.join import SourcedClaim, join
from hudna.model.codec import from_json
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.release import Release
from tests.scenario.documents import DOCUMENTS, entry_of, read_document
from tests.scenario.labels import EXPECTED


@cache
def _incidents() -> tuple[Incident, ...]:
    claims = [
        SourcedClaim(
            SourcedClaimRef(name, claim.id),
            claim,
            from_json(Release, entry_of(name)["release"]),
            entry_of(name)["outlet"],
        )
        for name in DOCUMENTS
        for claim in read_document(name)[0].claims
    ]
    return join(claims, zone=ZoneInfo("Asia/Damascus"))


def _holding(event_type: str, documents: list[str]) -> list[Incident]:
    """Return the incidents of a type that claims of every one of the documents speak of."""
    return [
        incident
        for incident in _incidents()
        if incident.event_type == event_type
        and set(documents) <= {ref.report for ref in incident.claims}
    ]


@pytest.mark.parametrize("row", EXPECTED["joined"], ids=lambda r: str(r["documents"][0]))
def test_reports_of_one_event_are_one_incident(row: dict[str, Any]) -> None:
    found = _holding(row["event_type"], row["documents"])
    assert len(found) == 1
    (incident,) = found
    if "contested" in row:
        assert incident.contested is row["contested"]
    for what in ("killed", "wounded"):
        if what in row:
            assert getattr(incident, what) == tuple(row[what])


@pytest.mark.parametrize("row", EXPECTED["apart"], ids=lambda r: "-".join(r["documents"]))
def test_reports_of_different_events_stay_apart(row: dict[str, Any]) -> None:
    assert _holding(row["event_type"], row["documents"]) == []


def test_no_incident_mixes_releases() -> None:
    released = {name: str(entry_of(name)["release"]) for name in DOCUMENTS}
    for incident in _incidents():
        assert len({released[ref.report] for ref in incident.claims}) == 1
