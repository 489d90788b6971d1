"""`hudna talks`: proposals from files, as lines for people and as JSON for programs."""

import json
from pathlib import Path

from click.testing import CliRunner

from hudna.cli.main import cli

ARTICLES = Path(__file__).parents[1] / "extract" / "articles"


def run(*arguments: str):
    return CliRunner().invoke(cli, ["talks", "proposals", *arguments])


def test_json_gives_every_value_with_its_characters():
    result = run(str(ARTICLES / "en.txt"), "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert set(told) == {"file", "document", "proposals"}
    text = (ARTICLES / "en.txt").read_text("utf-8")
    mediators = [
        text[part["span"]["start"] : part["span"]["end"]]
        for one in told["proposals"]
        if one["kind"] == "mediator"
        for part in one["parts"]
        if part["name"] == "mediator"
    ]
    assert mediators == ["Russia", "Turkey"]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 and no more")
    result = run(str(broken), str(ARTICLES / "en.txt"))
    assert result.exit_code == 1
    assert "broken.pdf" in result.stderr
    assert "head of delegation" in result.stdout


def test_words_are_set_beside_earlier_ones_of_the_same_speaker(tmp_path):
    who, what = (
        "The Russian Defence Ministry",
        "Turkish forces shelled Kafr Nabl on 20 September 2019",
    )
    for name, day, said in (("later", 24, "denied"), ("earlier", 22, "said")):
        text = f"{day} September 2019. {who} {said} that {what}."
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    result = CliRunner().invoke(cli, ["talks", "contrasts", str(tmp_path), "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    (found,) = told["contrasts"]
    assert (told["texts"], found["kind"]) == (2, "contradicts")
    assert found["earlier_report"].endswith("earlier.txt")
    lines = CliRunner().invoke(cli, ["talks", "contrasts", str(tmp_path)]).stdout
    assert "denied" in lines.splitlines()[-1]
