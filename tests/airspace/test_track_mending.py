"""What is mended in a track is stated, and what cannot be mended is refused."""

from dataclasses import replace

import numpy as np
import pytest
from pyproj import Geod

from hudna.airspace.plots import Plots
from hudna.airspace.repairs import Mending, read_track_file
from hudna.errors import InputError
from tests.airspace.tracks import ASKED, CSV, OPENSKY_CSV, SAMPLES, START, N, csv_rows, plain_rows

GEOD = Geod(ellps="WGS84")
LONG = plain_rows(60)


def mend(data: bytes, asked: dict[str, object] | None = None, **how: object) -> Plots:
    _, plots, _ = read_track_file(
        data, "a.csv", None, replace(ASKED, **(asked or {})), Mending(**how)
    )
    return plots


def said(plots: Plots) -> dict[str, dict[str, str]]:
    return {reason.key: dict(reason.values) for reason in plots.repairs}


def refusal(data: bytes, asked: dict[str, object] | None = None, **how: object) -> InputError:
    with pytest.raises(InputError) as error:
        mend(data, asked, **how)
    assert error.value.where
    assert error.value.advice
    return error.value


def test_unordered_times_are_sorted_and_stated() -> None:
    rows = plain_rows()
    plots = mend(csv_rows(*rows[::-1]))
    assert np.allclose(plots.time, START + np.arange(N))
    assert plots.row.tolist() == [6, 5, 4, 3, 2]
    assert said(plots)["times_sorted"] == {"n": "4"}
    assert "times_sorted" not in said(mend(CSV))


def test_a_plot_given_twice_is_dropped_and_stated() -> None:
    rows = plain_rows()
    plots = mend(csv_rows(*rows, rows[2]))
    assert len(plots) == N
    assert said(plots)["times_repeated"]["n"] == "1"


def test_two_places_at_one_time_are_refused_by_row() -> None:
    rows = plain_rows()
    data = csv_rows(*rows, rows[2].replace("36.0,", "36.1,"))
    assert "one time (rows 4, 7)" in refusal(data).message


def test_two_places_at_one_time_are_averaged_where_the_case_wants_it() -> None:
    rows = plain_rows()
    plots = mend(csv_rows(*rows, rows[2].replace("36.0,", "36.002,")), duplicates="mean")
    assert len(plots) == N
    assert np.isclose(plots.latitude[2], 36.001, atol=1e-9)
    assert plots.latitude[1] == 36.0
    assert said(plots)["times_averaged"] == {"n": "1"}


def test_plots_that_jump_away_and_back_are_left_out_and_stated() -> None:
    rows = list(LONG)
    for k in (20, 21, 22):
        rows[k] = rows[k].replace(",36.0,", ",33.8,")
    plots = mend(csv_rows(*rows))
    assert len(plots) == 57
    assert (plots.latitude == 36.0).all()
    assert said(plots)["jumps_left_out"] == {
        "n": "3",
        "of": "60",
        "limit": "1200",
        "times": "2015-11-24T07:24:20Z – 2015-11-24T07:24:22Z",
    }


def test_jumps_are_kept_or_refused_where_the_case_wants_it() -> None:
    rows = list(LONG)
    rows[20] = rows[20].replace(",36.0,", ",33.8,")
    kept = mend(csv_rows(*rows), jumps="keep")
    assert len(kept) == 60
    assert said(kept)["jumps_kept"]["n"] == "2"
    assert (
        "first at 2015-11-24T07:24:20Z (row 22)" in refusal(csv_rows(*rows), jumps="refuse").message
    )


def test_two_halves_that_are_no_one_flight_are_refused() -> None:
    rows = [row.replace(",36.0,", ",33.8,") if k < 30 else row for k, row in enumerate(LONG)]
    assert "no majority" in refusal(csv_rows(*rows)).message


def test_the_speed_of_the_type_bounds_the_jumps() -> None:
    rows = [row.replace(",36.0,", ",36.006,") if k == 30 else row for k, row in enumerate(LONG)]
    assert len(mend(csv_rows(*rows))) == 60, "668 m in a second is below 1,200 m/s"
    assert len(mend(csv_rows(*rows), max_speed_ms=300.0)) == 59
    assert len(mend(csv_rows(*rows), max_speed_ms=300.0, sigma_m=100.0)) == 60, "it may be noise"


def test_a_craft_at_its_fastest_makes_no_jump() -> None:
    metres = [GEOD.fwd(36, 36, 90, 700 * (k + k / 1000))[:2] for k in range(40)]
    rows = [
        f"2015-11-24T07:24:{k + k / 1000:06.3f}Z,{lat:.6f},{lon:.6f},0"
        for k, (lon, lat) in enumerate(metres)
    ]
    assert len(mend(csv_rows(*rows), max_speed_ms=700.0)) == 40
    assert len(mend(csv_rows(*rows, "2015-11-24T07:25:00Z,36,40,0"), max_speed_ms=700.0)) == 40


def test_a_plot_across_the_antimeridian_is_no_jump() -> None:
    rows = (
        "2015-11-24T07:24:00Z,10,179.999,0",
        "2015-11-24T07:24:01Z,10,-179.999,0",
        "2015-11-24T07:24:02Z,10,-179.997,0",
    )
    assert len(mend(csv_rows(*rows))) == 3


def test_a_file_of_several_aircraft_needs_a_choice() -> None:
    data = OPENSKY_CSV.replace(b"abc123", b"def456", 2)
    error = refusal(data)
    assert "abc123 (EXER1), def456 (EXER1)" in error.message
    assert "aircraft_id" in error.advice
    plots = mend(data, {"aircraft_id": "DEF456"})
    assert len(plots) == 2
    assert said(plots)["other_aircraft_left_out"] == {"n": "3", "craft": "def456"}
    assert "several aircraft are called 'exer1'" in refusal(data, {"aircraft_id": "exer1"}).message
    assert "no aircraft is called 'x'" in refusal(data, {"aircraft_id": "x"}).message


def test_a_call_sign_chooses_its_aircraft() -> None:
    assert len(mend(OPENSKY_CSV, {"aircraft_id": "exer1"})) == N


def test_plots_without_identity_are_left_out_where_others_have_one() -> None:
    plots = mend(OPENSKY_CSV.replace(b",abc123,", b",,", 1))
    assert said(plots)["plots_without_identity"] == {"n": "1", "craft": "abc123"}


def test_the_datum_of_a_table_is_assumed_and_stated() -> None:
    assert "datum_assumed" in said(mend(CSV))
    assert "datum_assumed" not in said(mend(CSV, datum="WGS84"))
    assert "datum_assumed" not in said(mend(OPENSKY_CSV))


@pytest.mark.parametrize("datum", ["ED50", "Pulkovo 1942", "SK-42"])
def test_a_named_datum_is_converted_with_its_accuracy(datum: str) -> None:
    _, plots, accuracy = read_track_file(CSV, "a.csv", None, ASKED, Mending(datum=datum))
    moved = np.hypot((plots.latitude - 36.0) * 111e3, (plots.longitude[0] - 36.0) * 90e3)
    assert 50 < moved[0] < 250, "these datums lie some hundred metres from WGS 84"
    assert 0 < accuracy < 50
    assert "WGS 84" in said(plots)["datum_converted"]["operation"]
    assert "axis order" not in said(plots)["datum_converted"]["operation"]


def test_an_unknown_datum_is_refused() -> None:
    assert "datum 'Mars 2000' is not known" in refusal(CSV, datum="Mars 2000").message
    assert "no published conversion" in refusal(CSV, datum="NAD27").message
    assert "by definition" in refusal(OPENSKY_CSV, datum="ED50").message


def test_unknown_heights_are_counted() -> None:
    plots = mend(CSV.replace(b",5800", b",", 2))
    assert said(plots)["heights_unknown"] == {"n": "2", "of": "5"}


def test_a_clean_track_has_no_repair_that_it_does_not_need() -> None:
    _, plots, _ = read_track_file(SAMPLES["geojson"][1], "a.geojson", None, ASKED, Mending())
    assert plots.repairs == ()
