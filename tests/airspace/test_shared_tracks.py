"""Recordings of others, where they are at hand, read with what they are known to hold."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from hudna.airspace.plots import Asked, Plots, Radar
from hudna.airspace.repairs import Mending, read_track_file
from hudna.errors import InputError

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "tracks"
HERE = Asked("shared", day=date(2016, 5, 5), radar=Radar(50.0, 10.0, 500.0, "25/201"))

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the sample tracks (../shared/data/tracks) are not here"
)


def read(name: str, stated: str | None = None, craft: str | None = None, **how: object) -> Plots:
    asked = replace(HERE, aircraft_id=craft)
    data = (FOLDER / name).read_bytes()
    return read_track_file(data, name, stated, asked, Mending(**how))[1]


def said(plots: Plots) -> dict[str, dict[str, str]]:
    return {reason.key: dict(reason.values) for reason in plots.repairs}


def test_a_table_of_many_aircraft_lists_them() -> None:
    name = "stonesoup_OpenSky_Plane_States_head3000.csv"
    with pytest.raises(InputError, match="67 aircraft"):
        read(name)
    plots = read(name, craft="BOX413")
    assert (np.diff(plots.time) > 0).all()
    assert 51 < plots.latitude.mean() < 52


def test_spoofed_positions_are_left_out_and_counted() -> None:
    plots = read("traffic_noisy_spoofing.json.gz")
    assert said(plots)["jumps_left_out"]["of"] == "8670"
    assert int(said(plots)["jumps_left_out"]["n"]) == 8670 - len(plots)
    assert said(plots)["rows_position"]["n"] == "11"


def test_a_trace_with_two_places_at_one_time_is_refused_then_averaged() -> None:
    name = "traffic_readsb_trace_full_ac671b.json"
    with pytest.raises(InputError, match=r"rows 104, 105"):
        read(name)
    plots = read(name, duplicates="mean")
    assert len(plots) == 2499


def test_system_tracks_and_radar_plots_are_decoded() -> None:
    system = read("asterixdecoder_cat062cat065.raw", "asterix_062", craft="7977")
    assert np.allclose([system.latitude[0], system.longitude[0]], [45.4008, 15.1332], atol=1e-4)
    plots = read("asterixdecoder_cat_034_048.pcap", "asterix_048", craft="3c660c")
    assert np.allclose(plots.altitude_m, 10058.4)
    with pytest.raises(InputError, match="14 aircraft"):
        read("asterixdecoder_cat_034_048.pcap", "asterix_048")


def test_a_bin_file_is_not_guessed() -> None:
    with pytest.raises(InputError, match="not certain which format"):
        read("traffic_sample_dump1090.bin")
