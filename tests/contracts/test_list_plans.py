"""No list walks a table: for every reader and filter, both databases find the page by an index."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from benchmarks.archive.make import fill
from benchmarks.archive.plan import Plan
from hudna.cli.exercise import load_exercise
from hudna.cli.founding import found_record, make_nodes
from hudna.db.desk import Desk
from hudna.db.gate import Reader, released_to
from hudna.db.on_map import Chosen
from hudna.model.bulletin import BulletinNotice
from hudna.model.case import Case, Measure
from hudna.model.document import Report
from hudna.model.incident import Incident
from hudna.model.party import Actor, Role
from hudna.model.talks import Statement

pytestmark = pytest.mark.django_db(databases=["default", "postgres"])

LISTS: tuple[tuple[type[Any], dict[str, Any]], ...] = (
    (Incident, {}),
    (Report, {}),
    (Case, {}),
    (Case, {"state": "verified"}),
    (Measure, {}),
    (BulletinNotice, {}),
    (Statement, {}),
)

CHOICES = (
    Chosen(),
    Chosen(kind="shelling"),
    Chosen(area="Idlib"),
    Chosen(kind="shelling", area="Idlib"),
    Chosen(since=date(2020, 5, 1), until=date(2020, 6, 3)),
    Chosen(kind="shelling", since=date(2020, 5, 1)),
)


@pytest.fixture
def desk(alias: str, tmp_path: Path) -> Desk:
    exercise = load_exercise()
    plan = Plan(400, 1)
    deployment = make_nodes(tmp_path / "n", exercise.mechanism, clock=plan.until)
    desk = Desk(deployment.operator_node, alias)
    found_record(desk, deployment)
    fill(desk, plan)
    return desk


def readers(desk: Desk) -> list[Reader]:
    """The public, and an office of a side, a guarantor, the observer and the machine's own."""
    actors: dict[object, Actor] = {a.party_kind: a for a in desk.store.mechanism().actors}
    actors |= {a.role: a for a in desk.store.mechanism().actors if a.role is Role.ADMINISTRATOR}
    return [
        released_to(actor, now=desk.now(), alias=desk.store.alias)
        for actor in (None, *actors.values())
    ]


def walked(sql: str, alias: str) -> list[str]:
    """Return the steps of a plan that walk a table of mission data from end to end."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # small tables are walked otherwise
            cursor.execute("EXPLAIN " + sql.replace("%", "%%"))
            steps = [str(row[0]) for row in cursor.fetchall()]
            return [step for step in steps if "Seq Scan on db_" in step]
        cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"))
        steps = [str(row[-1]) for row in cursor.fetchall()]
        whole = "(open=?)" if "LIMIT" not in sql else "SCAN"  # all that the public reads
        return [s for s in steps if s.startswith(("SCAN db_", "SEARCH db_")) and _walks(s, whole)]


def sorted_apart(sql: str, alias: str) -> list[str]:
    """Return the steps of SQLite in which all that fits is sorted before the first page of it."""
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"))
        return [str(row[-1]) for row in cursor.fetchall() if "FOR ORDER BY" in str(row[-1])]


def _walks(step: str, whole: str) -> bool:
    return step.startswith("SCAN") or step.endswith(whole)


@pytest.mark.parametrize("counted", [False, True])
def test_every_list_is_read_by_an_index(desk: Desk, counted: bool) -> None:
    connection = connections[desk.store.alias]
    if counted:
        connection.cursor().execute("ANALYZE")
    for reader in readers(desk):
        for cls, where in LISTS:
            with CaptureQueriesContext(connection) as queries:
                page = reader.page(cls, limit=20, **where)
                if page.next:
                    reader.page(cls, limit=20, after=page.next, **where)
            for query in queries.captured_queries:
                bad = walked(query["sql"], desk.store.alias)
                assert bad == [], (reader.actor, cls, where, query["sql"])
        for chosen in CHOICES:
            with CaptureQueriesContext(connection) as queries:
                page = reader.listed(chosen, limit=20)
                if page.next:
                    reader.listed(chosen, limit=20, after=page.next)
            for query in queries.captured_queries:
                bad = walked(query["sql"], desk.store.alias)
                assert bad == [], (reader.actor, chosen, query["sql"])
                if "LIMIT" in query["sql"]:
                    assert sorted_apart(query["sql"], desk.store.alias) == [], query["sql"]


def test_what_pages_ask_besides_is_read_by_an_index(desk: Desk) -> None:
    connection = connections[desk.store.alias]
    for reader in readers(desk):
        report = reader.page(Report, limit=1).items[0]
        with CaptureQueriesContext(connection) as queries:
            reader.incidents_of_report(report.id)
            reader.overdue()
            reader.documents([report])
            reader.count(Incident)
        for query in queries.captured_queries:
            assert walked(query["sql"], desk.store.alias) == [], query["sql"]


def test_a_page_is_what_a_walk_over_everything_would_give(desk: Desk) -> None:
    for reader in readers(desk):
        for where in ({}, {"event_type": "shelling"}):
            rows = reader.rows(Incident).filter(**where).order_by("-at", "-object_id")
            wanted = [row.object_id for row in rows]
            assert [one.id for one in reader.every(Incident, **where)] == wanted
            seen, token = [], None
            while True:
                page = reader.page(Incident, limit=37, after=token, **where)
                seen += [one.id for one in page.items]
                token = page.next
                if token is None:
                    break
            assert seen == wanted
            assert page.count == min(len(wanted), 200 if where else len(wanted))
            assert page.more is bool(where and len(wanted) > 200)
