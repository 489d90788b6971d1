"""`hudna watch index`, `unreported` and `truce`: every table gets a stated answer in plain JSON."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from hudna.cli.watch_index import index
from hudna.cli.watch_truce import truce
from hudna.cli.watch_unreported import unreported_command

HEAD = "date,latitude,longitude,side,reporter\n"
ONE = "2017-01-05,35.1,36.7,north,south\n"
EVERY = [
    (index, []),
    (index, ["--truce-date", "2017-01-05"]),
    (unreported_command, []),
    (truce, ["--date", "2017-01-05"]),
]
TABLES = {
    "empty": HEAD,
    "one row": HEAD + ONE,
    "one day": HEAD + ONE * 3,
    "five events": HEAD + "".join(f"2017-0{m}-05,35.1,36.7,north,south\n" for m in range(1, 6)),
    "in the future": HEAD + "2999-01-05,35.1,36.7,north,south\n",
    "only dates and places": "date,latitude,longitude\n2017-01-05,35.1,36.7\n" * 1,
    "twice the same": "date,latitude,longitude,side,reporter,id\n" + (ONE.strip() + ",1\n") * 2,
}


@pytest.fixture
def run(tmp_path: Path):
    def call(command, text: str, *options: str) -> dict:
        path = tmp_path / "events.csv"
        path.write_text(text)
        result = CliRunner().invoke(
            command, [str(path), "--today", "2018-01-01", "--json", *options]
        )
        assert result.exit_code == 0, result.output
        assert "NaN" not in result.stdout
        assert "Infinity" not in result.stdout
        plain = CliRunner().invoke(command, [str(path), "--today", "2018-01-01", *options])
        assert plain.exit_code == 0
        assert "nan" not in plain.stdout
        return json.loads(result.stdout)

    return call


def mission(days: int = 200, truce_day: int = 100, after: float = 0.2) -> str:
    chance = np.random.default_rng(4)
    rows = [HEAD]
    for day in range(days):
        date = np.datetime64("2017-01-01") + day
        for side, rival in (("north", "south"), ("south", "north")):
            level = 5 * (after if side == "north" and day >= truce_day else 1)
            for _ in range(chance.poisson(level)):
                latitude, longitude = chance.uniform(34, 37), chance.uniform(36, 39)
                rows += [
                    f"{date},{latitude:.4f},{longitude:.4f},{side},{reporter}\n"
                    for reporter, sees in ((rival, 0.7), ("guarantor", 0.4), ("monitors", 0.5))
                    if chance.random() < sees
                ]
    return "".join(rows)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("command", "options"), EVERY)
def test_little_or_strange_data_is_not_assessable_and_says_why(run, command, options, table):
    found = run(command, TABLES[table], *options)
    assert found["status"] == "not assessable"
    assert found.get("notes") or found.get("sides") or found.get("groups")


def test_the_index_of_each_side_after_a_truce(run):
    found = run(index, mission(), "--truce-date", "2017-04-11", "--history", "5")
    assert found["status"] == "assessed"
    north, south = found["sides"]["north"], found["sides"]["south"]
    assert (north["status"], south["status"]) == ("holding", "failing")
    assert north["day"] == "2017-07-19"
    assert north["floor"] <= north["ceiling"]
    assert north["probability_low"] <= north["probability_high"]
    assert north["reasons"][0]["kind"] == "ceiling_below"
    assert len(north["history"]) == 5


def test_audits_are_read_and_a_senseless_one_is_refused(run, tmp_path):
    audits = tmp_path / "audits.csv"
    audits.write_text("reporter,audited,verified\nsouth,20,18\n")
    kinds = [
        reason["kind"]
        for reason in run(index, mission(), "--audits", str(audits))["sides"]["north"]["reasons"]
    ]
    assert "audits_none" not in kinds
    audits.write_text("reporter,audited,verified\nsouth,5,9\n")
    (tmp_path / "events.csv").write_text(mission(40))
    refused = CliRunner().invoke(index, [str(tmp_path / "events.csv"), "--audits", str(audits)])
    assert refused.exit_code != 0
    assert "line 2" in str(refused.exception)


def test_registers_are_matched_per_accused_side(run):
    found = run(unreported_command, mission())
    sides = {group["side"]: group for group in found["groups"]}
    assert sides["north"]["registers"] == ["south", "monitors", "guarantor"]
    assert all(pair["estimates"] for pair in sides["south"]["pairs"])


def test_a_truce_that_covers_one_side_is_compared_with_the_other(run):
    found = run(truce, mission(), "--date", "2017-04-11", "--covered-side", "north")
    assert found["effect"] < 0.5
    assert found["rows_not_used"] == 0
    boxed = run(truce, mission(), "--date", "2017-04-11", "--covered-box", "34", "36", "36", "39")
    assert 0 < boxed["covered"][0] < found["covered"][0] + found["compared"][0]
