"""`hudna watch alarms` answers every table with a statement."""

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.cli.driver import one


def run(path: Path, *options: str) -> str:
    ran = one("watch", "alarms", path, *options)
    assert ran.code == 0, ran.err
    return ran.out


def answer(path: Path, *options: str):
    return json.loads(run(path, "--json", *options))


def table(path: Path, days: int, rise: int | None = None) -> Path:
    rng = np.random.default_rng(1)
    rows = ["date,count,area"]
    for t in range(days):
        day = date(2023, 1, 1) + timedelta(days=t)
        rows.append(f"{day},{rng.poisson(8 if rise is not None and t >= rise else 2)},north")
        rows.append(f"{day},{rng.poisson(2)},south")
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def test_a_rise_is_told_in_counts(tmp_path: Path):
    path = table(tmp_path / "s.csv", 200, rise=190)
    found = answer(path)
    assert found["status"] == "assessed"
    last = [alarm for alarm in found["alarms"] if alarm["day"] >= "2023-07-10"]
    assert {alarm["area"] for alarm in last} == {"north"}
    assert last[0]["since"] >= "2023-07-08"
    assert f"{last[0]['counted']:g} events" in last[0]["why"]
    assert {area["area"]: area["status"] for area in found["areas"]}["north"] == "alarm"
    assert "NaN" not in run(path, "--json")
    assert run(path).startswith("1 of 2 series stand at alarm on 2023-07-19")


@pytest.mark.parametrize(
    "text",
    [
        "date,count\n",
        "date,count\n2024-01-01,4\n",
        "date,count\n2099-01-01,4\n",
        "date,count\nyesterday,4\n",
        "date,latitude,longitude\n" + "2024-01-01,35,37\n" * 5,
        "date,count,effort\n2024-01-01,4,0\n2024-06-01,4,0\n",
    ],
)
def test_what_cannot_be_judged_is_said(tmp_path: Path, text: str):
    path = tmp_path / "s.csv"
    path.write_text(text, "utf-8")
    found = answer(path)
    assert found["alarms"] == []
    assert found["notes"]
    assert all(area["status"] == "not_assessable" for area in found["areas"])
    assert run(path)


def test_days_after_the_table_are_a_gap(tmp_path: Path):
    found = answer(table(tmp_path / "s.csv", 200), "--today", "2023-08-10")
    assert {area["status"] for area in found["areas"]} == {"data_gap"}
    assert any("after the table's end" in note for note in found["notes"])


def test_a_day_before_the_table_leaves_nothing_to_judge(tmp_path: Path):
    assert answer(table(tmp_path / "s.csv", 5), "--today", "2022-01-01")["alarms"] == []
