"""Whoever can write to the database can change anything in it, and nothing without being found."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction

from hudna.actions.add_remark import add_remark
from hudna.actions.amend_agreement import amend_agreement
from hudna.actions.answer_measure import answer_measure
from hudna.actions.cast_vote import cast_vote
from hudna.actions.conclude_motion import conclude_motion
from hudna.actions.propose_motion import propose_motion
from hudna.actions.publish_bulletin import publish_bulletin
from hudna.actions.record_finding import record_finding
from hudna.actions.take_part import take_part
from hudna.actions.tell_account import tell_account
from hudna.cli.exercise import load_exercise
from hudna.cli.process import run_process
from hudna.cli.scenario import key_of
from hudna.cli.submit import Handover, hand_in
from hudna.db.audit import audit_desk
from hudna.db.desk import Desk
from hudna.db.models import DocumentRow, Entry
from hudna.intake.intake import read_bytes
from hudna.model.case import Case, Measure, MeasureAnswer, MeasureState
from hudna.model.evidence import CustodyKind
from hudna.model.participation import Participation, Standing
from hudna.model.remark import Capacity, CaseAccount, Position, Remark
from hudna.record.problem import Problem
from tests.actions.conftest import NOW, Scene, next_version
from tests.actions.test_evidence import Locker
from tests.actions.test_statements import notice

FILES = ("09-register-2019-09-22-ar.txt", "20-kafr-nabl-monitor-ar.txt", "07-astana-en.txt")
WORK = {
    "reportrow", "readingrow", "incidentrow", "allegationrow", "caserow", "findingrow",
    "motionrow", "ballotrow", "determinationrow", "measurerow", "measureanswerrow",
    "registerrow", "meetingrow", "bulletinrow", "amendmentrow", "remarkrow", "caseaccountrow",
    "participationrow", "evidencerow", "custodyactrow",
}  # fmt: skip


@pytest.fixture
def desk(exercise_desk: Desk) -> Desk:
    """A desk on which everything has happened once."""
    exercise_desk.moment = NOW
    submit(exercise_desk)
    run_process(exercise_desk)
    decide(Scene(exercise_desk, next(exercise_desk.store.all(Case))))
    exercise_desk.sequence()
    return exercise_desk


def submit(desk: Desk) -> None:
    for item in load_exercise().documents:
        if item.name in FILES:
            how = Handover(item.release, item.outlet)
            document = read_bytes(item.name, item.data).documents[0]
            actor = desk.store.actor("un-observer")
            hand_in(desk, key_of(desk, actor.id), actor, document, item.data, how)


def decide(scene: Scene) -> None:
    store, log = scene.desk.store, scene.desk.record
    amended = scene.amendment(next_version())
    amend_agreement(store, log, scene.sign_with(scene.desk.own_key, "amendment", amended))
    finding, motion = scene.finding(), scene.motion()
    record_finding(store, log, scene.sign(finding.by, "finding", finding), scene.now)
    said = scene.sign("russia-representative", "motion", motion)
    propose_motion(store, log, said, scene.now)
    remark = Remark(
        "remark-exercise", motion.case, motion.id, "un", "un-observer", Capacity.OBSERVER,
        Position.NO_POSITION, "exercise: we were not there", "en", scene.now,
    )  # fmt: skip
    add_remark(store, log, scene.sign(remark.by, "remark", remark), scene.now)
    for party in ("russia", "turkey", "iran"):
        ballot = scene.ballot(motion, party)
        cast_vote(store, log, scene.sign(ballot.by, "ballot", ballot), scene.now)
    conclude_motion(scene.desk.operator(), motion.id)
    told = CaseAccount(
        "account-exercise", motion.case, "iran", "iran-representative", "exercise: as found", "en",
        None, scene.now,
    )  # fmt: skip
    tell_account(store, log, scene.sign(told.by, "account", told), scene.now)
    leaves = Participation(
        "participation-exercise", "iran", Standing.LEAVES, "exercise", "en", scene.now
    )
    said = scene.sign_with(scene.own_key("iran"), "participation", leaves)
    take_part(store, log, said, scene.now)
    (owed,) = store.all(Measure)
    answer = MeasureAnswer(
        "answer-exercise", owed.id, owed.case, owed.owner, f"{owed.owner}-monitor",
        MeasureState.REFUSED, "exercise: not ours to do", "en", scene.now,
    )  # fmt: skip
    answer_measure(store, log, scene.sign(answer.by, "measure_answer", answer), scene.now)
    locker = Locker(scene)
    locker.act(locker.add(), CustodyKind.HANDED_OVER, to=("un",))
    scene.desk.anchor()
    files = {("en", "html"): b"bulletin"}
    named = notice(scene, files)
    publish_bulletin(store, log, scene.sign("operator-publisher", "bulletin", named), files)


def found(desk: Desk) -> list[Problem]:
    return list(audit_desk(desk.record.hashes(), operator="operator"))


@contextmanager
def tampered(sql: str, *values: Any) -> Iterator[None]:
    """Run a statement as a superuser would, and take it back at the end."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            assert cursor.rowcount, f"touches nothing: {sql}"
        yield
        transaction.set_rollback(True)


def index_of(table: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT entry FROM db_{table} ORDER BY id LIMIT 1")
        digest = cursor.fetchone()[0]
    return Entry.objects.get(hash=digest).index


FIRST = "id = (SELECT min(id) FROM {0})"


def alterations() -> Iterator[tuple[str, str, str | None]]:
    """Yield a name, a statement, and the table whose first entry has to be named."""
    for table in sorted(WORK):
        first = FIRST.format(f"db_{table}")
        body = (
            f'UPDATE db_{table} SET body = replace(body, \'"id": "\', \'"id": "x\') WHERE {first}'
        )
        yield f"{table} body", body, table
        yield f"{table} gone", f"DELETE FROM db_{table} WHERE {first}", table
        yield f"{table} readers", f"UPDATE db_{table} SET audience = 'sides' WHERE {first}", table
        yield f"{table} hidden", f"UPDATE db_{table} SET current = false WHERE {first}", table
        yield f"{table} moved", f"UPDATE db_{table} SET entry = 'none' WHERE {first}", table
    for table, column, value in (
        ("reportrow", "document", "'0'"),
        ("reportrow", "not_before", "'2001-01-01'"), ("incidentrow", "event_type", "'x'"),
        ("incidentrow", "latitude", "1.5"), ("allegationrow", "outcome", "'x'"),
        ("caserow", "state", "'closed'"), ("caserow", "due", "'2001-01-01'"),
        ("findingrow", "party_of", "'iran'"), ("ballotrow", "party_of", "'x'"),
        ("measurerow", "owner", "'turkey'"), ("measurerow", "state", "'done'"),
        ("measurerow", "state", "'ordered'"), ("measureanswerrow", "party_of", "'x'"),
        ("measureanswerrow", "measure", "'x'"),
        ("amendmentrow", "agreement", "'x'"), ("amendmentrow", "names_version", "'x'"),
        ("evidencerow", "title_audience", "'public'"), ("evidencerow", "told", "',un,iran,'"),
        ("evidencerow", "sha256", "'x'"), ("evidencerow", "party_of", "'un'"),
        ("custodyactrow", "evidence", "'x'"), ("custodyactrow", "party_of", "'un'"),
        ("registerrow", "side", "'Other'"), ("registerrow", "day", "'2001-01-01'"),
    ):  # fmt: skip
        first = FIRST.format(f"db_{table}")
        yield f"{table} {column}", f"UPDATE db_{table} SET {column} = {value} WHERE {first}", table
    first = "bulletin IN (SELECT object_id FROM db_bulletinrow)"
    yield "file", f"UPDATE db_bulletinfilerow SET data = x'00' WHERE {first}", "bulletinrow"
    yield "file gone", f"DELETE FROM db_bulletinfilerow WHERE {first}", "bulletinrow"
    doc = "id = (SELECT document FROM db_reportrow ORDER BY id LIMIT 1)"
    yield "bytes", f"UPDATE db_documentrow SET data = x'00' WHERE {doc}", "reportrow"
    text = 'replace(body, \'"text": "\', \'"text": "x\')'
    yield "text", f"UPDATE db_documentrow SET body = {text} WHERE {doc}", "reportrow"
    yield "document gone", f"DELETE FROM db_documentrow WHERE {doc}", "reportrow"
    yield "count", "UPDATE db_tally SET n = n + 1 WHERE kind = 'ReportRow'", None
    yield "found by", "UPDATE db_searchrow SET terms = '' WHERE kind = 'incident'", None
    yield "rules", "UPDATE db_mechanismrow SET body = replace(body, '\"k\": 2', '\"k\": 1')", None
    for name, change in (
        ("who saw it", "UPDATE db_accessrow SET by = 'iran-verifier'"),
        ("when it was seen", "UPDATE db_accessrow SET at = '2001-01-01'"),
        ("that it was seen", "DELETE FROM db_accessrow"),
        ("that the log is bound", "UPDATE db_accessrow SET entry = NULL"),
    ):
        yield name, change, None
    yield "stranger's file", (
        "INSERT INTO db_bulletinfilerow (bulletin, language, format, data) "
        "VALUES ('bulletin-false', 'en', 'html', x'00')"
    ), None  # fmt: skip


def test_a_desk_that_nobody_touched_is_in_order(desk: Desk) -> None:
    assert found(desk) == []


def test_every_altered_value_is_found_and_its_entry_named(desk: Desk) -> None:
    for name, sql, table in alterations():
        index = index_of(table) if table else None
        with tampered(sql):
            problems = found(desk)
        assert problems, f"nobody noticed: {name}"
        moved = name.endswith("moved")
        assert index is None or moved or index in {p.index for p in problems}, name
    assert found(desk) == []


def test_an_altered_entry_is_found_and_named(desk: Desk) -> None:
    entry = Entry.objects.get(kind="finding")
    for change in (
        "canonical = x'7b7d'",
        "signature = x'00'",
        "private = replace(private, '\"value\": ', '\"value\": 1')",
        "private = '{}'",
        "private = NULL",
        "kind = 'motion'",
        "seq = 99",
    ):
        with tampered(f"UPDATE db_entry SET {change} WHERE id = %s", entry.pk):
            assert entry.index in {p.index for p in found(desk)}, change
    with tampered('UPDATE db_entry SET "index" = 1000 WHERE id = %s', entry.pk):
        assert 1000 in {p.index for p in found(desk)}
    with tampered("DELETE FROM db_entry WHERE id = %s", entry.pk):
        assert entry.index in {p.index for p in found(desk)}


def test_a_key_that_was_swapped_is_found(desk: Desk) -> None:
    for change in (
        "UPDATE db_key SET public = x'00'",
        "UPDATE db_key SET actor = 'iran-verifier'",
        "DELETE FROM db_key",
    ):
        with tampered(f"{change} WHERE actor = 'turkey-verifier'"):
            assert any("was enrolled" in p.what for p in found(desk)), change


def test_text_and_its_own_hash_cannot_be_changed_together(desk: Desk) -> None:
    row = next(r for r in DocumentRow.objects.all() if "31" in json.loads(r.body)["text"])
    body = json.loads(row.body)
    body["text"] = body["text"].replace("31", "13")
    body["text_sha256"] = hashlib.sha256(body["text"].encode()).hexdigest()
    with tampered("UPDATE db_documentrow SET body = %s WHERE id = %s", json.dumps(body), row.id):
        assert any("text of document" in p.what for p in found(desk))
