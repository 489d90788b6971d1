"""Reports of one event become one incident; look-alikes stay apart."""

from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hudna.actions.read_table import TABLE
from hudna.actions.registers import registers_of_reading, registers_of_table
from hudna.link.join import SourcedClaim, join
from hudna.link.registers import reconcile
from hudna.model.codec import from_json
from hudna.model.document import Report
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.register import Register
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


@cache
def _registers() -> tuple[Register, ...]:
    found: list[Register] = []
    for name, document in DOCUMENTS.items():
        entry = entry_of(name)
        report = Report(
            id=name,
            document=document.id,
            submitted_by=entry["submitted_by"],
            submitted_at=datetime.fromisoformat(entry["submitted_at"]),
            release=from_json(Release, entry["release"]),
            outlet=entry["outlet"],
        )
        found += (
            registers_of_table(report, document)
            if document.media_type == TABLE
            else registers_of_reading(report, read_document(name)[0])
        )
    return tuple(found)


@pytest.mark.parametrize(
    ("day", "copies", "russia", "turkey"),
    [
        (date(2019, 9, 22), 4, 31, 19),
        (date(2019, 9, 17), 2, 37, 16),
        (date(2019, 8, 27), 1, 25, 10),
    ],
)
def test_rival_copies_of_a_register_count_once_for_each_side_and_day(
    day: date, copies: int, russia: int, turkey: int
) -> None:
    """Outlets in several languages print one day; each side still has one list of it."""
    of_day = [register for register in _registers() if register.period_end == day]
    assert len({register.outlet for register in of_day}) == copies
    assert len(of_day) == 2 * copies
    result = reconcile(of_day)
    (total,) = result.totals
    assert total.by_side == {"Russia": russia, "Turkey": turkey}
    assert (total.union.low, total.union.high) == (russia, russia + turkey)
    assert all(not cell.versions for cell in (*result.cells, *result.totals))
    assert result.flags == ()
