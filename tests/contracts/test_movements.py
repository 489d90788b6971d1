"""Movements are announced, answered and read alike on SQLite and on PostgreSQL."""

from datetime import timedelta
from pathlib import Path

import pytest

from hudna.actions.announce_movement import announce_movement
from hudna.actions.check_movements import check_movements
from hudna.actions.movement_words import announcement_of
from hudna.cli.context import key_of, signed
from hudna.cli.exercise import load_exercise
from hudna.cli.founding import found_record, make_nodes
from hudna.db.desk import Desk
from hudna.db.gate import released_to
from hudna.deconflict.draft import draft_of
from hudna.model.movement import ConflictAnswer, MovementKind

pytestmark = pytest.mark.django_db(databases=["default", "postgres"])


def test_two_plans_are_stored_answered_and_listed_in_order(alias: str, tmp_path: Path) -> None:
    deployment = make_nodes(tmp_path / "n", load_exercise().mechanism)
    desk = Desk(deployment.operator_node, alias)
    found_record(desk, deployment)
    actor, now = desk.store.actor("un-observer"), desk.now()
    for n in (2, 1):
        start = (now + timedelta(hours=50 + n / 10)).isoformat()
        draft = draft_of(
            {"kind": "convoy", "title": f"exercise {n}", "start": start, "speed_kmh": 40,
             "route": "34.9 36.9; 34.95 36.9"}
        )  # fmt: skip
        movement = announcement_of(draft, actor, now=now, exercise=True)
        statement = signed(desk, key_of(desk, actor.id), "movement", movement)
        announce_movement(desk.store, desk.record, statement, now)
    check_movements(desk.operator())
    reader = released_to(desk.store.actor("iran-analyst"), now=now, alias=alias)
    files = reader.movements(now, kind=MovementKind.CONVOY.value)
    assert [file.movement.title for file in files] == ["exercise 1", "exercise 2"]
    assert {file.check.answer for file in files if file.check} == {ConflictAnswer.CONFLICT}
    assert released_to(None, now=now, alias=alias).movements(now) == ()
