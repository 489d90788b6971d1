"""A message handed in: its words go to the desk, who sent it stays on the party's own node."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.cli.driver import hudna

ROOT = Path(__file__).resolve().parents[2]
MECHANISM = ROOT / "src" / "hudna" / "data" / "demo" / "mechanism.yaml"


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mail")
    made = EmailMessage()
    made["From"] = "Exercise Source <informant@village.example>"
    made["Message-ID"] = "<1@village.example>"
    made["Subject"] = "Shelling near Idlib (exercise)"
    made["Date"] = "Sun, 22 Sep 2019 10:00:00 +0300"
    made.set_content("The observer said that two mortar rounds landed near Idlib.")
    (folder / "report.eml").write_bytes(made.as_bytes())
    nodes = folder / "nodes"
    key = nodes / "un" / "keys" / "un-observer.key"
    founded, submitted = hudna(
        ["init", nodes, "--mechanism", MECHANISM],
        ["submit", folder / "report.eml", "--node", nodes / "operator", "--key", key],
    )
    assert founded.code == submitted.code == 0, founded.err + submitted.err
    return nodes


def test_the_sender_is_kept_on_the_node_of_the_party_alone(nodes: Path) -> None:
    (kept,) = (nodes / "un" / "withheld").glob("*.json")
    assert "informant@village.example" in json.loads(kept.read_text())["source_identity"]["value"]


def test_no_other_file_of_any_node_names_the_sender(nodes: Path) -> None:
    files = [path for path in nodes.rglob("*") if path.is_file() and "withheld" not in path.parts]
    assert any(b"mortar rounds" in path.read_bytes() for path in files)
    assert [path for path in files if b"informant" in path.read_bytes()] == []
