"""The lines, aircraft and cases that ship with Hudna."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import shapely
import yaml

from hudna.airspace.aircraft import envelopes
from hudna.airspace.case import Case
from hudna.airspace.case_file import read_case, read_case_of
from hudna.airspace.judge import judge
from hudna.model.judgement import ClaimVerdict, Judgement, Verdict

FOLDER = Path(str(files("hudna") / "data" / "airspace"))
LINES: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "lines.yaml").read_text("utf-8"))
CASES = ("hatay_tip", "rq4a_2019", "su24_2015")
LANGUAGES = {"ar", "en", "fa", "ru", "tr"}
HERE = Path(__file__).parent


def case(name: str) -> Case:
    return read_case(FOLDER / name / "CASE.yaml")


@pytest.fixture(scope="module")
def judged() -> dict[str, Judgement]:
    return {name: judge(case(name)) for name in CASES}


def verdicts(judgement: Judgement) -> dict[str, ClaimVerdict]:
    return {found.claim.id: found for found in judgement.claims}


@pytest.mark.parametrize("name", LINES)
def test_a_line_says_from_whom_it_is_and_is_valid(name: str) -> None:
    line = LINES[name]
    assert line["source"]
    assert line["licence"]
    assert line["note"]
    features = json.loads((FOLDER / line["file"]).read_text("utf-8"))["features"]
    areas = [shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features]
    assert [area.geom_type for area in areas] == ["Polygon"]
    assert areas[0].is_valid
    assert areas[0].exterior.is_ccw


def test_every_file_of_a_line_is_named_once() -> None:
    drawn = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("lines/*"))
    assert drawn == sorted(line["file"] for line in LINES.values())


def test_no_line_is_of_a_source_that_may_not_ship() -> None:
    words = " ".join(f"{line['version']} {line['licence']}" for line in LINES.values())
    assert "ODbL" not in words
    assert "LGPL" not in words
    assert "DCW" not in words


def test_every_type_of_aircraft_names_a_source() -> None:
    assert {"Su-24M", "F-16C", "RQ-4A"} <= set(envelopes())
    for envelope in envelopes().values():
        assert envelope.source
        assert envelope.fastest_ms is not None


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_told_in_every_language_with_a_source_for_all_it_says(name: str) -> None:
    read = case(name)
    assert set(read.title) == set(read.question) == LANGUAGES
    assert read.exercise == (name == "hatay_tip")
    assert all(zone.source and zone.licence for zone in read.zones)
    assert all(track.source for track in read.tracks)
    assert all(claim.words and claim.source and claim.by for claim in read.claims)


@pytest.mark.parametrize("name", CASES)
def test_both_sides_speak_in_a_case(name: str) -> None:
    assert {claim.entered for claim in case(name).claims} >= {True, False}


@pytest.mark.parametrize("name", CASES)
def test_a_case_judges_against_more_than_one_version_and_weighs_none(name: str) -> None:
    read = case(name)
    assert len({zone.version for zone in read.zones}) > 1
    assert not read.weights


def test_a_depth_beyond_half_the_length_is_ruled_out_in_either_mile(
    judged: dict[str, Judgement],
) -> None:
    checks = verdicts(judged["su24_2015"])["turkey-entry"].statements
    for mile in ("statute", "nautical"):
        reading = f"{mile} miles, depth to the nearest edge"
        found = [check for check in checks if check.reading == reading]
        assert [check.verdict for check in found] == [Verdict.CONTRADICTED]


def test_a_salient_has_the_stated_crossing_on_one_map_only(judged: dict[str, Judgement]) -> None:
    checks = verdicts(judged["su24_2015"])["turkey-entry"].statements
    possible = {
        (check.reading, check.version)
        for check in checks
        if check.version is not None and check.verdict is not Verdict.CONTRADICTED
    }
    assert possible == {("nautical miles, depth from the tip", "country-coder")}


def test_the_stated_length_and_duration_need_the_speed_the_physicists_give(
    judged: dict[str, Judgement],
) -> None:
    checks = verdicts(judged["su24_2015"])["physicists-speed"].statements
    speeds = [check.speed_ms * 3.6 for check in checks if check.speed_ms is not None]
    assert speeds == [pytest.approx(980, rel=0.06), pytest.approx(420, rel=0.02)]


def test_statements_without_a_track_are_not_resolved_for_either_side(
    judged: dict[str, Judgement],
) -> None:
    found = verdicts(judged["su24_2015"])
    assert not judged["su24_2015"].tracks
    assert {answer.verdict for answer in found.values()} == {Verdict.NOT_RESOLVABLE}


def test_the_two_positions_cannot_be_one_aircraft(judged: dict[str, Judgement]) -> None:
    (pair,) = judged["rq4a_2019"].pairs
    assert pair.compatible is False
    assert pair.distance_m == pytest.approx(9 * 1852, abs=5)


def test_each_position_bears_out_the_side_that_states_it_and_resolves_nothing(
    judged: dict[str, Judgement],
) -> None:
    inside = {
        (result.track, result.version.rsplit(":", 1)[-1]): result.p_entered
        for result in judged["rq4a_2019"].results
    }
    assert min(inside["position-iran", "10m"], inside["position-iran", "50m"]) > 0.99
    assert max(inside["position-us", "10m"], inside["position-us", "50m"]) < 0.02
    found = verdicts(judged["rq4a_2019"])
    assert found["iran-inside"].verdict is Verdict.NOT_RESOLVABLE
    assert found["us-outside"].verdict is Verdict.NOT_RESOLVABLE


def of_radar_a(judgement: Judgement) -> Iterator[tuple[str, float]]:
    for result in judgement.results:
        if result.track == "radar-a":
            yield result.version, result.p_entered


def test_the_exercise_is_not_resolved_and_its_radars_agree(judged: dict[str, Judgement]) -> None:
    judgement = judged["hatay_tip"]
    by_version = dict(of_radar_a(judgement))
    assert by_version["Natural Earth 1:10m"] < 0.01
    assert by_version["Natural Earth 1:50m"] < 0.01
    assert by_version["country-coder"] > 0.8
    assert [pair.compatible for pair in judgement.pairs] == [True]
    assert {c.verdict for c in judgement.claims} == {Verdict.NOT_RESOLVABLE}


def test_one_track_is_in_or_out_by_the_map_it_is_held_against(shared: Path) -> None:
    text = (HERE / "hatay_tip_all.yaml").read_text("utf-8")
    handed = {p.name: p.read_bytes() for p in (FOLDER / "hatay_tip").glob("*.csv")}
    handed |= {p.name: p.read_bytes() for p in (shared / "data/borders").glob("*.geojson")}
    by_version = dict(of_radar_a(judge(read_case_of(text, handed, "hatay_tip_all.yaml"))))
    assert by_version["OpenStreetMap"] == pytest.approx(0.96, abs=0.015)
    assert by_version["DCW"] == pytest.approx(0.08, abs=0.015)
    assert by_version["Natural Earth 1:10m"] == pytest.approx(0.0, abs=0.005)
