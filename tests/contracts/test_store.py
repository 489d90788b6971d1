"""What actions rely on holds on SQLite and on PostgreSQL alike."""

from pathlib import Path
from typing import Any

import pytest

from hudna.cli.exercise import load_exercise
from hudna.cli.founding import found_record, make_nodes
from hudna.cli.scenario import key_of
from hudna.cli.submit import Handover, hand_in
from hudna.db.desk import Desk
from hudna.db.gate import released_to
from hudna.errors import Conflict, NotFound
from hudna.intake.intake import read_bytes
from hudna.model.document import Report
from hudna.model.party import Role
from hudna.model.release import Audience, Release

pytestmark = pytest.mark.django_db(databases=["default", "postgres"])


@pytest.fixture
def desk(alias: str, tmp_path: Path) -> Desk:
    exercise = load_exercise()
    deployment = make_nodes(tmp_path / "n", exercise.mechanism)
    desk = Desk(deployment.operator_node, alias)
    found_record(desk, deployment)
    return desk


def submit(desk: Desk, text: str, office: str = "un-observer", **release: Any) -> Report:
    data = text.encode()
    document = read_bytes("report.txt", data).documents[0]
    how = Handover(Release(**release) if release else Release(Audience.MECHANISM))
    return hand_in(desk, key_of(desk, office), desk.store.actor(office), document, data, how)


def test_a_report_waits_in_the_outbox_until_it_is_sequenced(desk: Desk) -> None:
    before = desk.record.size
    report = submit(desk, "Exercise. A shell fell near the crossing.")
    assert len(desk.store.pending(10)) == 1
    assert desk.record.size == before
    desk.sequence()
    assert desk.store.pending(10) == []
    assert desk.record.size == before + 1
    assert desk.store.get(Report, report.id) == report


def test_the_same_report_is_refused_and_leaves_no_entry(desk: Desk) -> None:
    submit(desk, "Exercise. A shell fell near the crossing.")
    with pytest.raises(Conflict):
        submit(desk, "Exercise. A shell fell near the crossing.")
    assert len(desk.store.pending(10)) == 1


def test_nobody_but_the_named_party_reads_what_is_confined_to_it(desk: Desk) -> None:
    report = submit(
        desk,
        "Exercise. Confined.",
        "turkey-analyst",
        audience=Audience.PARTY,
        party="turkey",
    )
    now = desk.now()
    for actor in (None, *desk.store.mechanism().actors):
        reader = released_to(actor, now=now, alias=desk.store.alias)
        may = actor is not None and actor.party == "turkey" and actor.role is not Role.ADMINISTRATOR
        assert (report in reader.reports().items) is may
        assert reader.reports().count == int(may)
        if not may:
            with pytest.raises(NotFound):
                reader.report(report.id)


def test_pages_follow_each_other_without_gap_or_repeat(desk: Desk) -> None:
    made = {submit(desk, f"Exercise. Report number {n}.").id for n in range(7)}
    reader = released_to(desk.store.actor("un-observer"), now=desk.now(), alias=desk.store.alias)
    seen: list[str] = []
    token = None
    while True:
        page = reader.reports(after=token, limit=3)
        seen += [r.id for r in page.items]
        token = page.next
        if token is None:
            break
    assert len(seen) == 7
    assert set(seen) == made
    assert page.count == 7
