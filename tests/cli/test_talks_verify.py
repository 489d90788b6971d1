"""`hudna talks verify` says offline which version of an agreement was signed with a statement."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hudna.actions.adopt_statement import adopt_statement
from hudna.actions.statement_proof import proof_of
from hudna.cli.main import cli
from hudna.db.gate import released_to
from hudna.model.codec import to_json
from hudna.record.folder import Folder
from hudna.record.receipt import receipt_from
from tests.actions.conftest import NOW, Scene, next_version
from tests.actions.test_amend_by_statement import Amending

pytestmark = pytest.mark.django_db(transaction=True)

Verify = Callable[..., Result]


@pytest.fixture
def verify(exercise_desk: Any, tmp_path: Path) -> Verify:
    """Verify a statement that Russia and Turkey signed, and to which Iran was silent."""
    exercise_desk.moment = NOW
    table = Amending(Scene(exercise_desk, None))  # type: ignore[arg-type]
    draft = table.open()
    table.sign(table.put_version(draft, next_version()), "russia", "turkey")
    table.later(25)
    adopted = adopt_statement(exercise_desk.operator(), draft.id)
    assert adopted is not None
    exercise_desk.sequence()
    record = Folder(exercise_desk.node.record)
    places = released_to(None, now=table.scene.now).proof_places(adopted)
    proof = proof_of(adopted, places, lambda index: receipt_from(record, index))
    file = tmp_path / "statement.json"
    file.write_text(json.dumps(proof), "utf-8")
    said = ["talks", "verify", str(file), "--genesis", str(exercise_desk.node.record)]
    return lambda *more: CliRunner().invoke(cli, [*said, *more])


def test_it_says_which_version_was_signed_and_who_did_not_sign_it(verify: Verify) -> None:
    told = verify()
    assert told.exit_code == 0, told.output
    assert "makes: syria-de-escalation-areas 2019-09-20 in the place of 2017-09-15" in told.output
    assert "not signed with it by iran: silence signs no amendment" in told.output
    shown = json.loads(verify("--json").stdout)
    assert shown["unsigned"] == ["iran"]
    assert shown["makes"]["version"] == "2019-09-20"


def test_a_file_is_held_against_the_version_that_was_signed(verify: Verify, tmp_path: Path) -> None:
    def proposal(**changes: Any) -> str:
        body = {"agreement": to_json(next_version(**changes)), "approvals": {}}
        file = tmp_path / "next.json"
        file.write_text(json.dumps({"type": "amendment", "body": body}), "utf-8")
        return str(file)

    assert "word for word" in verify("--agreement", proposal()).output
    other = verify("--agreement", proposal(notes=()))
    assert other.exit_code == 1
    assert "not the version that was signed" in str(other.exception or other.output)
