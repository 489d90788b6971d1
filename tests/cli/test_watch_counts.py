"""The contracts of `hudna watch forecast` and `hudna watch backtest`."""

import json

import numpy as np
import pytest

from tests.cli.driver import hudna, one
from tests.watch.counts.worlds import bursts

HEADER = "date,latitude,longitude"


def run(*arguments: object) -> str:
    ran = one("watch", *arguments, "--today", "2020-01-01")
    assert ran.code == 0, ran.err
    return ran.out


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    world = bursts(days=300)
    day = np.datetime64("1970-01-01") + world.day
    rows = [
        f"{when},{latitude},{longitude}"
        for when, latitude, longitude in zip(day, world.latitude, world.longitude, strict=True)
    ]
    path = tmp_path_factory.mktemp("watch") / "events.csv"
    path.write_text("\n".join([HEADER, *rows]))
    return path


def test_a_forecast_tells_each_cell_its_count_quantiles_and_shares(file):
    told = json.loads(run("forecast", file, "--horizon", 7, "--json"))
    assert told["status"] == "forecast"
    assert told["cell_km"] == 10
    cell = told["cells"][0]
    assert cell["q05"] <= cell["q50"] <= cell["q95"]
    assert set(cell["shares"]) == {"background", "this_week", "this_month", "neighbours"}
    assert sum(cell["shares"].values()) == pytest.approx(1, abs=1e-3)
    assert len(told["last_periods"]) == 4


def test_a_back_test_tells_scores_with_intervals_and_coverage_by_bin(file):
    told = json.loads(run("backtest", file, "--json"))
    model = told["models"]["grid_model"]
    for figure in ("crps", "log_score", "interval_score", "pai_1", "pai_5", "pei_1", "pei_5"):
        score = model["scores"][figure]
        assert score["low"] <= score["value"] <= score["high"]
    assert model["model_over_this"]["crps"]["value"] == 1
    assert {"expected_from", "cells", "inside"} <= set(model["coverage_90"][0])
    assert told["models"]["past_12_periods"]["scores"]["log_score"]["value"] is None


def test_too_little_is_stated_with_a_reason(tmp_path):
    few = {
        "empty": [],
        "five": ["2017-01-05,35.1,36.7"] * 5,
        "one_day": ["2017-01-05,35.1,36.7"] * 300,
        "future": ["2999-01-05,35,36"],
    }
    asked = []
    for name, rows in few.items():
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join([HEADER, *rows]))
        for command in ("forecast", "backtest"):
            asked += [("watch", command, path), ("watch", command, path, "--json")]
    for words, ran in zip(asked, hudna(*asked), strict=True):
        assert ran.code == 0, ran.err
        if "--json" in words:
            told = json.loads(ran.out)
            assert told["status"] == "not assessable"
            assert told["note"]
        else:
            assert ran.out.startswith("Not assessable")
