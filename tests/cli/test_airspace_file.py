"""`hudna airspace file` and `list`: a case is signed, judged, and listed to those it is for."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hudna.cli import airspace_file
from hudna.db.desk import Desk
from hudna.errors import InputError
from tests.web.judged import CASE, FILES

pytestmark = pytest.mark.django_db(transaction=True)
Run = Callable[..., str]


@pytest.fixture
def run(exercise_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(airspace_file, "open_desk", lambda _: exercise_desk)

    def command(command: Any, *arguments: str, by: str) -> str:
        party = exercise_desk.store.actor(by).party
        key = exercise_desk.node.folder.parent / party / "keys" / f"{by}.key"
        given = [*arguments, "--node", str(exercise_desk.node.folder), "--key", str(key)]
        result = CliRunner().invoke(command, given)
        if result.exception is not None:
            raise result.exception
        return result.output

    return command


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "CASE.yaml"
    path.write_text(CASE, "utf-8")
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    return path


def test_it_is_filed_with_the_files_beside_it_and_listed_to_its_readers(
    run: Run, case: Path
) -> None:
    file, listed = airspace_file.file_case, airspace_file.list_cases
    said = run(file, str(case), "--audience", "guarantors", by="turkey-analyst")
    assert "Exercise: a flight across a meridian" in said
    assert "russia: contradicted" in said
    (line,) = run(listed, "--json", by="russia-analyst").splitlines()
    assert json.loads(line)["party"] == "turkey"
    assert "turkey: not resolvable" in run(listed, by="russia-analyst")
    assert run(listed, by="un-observer") == ""


def test_a_file_that_is_not_beside_it_is_named(run: Run, case: Path) -> None:
    (case.parent / "south.csv").unlink()
    with pytest.raises(InputError, match=r"south\.csv"):
        run(airspace_file.file_case, str(case), by="turkey-analyst")


def test_nothing_outside_its_folder_is_taken(run: Run, case: Path) -> None:
    secret = case.parent.parent / "secret.csv"
    secret.write_bytes(FILES["north.csv"])
    case.write_text(CASE.replace("north.csv", "../secret.csv"), "utf-8")
    with pytest.raises(InputError, match=r"secret\.csv"):
        run(airspace_file.file_case, str(case), by="turkey-analyst")
