"""ASTERIX 048 and 062, raw and in UDP packets."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from pyproj import Geod, Transformer

from hudna.airspace.formats.asterix_048 import ground_range
from hudna.airspace.formats.table import read_plots
from hudna.airspace.plots import Asked, Plots, Radar
from hudna.errors import InputError
from hudna.model.judgement import HeightDatum
from tests.airspace.tracks import ASKED, RADAR, START, STEP, N, asterix_048, asterix_062, pcap

SYSTEM = Asked("system", day=date(2015, 11, 24))


def read(data: bytes, stated: str, asked: Asked) -> Plots:
    return read_plots(data, "recording", stated, asked)[1]


def said(plots: Plots) -> dict[str, dict[str, str]]:
    return {reason.key: dict(reason.values) for reason in plots.repairs}


def refusal(data: bytes, stated: str, asked: Asked) -> str:
    with pytest.raises(InputError) as error:
        read(data, stated, asked)
    assert error.value.advice
    return error.value.message


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_system_track_is_in_wgs_84(wrapped: bool) -> None:
    data = asterix_062()
    plots = read(pcap(data) if wrapped else data, "asterix_062", SYSTEM)
    assert np.allclose(plots.time, START + np.arange(N))
    assert np.allclose(plots.latitude, 36.0, atol=6e-6)
    assert np.allclose(plots.longitude, 36 + STEP * np.arange(N), atol=6e-6)
    assert np.allclose(plots.altitude_m, 5791.2)
    assert plots.height_datum is HeightDatum.PRESSURE
    assert set(plots.craft) == {"17"}
    assert "positions_smoothed_by_system" in said(plots)


def test_a_radar_plot_is_placed_from_the_radar() -> None:
    plots = read(asterix_048([26640.0]), "asterix_048", ASKED)
    course, _, metres = Geod(ellps="WGS84").inv(
        RADAR.longitude, RADAR.latitude, plots.longitude[0], plots.latitude[0]
    )
    slant = 48.6 * 1852
    assert np.isclose(course, 90, atol=1e-3)
    assert slant - 400 < metres < slant
    assert np.isclose(plots.altitude_m[0], 5791.2)
    assert plots.craft[0] == "abc123"
    assert said(plots)["radar_polar"]["height"] == "200"


@pytest.mark.parametrize("azimuth", [0.0, 37.0, 90.0, 200.0])
@pytest.mark.parametrize("height", [0.0, 3000.0, 12000.0])
def test_the_ground_range_is_true_to_a_metre_in_space(azimuth: float, height: float) -> None:
    """The slant range measured in Earth-centred coordinates gives the geodesic back."""
    longitude, latitude, _ = Geod(ellps="WGS84").fwd(35.0, 36.0, azimuth, 100_000)
    centred = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    radar = np.array(centred.transform(35.0, 36.0, 200.0))
    target = np.array(centred.transform(longitude, latitude, height))
    slant = float(np.linalg.norm(target - radar))
    assert np.isclose(ground_range(slant, height, RADAR, azimuth), 100_000, atol=2.0)


def test_a_plot_without_a_height_is_kept_and_stated() -> None:
    plots = read(asterix_048([26640.0], level=None), "asterix_048", ASKED)
    assert np.isnan(plots.altitude_m).all()
    assert said(plots)["slant_range_without_height"] == {"n": "1"}


def test_times_of_day_pass_midnight() -> None:
    plots = read(asterix_048([86398.0, 86399.5, 0.5, 86399.75, 2.0]), "asterix_048", ASKED)
    midnight = START - 26640 + 86400
    assert plots.time.tolist() == [midnight + s for s in (-2.0, -0.5, 0.5, -0.25, 2.0)]
    assert said(plots)["midnight_passed"] == {"n": "1"}


def test_a_date_and_the_place_of_the_radar_are_needed() -> None:
    assert "without a date" in refusal(asterix_062(), "asterix_062", Asked("here"))
    assert "range and azimuth" in refusal(asterix_048([0.0]), "asterix_048", SYSTEM)


def test_several_radars_need_a_choice() -> None:
    data = asterix_048([26640.0]) + asterix_048([26641.0], sic=3)
    assert "SAC/SIC 1/2, 1/3" in refusal(data, "asterix_048", ASKED)
    second = replace(ASKED, radar=Radar(36.0, 35.0, 200.0, "1/3"))
    assert read(data, "asterix_048", second).time.tolist() == [START + 1]
    third = replace(ASKED, radar=Radar(36.0, 35.0, 200.0, "9/9"))
    assert "no plot of radar 9/9" in refusal(data, "asterix_048", third)


def test_other_categories_are_left_out_and_stated() -> None:
    both = asterix_062() + asterix_048([26640.0])
    assert said(read(both, "asterix_062", SYSTEM))["categories_left_out"] == {"categories": "048"}
    assert "there are categories [48]" in refusal(asterix_048([0.0]), "asterix_062", SYSTEM)


def test_what_is_cut_off_is_stated_and_the_rest_read() -> None:
    first, second = asterix_048([26640.0]), asterix_048([26641.0])
    plots = read(first + second[:-3], "asterix_048", ASKED)
    assert plots.time.tolist() == [START]
    assert said(plots)["blocks_damaged"] == {"n": "1"}
    packets = pcap(first, second)
    plots = read(packets[:-3], "asterix_048", ASKED)
    assert plots.time.tolist() == [START]
    assert said(plots)["blocks_damaged"] == {"n": "1"}


def test_pcapng_is_refused_with_the_way_to_convert_it() -> None:
    assert "pcapng" in refusal(b"\x0a\x0d\x0d\x0a" + bytes(40), "asterix_062", SYSTEM)
