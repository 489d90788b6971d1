"""Case files: what they say becomes a case, and what is wrong in them is named."""

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import yaml

from hudna.airspace.case import CONTRADICTED_TO, SAMPLES, SUPPORTED_FROM, Case
from hudna.airspace.case_file import read_case, read_case_of
from hudna.errors import InputError
from tests.airspace.tracks import CSV, csv_rows, stamp

ZONE = {
    "type": "Polygon",
    "coordinates": [[[36, 35.5], [37, 35.5], [37, 36.5], [36, 36.5], [36, 35.5]]],
}
FILES = {
    "a.csv": CSV,
    "z.geojson": json.dumps(ZONE).encode(),
    "swapped.csv": csv_rows(f"{stamp(0)},10.5,50.5,0", f"{stamp(1)},10.5,50.5,0"),
}
WHOLE = {
    "id": "exercise-1",
    "title": {"en": "Exercise", "ar": "تمرين"},
    "question": "Was the aircraft inside?",
    "exercise": True,
    "zones": [
        {"id": "z", "version": "one", "file": "z.geojson", "side": "inside", "sigma_m": 50},
        {"id": "z", "version": "two", "file": "z.geojson", "side": "inside", "sigma_m": 100},
    ],
    "tracks": [
        {
            "id": "t",
            "source": "desk",
            "file": "a.csv",
            "format": "csv",
            "sigma_m": 30,
            "bias_sigma_m": 40,
            "clock_sigma_s": 0.5,
            "max_speed_ms": 700,
        }
    ],
    "claims": [
        {
            "id": "c",
            "by": "desk",
            "track": "t",
            "zone": "z",
            "entered": True,
            "depth": "1.36 mi",
            "length": "1.15 nmi",
            "duration_s": 17,
            "distance_m": None,
            "at": "2015-11-24T07:24:05Z",
            "readings": [{"id": "nautical", "depth": "1.36 NM", "duration": "17 s"}],
        }
    ],
    "weights": {"one": 0.25, "two": 0.75},
    "thresholds": {"supported_from": 0.95, "contradicted_to": 0.05},
    "seed": 7,
    "samples": 500,
}


def case(files: dict[str, bytes] = FILES, **changed: object) -> Case:
    document = {key: value for key, value in (WHOLE | changed).items() if value != "absent"}
    return read_case_of(yaml.safe_dump(document, allow_unicode=True), files, "exercise.yaml")


def refusal(files: dict[str, bytes] = FILES, **changed: object) -> InputError:
    with pytest.raises(InputError) as error:
        case(files, **changed)
    assert error.value.where.startswith("exercise.yaml")
    assert error.value.advice
    return error.value


def entry(kind: str, index: int = 0, **changed: object) -> list[dict[str, object]]:
    entries = [dict(one) for one in WHOLE[kind]]  # type: ignore[attr-defined]
    entries[index] = {k: v for k, v in (entries[index] | changed).items() if v != "absent"}
    return entries


def test_a_whole_case_is_read() -> None:
    one = case()
    assert (one.id, one.exercise, one.seed, one.samples) == ("exercise-1", True, 7, 500)
    assert one.title["ar"] == "تمرين"
    assert one.question == {"en": "Was the aircraft inside?"}
    assert [(zone.version, zone.sigma_m) for zone in one.zones] == [("one", 50), ("two", 100)]
    assert one.weights == {"one": 0.25, "two": 0.75}
    assert (one.supported_from, one.contradicted_to) == (0.95, 0.05)
    assert one.command == "hudna airspace judge exercise.yaml"
    (track,) = one.tracks
    assert (track.sigma_m, track.bias_sigma_m, track.clock_sigma_s) == (30, 40, 0.5)
    assert (track.max_speed_ms, track.format, len(track.time)) == (700, "csv", 5)
    (claim,) = one.claims
    assert np.isclose(claim.depth_m, 2188.70784)
    assert np.isclose(claim.length_m, 2129.8)
    assert (claim.duration_s, claim.distance_m, claim.entered) == (17, None, True)
    assert claim.at == datetime(2015, 11, 24, 7, 24, 5, tzinfo=UTC)
    assert claim.words == "depth: 1.36 mi; length: 1.15 nmi"
    assert np.isclose(claim.readings[0].depth_m, 2518.72)


def test_the_least_case_has_its_defaults() -> None:
    text = yaml.safe_dump({"zones": [{"id": "z", "file": "z.geojson"}]})
    one = read_case_of(text, FILES, "least.yaml")
    assert (one.id, one.tracks, one.claims, dict(one.weights)) == ("least", (), (), {})
    assert (one.supported_from, one.contradicted_to) == (SUPPORTED_FROM, CONTRADICTED_TO)
    assert (one.samples, one.seed, one.exercise) == (SAMPLES, 1, False)
    assert one.zones[0].version == "z"


def test_a_case_lies_beside_its_files(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    path = tmp_path / "exercise.yaml"
    path.write_text(yaml.safe_dump(WHOLE, allow_unicode=True), "utf-8")
    assert read_case(path).sha256 == case().sha256
    (tmp_path / "a.csv").unlink()
    with pytest.raises(InputError, match=r"'a\.csv' cannot be read"):
        read_case(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_case(tmp_path)


def test_the_hash_is_of_the_case_and_all_its_files() -> None:
    assert case().sha256 == case().sha256
    assert case(seed=8).sha256 != case().sha256
    assert case(FILES | {"a.csv": CSV + b"\n"}).sha256 != case().sha256
    assert case(FILES | {"other": b"1"}).sha256 == case().sha256


def test_errors_that_are_not_stated_are_stated_as_none() -> None:
    one = case(tracks=entry("tracks", bias_sigma_m="absent", clock_sigma_s=None))
    reason = next(r for r in one.tracks[0].repairs if r.key == "track_errors_unstated")
    assert reason.values == {"names": "bias_sigma_m, clock_sigma_s"}


def test_a_type_whose_speeds_are_not_known_is_stated() -> None:
    one = case(tracks=entry("tracks", aircraft="kite", max_speed_ms="absent"))
    assert one.tracks[0].max_speed_ms is None
    assert any(r.values == {"aircraft": "kite"} for r in one.tracks[0].repairs)


@pytest.mark.parametrize(
    ("changed", "message", "place"),
    [
        ({"titel": "x"}, "'titel' is not a field here; the nearest one is 'title'", ""),
        ({"zones": "absent"}, "the field 'zones' is missing", ""),
        ({"zones": []}, "there is no zone", "zones"),
        ({"zones": "z"}, "not a list", "zones"),
        ({"tracks": entry("tracks", fle="b")}, "the nearest one is 'file'", "tracks[0]"),
        ({"tracks": entry("tracks", file="b.csv")}, "'b.csv' was not handed in", "tracks[0].file"),
        ({"tracks": entry("tracks", sigma_m=-1)}, "'-1' is no number", "tracks[0].sigma_m"),
        ({"tracks": entry("tracks", sigma_m="nan")}, "'nan' is no number", "tracks[0].sigma_m"),
        ({"tracks": entry("tracks", max_speed_ms=0)}, "no limit", "tracks[0].max_speed_ms"),
        ({"tracks": entry("tracks", jumps="hide")}, "'hide' is not known", "tracks[0].jumps"),
        ({"tracks": entry("tracks", time_zone="Mars/X")}, "no time zone", "tracks[0].time_zone"),
        ({"tracks": entry("tracks", date="24.11.15")}, "is no date", "tracks[0].date"),
        ({"tracks": entry("tracks", height_datum="sea")}, "'sea'", "tracks[0].height_datum"),
        ({"tracks": entry("tracks") * 2}, "'t' is there twice", "tracks"),
        ({"zones": entry("zones", 1, version="one")}, "'z one' is there twice", "zones"),
        ({"claims": entry("claims") * 2}, "'c' is there twice", "claims"),
        ({"claims": entry("claims", zone="y")}, "no zone of the case is called 'y'", "zone"),
        ({"claims": entry("claims", track="u")}, "no track of the case is called 'u'", "track"),
        ({"claims": entry("claims", by="absent")}, "the field 'by' is missing", "claims[0]"),
        ({"claims": entry("claims", depth="1.36 miles")}, "statute 'mi' or nautical", "depth"),
        ({"claims": entry("claims", depth="1.36")}, "in which unit", "depth"),
        ({"claims": entry("claims", depth_m=2)}, "are both given", "claims[0]"),
        ({"claims": entry("claims", at="2015-11-24 09:24:05")}, "in which zone", "at"),
        ({"claims": entry("claims", at="noon")}, "'noon' is no time", "at"),
        ({"claims": entry("claims", entered="maybe")}, "not true or false", "entered"),
        ({"claims": [{"id": "c", "by": "a", "zone": "z"}]}, "nothing that can be", "claims[0]"),
        ({"weights": {"one": 1, "three": 0}}, "'three' is not a field here", "weights"),
        ({"weights": {"one": 0.5, "two": 0.4}}, "add up to 0.9", "weights"),
        ({"weights": {"one": 1}}, "'two' of 'z' has no weight", "weights"),
        ({"thresholds": {"supported_from": 2}}, "'2' is no number", "supported_from"),
        ({"thresholds": {"supported_from": 0.01}}, "cannot be contradicted", "thresholds"),
        ({"seed": 1.5}, "no whole number", "seed"),
        ({"samples": 10}, "'10' is no number that fits", "samples"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    changed: dict[str, object], message: str, place: str
) -> None:
    error = refusal(**changed)
    assert message in error.message
    assert error.where.rstrip(")").endswith(place)


def test_a_case_that_is_no_yaml_is_refused_with_the_line() -> None:
    for text in (
        "zones: [",
        "a: 1\na: 2",
        "? [1]\n: 2",
        "<<: 1",
        "\x07",
        "[" * 2000,
        "",
        "- 1",
        "#" * 1_000_001,
    ):
        with pytest.raises(InputError) as error:
            read_case_of(text, {}, "exercise.yaml")
        assert error.value.advice


def test_swapped_columns_far_from_every_zone_are_suspected() -> None:
    zones = [{"id": "z", "version": "one", "circle": {}}]
    zones[0]["circle"] = {"latitude": 50.5, "longitude": 10.5, "radius_m": 9000}
    changed = {"zones": zones, "weights": "absent"}
    error = refusal(tracks=entry("tracks", file="swapped.csv"), **changed)
    assert "look swapped" in error.message
    assert case(**changed).tracks, "a track that is far either way is judged as it is"


def test_an_error_in_a_file_names_file_and_entry() -> None:
    with pytest.raises(InputError) as error:
        case(FILES | {"a.csv": b"time,latitude\n1,2"})
    assert error.value.where == "a.csv (exercise.yaml at tracks[0].file)"


def test_a_track_in_an_older_datum_is_less_certain() -> None:
    one = case(tracks=entry("tracks", datum="ED50"))
    assert one.tracks[0].bias_sigma_m > 40
