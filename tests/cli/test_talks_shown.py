"""`hudna talks rounds` and `commitments`: what is public without an office, words and JSON."""

from pathlib import Path

from tests.cli.driver import hudna

MECHANISM = Path(__file__).resolve().parents[2] / "src/hudna/data/demo/mechanism.yaml"


def test_the_shipped_round_and_what_was_promised_there_are_listed(tmp_path: Path) -> None:
    node = tmp_path / "nodes" / "operator"
    founded, rounds, said, owed, late, wrong = hudna(
        ["init", tmp_path / "nodes", "--mechanism", MECHANISM],
        ["talks", "rounds", "--node", node, "--json"],
        ["talks", "rounds", "--node", node, "--language", "fa"],
        ["talks", "commitments", "--node", node, "--json"],
        ["talks", "commitments", "--node", node, "--overdue"],
        ["talks", "rounds", "--node", tmp_path / "nowhere"],
    )
    assert founded.code == 0, founded.err
    assert [one["id"] for one in rounds.json()] == ["astana-2017-01-23"]
    assert "محمد علوش" in said.out
    assert len(owed.json()) == 12
    assert {one["state"] for one in owed.json()} == {"open"}, "no source gives a due day"
    assert late.out == ""
    assert wrong.fails_with("nowhere")
