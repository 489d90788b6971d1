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


def test_what_is_told_of_two_states_is_printed_by_field(tmp_path: Path) -> None:
    node = tmp_path / "nodes" / "operator"
    founded, told, said, wrong, same = hudna(
        ["init", tmp_path / "nodes", "--mechanism", MECHANISM],
        ["talks", "relations", "turkey", "russia", "--node", node, "--json"],
        ["talks", "relations", "russia", "turkey", "--node", node, "--language", "fa"],
        ["talks", "relations", "russia", "atlantis", "--node", node],
        ["talks", "relations", "russia", "russia", "--node", node],
    )
    assert founded.code == 0, founded.err
    (line,) = told.json()
    assert line["between"] == ["russia", "turkey"]
    assert line["scale"]["id"] == "goldstein-cameo"
    values = {event["id"]: event["value"] for event in line["events"]}
    assert values["russia-turkey-2016-apology"] == 7.0
    assert values["russia-turkey-2015-11-24-turkey-says"] is None
    security = next(one for one in line["fields"] if one["field"] == "security")
    assert len(security["events"][0]) == 3, "tellings of the shoot-down stand together"
    assert "امنیتی:" in said.out
    assert "[+7.0 055]" in said.out
    assert wrong.fails_with("atlantis")
    assert same.fails_with("named twice")
