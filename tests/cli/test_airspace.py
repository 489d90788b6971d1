"""`hudna airspace`: verdicts, reports, rows and alerts from files."""

import json

import pytest
from click.testing import CliRunner

from hudna.cli.main import cli
from hudna.errors import NotFound


def run(*arguments: str, text: str | None = None):
    return CliRunner().invoke(cli, ["airspace", *arguments], input=text)


def test_a_worked_case_is_judged_by_its_name_and_reported(tmp_path):
    result = run("judge", "hatay_tip", "-o", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert "a-entered (Side A (exercise)): not resolvable" in result.output
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["hatay-tip.en.html", "hatay-tip.en.pdf"]


def test_json_keeps_the_documented_contract():
    answer = json.loads(run("judge", "hatay_tip", "--json").output)
    assert set(answer) >= {"case", "results", "claims", "pairs", "seed", "samples", "sha256"}
    for result in answer["results"]:
        assert 0 <= result["p_entered"] <= 1
        for stay in result["intervals"]:
            assert {"entry", "exit", "depth_m", "length_m", "certain"} <= set(stay)
    for claim in answer["claims"]:
        assert claim["verdict"] in ("supported", "contradicted", "not_resolvable")
        assert claim["reasons"]
        assert {"smallest_shift_m", "smallest_shift_s"} <= set(claim)
    for pair in answer["pairs"]:
        assert {"compatible", "distance_sigma"} <= set(pair)


def test_statements_alone_end_where_nothing_settles_them():
    answer = json.loads(run("judge", "su24_2015", "--json").output)
    claims = {claim["id"]: claim for claim in answer["claims"]}
    entry = claims["turkey-entry"]
    assert entry["verdict"] == "not_resolvable"
    assert entry["smallest_shift_m"] == pytest.approx(2189, abs=1)
    checks = {(c["reading"], c["version"]): c["verdict"] for c in entry["statements"]}
    assert checks["statute miles, depth to the nearest edge", None] == "contradicted"


def test_an_unknown_case_names_those_there_are():
    result = run("judge", "nowhere")
    assert isinstance(result.exception, NotFound)
    assert "hatay_tip" in str(result.exception)


@pytest.fixture
def passing(tmp_path):
    zone, track = tmp_path / "zone.geojson", tmp_path / "track.csv"
    ring = [[36.0, 36.0], [36.1, 36.0], [36.1, 36.1], [36.0, 36.1], [36.0, 36.0]]
    zone.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    rows = [f"2017-02-01T12:00:{s:02}Z,36.05,{35.97 + s * 0.005:.4f},1000" for s in range(40)]
    track.write_text("time,latitude,longitude,altitude_m\n" + "\n".join(rows) + "\n")
    return zone, track


def test_intervals_are_written_as_rows(passing, tmp_path):
    zone, track = passing
    out = tmp_path / "out.csv"
    result = run("intervals", str(track), str(zone), "-o", str(out))
    assert result.exit_code == 0, result.output
    header, row = out.read_text().splitlines()
    stay = dict(zip(header.split(","), row.split(","), strict=True))
    assert stay["kind"] == "inside"
    assert float(stay["duration_s"]) == pytest.approx(20, abs=0.01)
    assert float(stay["depth_m"]) == pytest.approx(4506, abs=5)


def test_watch_tells_each_version_and_names_lines_it_cannot_use(passing, tmp_path):
    zone, track = passing
    case = tmp_path / "case.yaml"
    case.write_text(f"zones: [{{id: area, version: one, file: {zone.name}, side: inside}}]\n")
    positions = ["not json"]
    for line in track.read_text().splitlines()[1:]:
        time, lat, lon, height = line.split(",")
        positions.append(json.dumps({
            "craft": "c", "time": time, "latitude": float(lat), "longitude": float(lon),
            "altitude_m": float(height),
        }))  # fmt: skip
    result = run("watch", str(case), "--json", text="\n".join(positions))
    assert "line 1 is left out" in result.output
    alerts = [json.loads(line) for line in result.output.splitlines() if line.startswith("{")]
    assert [alert["event"] for alert in alerts] == ["approaching", "entered", "left"]
    assert {alert["version"] for alert in alerts} == {"one"}
