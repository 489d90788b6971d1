"""`hudna watch etas` states an answer for whatever table it is given."""

import json

import numpy as np
import pytest

from hudna.watch.etas.plane import Frame
from tests.cli.driver import one
from tests.watch.etas.worlds import MISSION, drawn

HEADER = "date,latitude,longitude"


@pytest.fixture(scope="module")
def mission(tmp_path_factory):
    events = drawn(MISSION, 1, per_day=0.4, days=400.0)
    latitude, longitude = Frame(36.0).degrees(events.x, events.y + 3700)
    day = np.datetime64("2016-01-01") + np.floor(events.t).astype(int)
    rows = [f"{d},{a:.5f},{o:.5f}" for d, a, o in zip(day, latitude, longitude, strict=True)]
    path = tmp_path_factory.mktemp("etas") / "mission.csv"
    path.write_text("\n".join([HEADER, *rows]))
    return path


def answer(*arguments: object) -> dict:
    ran = one("watch", "etas", *arguments, "--json", "--today", "2020-01-01")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_a_mission_gets_parameters_errors_and_counts_per_cell(mission):
    found = answer(mission, "--horizon", 7, "--events")
    assert found["status"] == "fitted"
    assert list(found["parameters"]) == sorted(found["parameters"])
    assert found["parameters"]["A"] == pytest.approx(MISSION.a, abs=0.25)
    assert found["standard_errors"]["alpha"] is None
    assert found["seconds"] > 0
    cells = found["expected"]["cells"]
    assert found["expected"]["total"] == pytest.approx(sum(cell["expected"] for cell in cells))
    assert len(found["each"]) == found["events"]


def test_the_text_begins_with_one_sentence(mission):
    ran = one("watch", "etas", mission, "--today", "2020-01-01")
    assert ran.code == 0
    assert "are background" in ran.out.splitlines()[0]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "no usable events"),
        (["2016-01-01,35,36"] * 5, "5 events"),
        (["2016-01-01,35,36"] * 200, "span"),
        (["2036-01-01,35,36"] * 200, "no usable events"),
        ([f"2016-01-{day:02},35,36" for day in range(1, 29)] * 9, "places"),
    ],
)
def test_too_little_is_said_to_be_too_little(tmp_path, rows, reason):
    path = tmp_path / "events.csv"
    path.write_text("\n".join([HEADER, *rows]))
    found = answer(path, "--place-km", 0)
    assert found["status"] == "not assessable"
    assert reason in found["reason"]
    assert "parameters" not in found


def test_a_window_that_reaches_into_the_future_or_runs_back_is_refused(mission):
    late = one("watch", "etas", mission, "--study-end", "2036-01-01", "--today", "2020-01-01")
    back = one("watch", "etas", mission, "--study-start", "2016-06-01", "--study-end", "2016-05-01")
    assert late.code != 0
    assert "future" in late.err
    assert back.code != 0
    assert "before it begins" in back.err


def test_an_area_that_holds_no_event_is_said(mission):
    found = answer(mission, "--area", "0,0 1,0 1,1")
    assert found["reason"].startswith("0 events in the area")
