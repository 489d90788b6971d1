"""A table of registers handed in: it is a report like any other, and its lists are on the desk."""

import json
from pathlib import Path

from tests.cli.driver import hudna

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "src" / "hudna" / "data" / "demo"


def test_a_register_file_is_handed_in_and_gives_a_list_per_side_and_day(tmp_path: Path) -> None:
    nodes = tmp_path / "nodes"
    key = nodes / "un" / "keys" / "un-observer.key"
    on_desk = ["--node", nodes / "operator"]
    founded, submitted, processed = hudna(
        ["init", nodes, "--mechanism", DEMO / "mechanism.yaml"],
        ["submit", DEMO / "documents" / "18-registers-2019-08.csv", *on_desk, "--key", key],
        ["process", *on_desk, "--json"],
    )
    assert founded.code == submitted.code == processed.code == 0, submitted.err + processed.err
    assert submitted.out.startswith("report-")
    made = json.loads(processed.out)
    assert made["new"] == {"Case": 0, "Register": 6, "StoredReading": 1}
    assert made["problems"] == []
