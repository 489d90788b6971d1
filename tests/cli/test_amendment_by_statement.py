"""A party that was silent approves with its own key the version that a statement puts."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hudna.actions.adopt_statement import adopt_statement
from hudna.cli.main import cli
from hudna.model.amendment import Amendment
from hudna.model.codec import to_json
from tests.actions.conftest import NOW, Scene, next_version
from tests.actions.test_amend_by_statement import Amending

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_signatures_of_the_statement_and_of_own_keys_count_together(
    exercise_desk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hudna.cli.amendment.open_desk", lambda node: exercise_desk)
    exercise_desk.moment = NOW
    table = Amending(Scene(exercise_desk, None))  # type: ignore[arg-type]
    draft = table.open()
    table.sign(table.put_version(draft, next_version()), "russia", "turkey")
    table.later(25)
    statement = adopt_statement(exercise_desk.operator(), draft.id)
    assert statement is not None
    exercise_desk.sequence()
    file = tmp_path / "next.json"
    approved = table.scene.amendment(next_version(), ())
    body = {"agreement": to_json(approved.agreement), "approvals": {}, "statement": statement.id}
    file.write_text(json.dumps({"type": "amendment", "body": body}), "utf-8")

    def agreement(*words: str) -> str:
        node = str(exercise_desk.node.folder)
        told = CliRunner().invoke(cli, ["agreement", *words, str(file), "--node", node])
        return told.output + str(told.exception or "")

    said = agreement("approve")
    assert f"Signed with {statement.id}: russia, turkey" in said
    assert "Not signed yet by iran" in said
    assert json.loads(file.read_text())["body"]["statement"] == statement.id
    assert "not signed by iran" in agreement("amend")
    with_iran = table.scene.amendment(next_version(), ("iran",))
    body["approvals"] = with_iran.approvals
    file.write_text(json.dumps({"type": "amendment", "body": body}), "utf-8")
    assert "2019-09-20 takes the place of 2017-09-15" in agreement("amend")
    (amendment,) = exercise_desk.store.all(Amendment)
    assert (amendment.statement, set(amendment.approvals)) == (statement.id, {"iran"})
