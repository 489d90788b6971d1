"""Every format says the same of the same flight, and says what was converted."""

import gzip
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.airspace.formats import opened
from hudna.airspace.formats.table import FORMATS, format_of, read_plots
from hudna.airspace.plots import Plots
from hudna.errors import InputError
from hudna.model.judgement import HeightDatum
from tests.airspace.tracks import (
    ASKED,
    CSV,
    GEOJSON,
    GPX,
    KML,
    OPENSKY_JSON,
    READSB,
    SAMPLES,
    START,
    STEP,
    TRAFFIC,
    N,
    csv_rows,
    plain_rows,
    stamp,
)


def read(data: bytes, name: str = "a.csv", stated: str | None = None, **asked: object) -> Plots:
    return read_plots(data, name, stated, replace(ASKED, **asked))[1]


def said(plots: Plots) -> dict[str, dict[str, str]]:
    return {reason.key: dict(reason.values) for reason in plots.repairs}


def refusal(data: bytes, name: str = "a.csv", stated: str | None = None, **asked: object) -> str:
    with pytest.raises(InputError) as error:
        read(data, name, stated, **asked)
    assert error.value.where
    assert error.value.advice
    return error.value.message


@pytest.mark.parametrize("known", SAMPLES)
def test_each_format_tells_the_same_flight(known: str) -> None:
    name, data = SAMPLES[known]
    found, plots = read_plots(data, name, None, ASKED)
    assert found == known
    assert np.allclose(plots.time, START + np.arange(N))
    assert np.allclose(plots.latitude, 36.0)
    assert np.allclose(plots.longitude, 36 + STEP * np.arange(N))
    assert np.allclose(plots.altitude_m, 5800, atol=0.01)


def test_state_vectors_in_json_are_read_too() -> None:
    plots = read(OPENSKY_JSON, "states.json")
    assert np.allclose(plots.time, START + np.arange(N))
    assert plots.names["abc123"] == {"EXER1"}
    assert said(plots)["heights_wgs84_used"] == {"n": "5", "of": "5"}


def test_the_case_chooses_between_two_heights() -> None:
    plots = read(OPENSKY_JSON, "states.json", height_datum=HeightDatum.PRESSURE)
    assert np.allclose(plots.altitude_m, 5700)
    assert plots.height_datum is HeightDatum.PRESSURE
    assert "no heights by 'msl'" in refusal(
        OPENSKY_JSON, "states.json", height_datum=HeightDatum.MSL
    )


def test_every_format_has_a_reader_and_its_other_names() -> None:
    assert format_of("CAT048", "x", b"", "w") == "asterix_048"
    assert format_of("ASTERIX 062", "x", b"", "w") == "asterix_062"
    assert all(format_of(name, "x", b"", "w") == name for name in FORMATS)
    assert "'shape' is no format" in refusal(CSV, stated="shape")
    assert "not certain which format" in refusal(b"\x30\x00\x30", "radar.bin")


def test_what_heights_are_measured_from_is_as_the_format_says() -> None:
    assert read(KML, "a.kml").height_datum is HeightDatum.MSL
    assert read(GEOJSON, "a.geojson").height_datum is HeightDatum.WGS84
    assert read(TRAFFIC, "a.json.gz").height_datum is HeightDatum.PRESSURE
    for data, name in ((CSV, "a.csv"), (GPX, "a.gpx")):
        plots = read(data, name)
        assert plots.height_datum is HeightDatum.UNKNOWN
        assert "height_datum_unknown" in said(plots)
    stated = read(CSV, height_datum=HeightDatum.MSL)
    assert stated.height_datum is HeightDatum.MSL
    assert "height_datum_unknown" not in said(stated)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 4_000_000_000_000),
            st.floats(-90, 90),
            st.floats(-179.999, 180),
            st.floats(-400, 40_000) | st.none(),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_a_table_written_and_read_is_the_same(rows: list[tuple[int, float, float, float]]) -> None:
    written = [
        f"{np.datetime64(ms, 'ms')}Z,{lat!r},{lon!r},{'' if alt is None else repr(alt)}"
        for ms, lat, lon, alt in rows
    ]
    plots = read(csv_rows(*written))
    assert np.allclose(plots.time, [ms / 1000 for ms, *_ in rows], atol=1e-3, rtol=0)
    assert plots.latitude.tolist() == [row[1] for row in rows]
    assert plots.longitude.tolist() == [row[2] for row in rows]
    heights = np.array([np.nan if row[3] is None else row[3] for row in rows])
    assert np.array_equal(plots.altitude_m, heights, equal_nan=True)


def test_a_time_in_the_basic_form_is_read_and_a_day_is_no_time() -> None:
    assert read(csv_rows("20151124T072400Z,36,36,0")).time == [START]
    assert "no row has a time" in refusal(csv_rows("2015-11-24,36,36,0"))


def test_other_column_names_are_accepted_and_stated() -> None:
    rows = ("2015-11-24T07:24:05Z,36.0,36.1,19000",)
    plots = read(csv_rows(*rows, header="Timestamp,lat,lon,altitude_ft"))
    assert np.allclose(plots.altitude_m, 5791.2)
    assert said(plots)["heights_from_feet"] == {"column": "altitude_ft"}
    read_as = [r.values["column"] for r in plots.repairs if r.key == "column_read_as"]
    assert read_as == ["timestamp", "lat", "lon"]


def test_semicolons_a_mark_and_windows_lines_are_read() -> None:
    data = b"\xef\xbb\xbf" + CSV.replace(b",", b";").replace(b"\n", b"\r\n")
    assert len(read(data)) == N


def test_unix_times_are_read_only_where_the_column_says_so() -> None:
    row = f"{START},36,36,0"
    assert read(csv_rows(row, header="unix_time,latitude,longitude,altitude_m")).time == [START]
    assert "does not say from when they count" in refusal(csv_rows(row))
    ms = csv_rows(f"{START * 1000},36,36", header="unix_ms,latitude,longitude")
    assert read(ms).time == [START]
    assert "no row has a time" in refusal(
        csv_rows(f"{START * 1000},36,36", header="unix_time,latitude,longitude")
    )


def test_times_without_a_zone_are_read_as_utc_and_stated() -> None:
    local = CSV.replace(b"Z", b"")
    assert said(read(local))["times_without_zone"] == {"zone": "UTC"}
    plots = read(local, time_zone="Europe/Istanbul")
    assert np.allclose(plots.time, START - 7200 + np.arange(N))
    assert said(plots)["times_in_stated_zone"] == {"zone": "Europe/Istanbul"}


def test_times_with_and_without_a_zone_are_refused() -> None:
    assert "others do not" in refusal(CSV.replace(b"05Z", b"05").replace(b"03Z", b"03"))


def test_bad_rows_are_named_and_the_rest_is_read() -> None:
    rows = plain_rows()
    rows[1] = "yesterday,36,36,0"
    rows[2] = f"{stamp(2)},36.x,36,0"
    rows[3] = f"{stamp(3)},136,36,0"
    rows[4] = f"{stamp(4)},36,36.01,high"
    plots = read(csv_rows(*rows, f"{stamp(5)},36"))
    assert said(plots)["rows_time"] == {"n": "1", "rows": "3"}
    assert said(plots)["rows_position"] == {"n": "2", "rows": "4, 7"}
    assert said(plots)["rows_range"] == {"n": "1", "rows": "5"}
    assert said(plots)["heights_unreadable"] == {"n": "1", "rows": "6"}
    assert plots.row.tolist() == [2, 6]
    assert np.isnan(plots.altitude_m[1])


def test_a_height_without_a_unit_is_refused_unless_the_case_says_it() -> None:
    data = csv_rows(f"{stamp(0)},36,36,19000", header="time,latitude,longitude,altitude")
    assert "does not say its unit" in refusal(data)
    assert np.allclose(read(data, altitude_unit="ft").altitude_m, 5791.2)
    assert np.allclose(read(data, altitude_unit="m").altitude_m, 19000)


def test_feet_and_metres_in_one_file_must_agree() -> None:
    header = "time,latitude,longitude,altitude_m,altitude_ft"
    same = csv_rows(f"{stamp(0)},36,36,5791.2,19000", f"{stamp(1)},36,36,,19000", header=header)
    assert np.allclose(read(same).altitude_m, 5791.2)
    other = csv_rows(f"{stamp(0)},36,36,19000,19000", header=header)
    assert "metres and in feet differ (rows 2)" in refusal(other)


def test_heights_by_pressure_and_above_the_ellipsoid_are_never_mixed() -> None:
    header = "time,latitude,longitude,baro_altitude_ft,geo_altitude_m"
    data = csv_rows(f"{stamp(0)},36,36,19000,", f"{stamp(1)},36,36,19000,5850", header=header)
    plots = read(data)
    assert plots.height_datum is HeightDatum.PRESSURE
    assert np.allclose(plots.altitude_m, 5791.2)
    geometric = read(data, height_datum=HeightDatum.WGS84)
    assert np.isnan(geometric.altitude_m[0])
    assert geometric.altitude_m[1] == 5850


def test_swapped_columns_are_suspected_not_guessed() -> None:
    rows = (f"{stamp(0)},136.5,36.1,0", f"{stamp(1)},136.6,36.1,0")
    assert "look swapped" in refusal(csv_rows(*rows))


def test_longitudes_up_to_360_are_brought_back_and_stated() -> None:
    rows = (f"{stamp(0)},36,359,0", f"{stamp(1)},36,1,0")
    plots = read(csv_rows(*rows))
    assert plots.longitude.tolist() == [-1, 1]
    assert said(plots)["longitudes_to_360"] == {"n": "1"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"   \n", "the file is empty"),
        (b"time,latitude,longitude,altitude_m", "no plot"),
        (csv_rows("1,2,3", header="a,b,c"), "no column 'time'"),
        (csv_rows("1,2", header="time,latitude"), "no column 'longitude'"),
        (csv_rows(f"{stamp(0)},1,2,3", header="time,lat,latitude,lon"), "mean the same"),
        (csv_rows(f"{stamp(0)},1,2,3", header="time,lat,lat,lon"), "is there twice"),
        (csv_rows(f"{stamp(0)},1,1,2", header="time,unix_time,lat,lon"), "two columns of time"),
        ("time,latitude,longitude\n".encode("utf-16"), "not UTF-8"),
        (b"time,latitude,longitude\n\0", "zero bytes"),
        (b"PK\x03\x04rest", "an archive"),
        (b"\x1f\x8bcut", "gzip file is damaged"),
        (gzip.compress(CSV, mtime=0)[:-9], "gzip file is damaged"),
        (gzip.compress(gzip.compress(CSV), mtime=0), "packed twice"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, message: str) -> None:
    assert message in refusal(data)


def test_a_packed_file_is_unpacked_only_up_to_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MOST_BYTES", 100_000)
    bomb = gzip.compress(bytes(1_000_000), mtime=0)
    assert len(bomb) < 2000
    assert "holds more than 100,000 bytes" in refusal(bomb)


def test_xml_with_a_document_type_is_refused() -> None:
    entity = b'<!DOCTYPE gpx [<!ENTITY a "b">]>' + GPX
    assert "declares a document type" in refusal(entity, "a.gpx")
    assert "not XML that can be read" in refusal(GPX[:-20], "a.gpx")
    assert "is 'kml', not GPX" in refusal(KML, "a.gpx", "gpx")
    assert "is 'gpx', not KML" in refusal(GPX, "a.kml", "kml")


def test_a_line_without_times_is_refused() -> None:
    span = (
        b'<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><TimeSpan><begin>'
        b"2015-11-24T07:24:00Z</begin></TimeSpan><LineString><coordinates>36,36 37,36"
        b"</coordinates></LineString></Placemark></kml>"
    )
    assert "no time for each position" in refusal(span, "a.kml")
    bare = GEOJSON.replace(b"coordTimes", b"colours")
    assert "a line has no times" in refusal(bare, "a.geojson")
    short = json.loads(GEOJSON)
    short["properties"]["coordTimes"].pop()
    assert "not as many times" in refusal(json.dumps(short).encode(), "a.geojson")


def test_points_with_a_time_each_make_a_track() -> None:
    kml = (
        b'<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><TimeStamp><when>'
        b"2015-11-24T07:24:00Z</when></TimeStamp><Point><coordinates>36,35.9,100</coordinates>"
        b"</Point></Placemark></kml>"
    )
    plots = read(kml, "a.kml")
    assert plots.latitude.tolist() == [35.9]
    assert np.isnan(plots.altitude_m).all(), "heights are clamped to the ground unless stated"
    features = [
        {
            "type": "Feature",
            "properties": {"time": stamp(k)},
            "geometry": {"type": "Point", "coordinates": [36 + k, 36]},
        }
        for k in (1, 0)
    ]
    document = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    assert read(document, "a.geojson").longitude.tolist() == [37, 36]


def test_a_trace_on_the_ground_has_no_height() -> None:
    plots = read(READSB.replace(b"18700", b'"ground"').replace(b", 19028.87", b""), "trace.json")
    assert np.isnan(plots.altitude_m).all()
    assert said(plots)["plots_on_ground"] == {"n": "5"}


def test_raw_mode_s_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError) as error:
        read(b"\x1a2\0\0", "radar.beast")
    assert "readsb or dump1090" in error.value.advice


def test_older_geojson_of_another_datum_is_refused() -> None:
    document = json.loads(GEOJSON)
    document["crs"] = {"type": "name", "properties": {"name": "EPSG:4230"}}
    assert "another system" in refusal(json.dumps(document).encode(), "a.geojson")


def test_more_plots_than_one_flight_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.airspace.gathering.MOST_PLOTS", 3)
    assert "more than 3 plots" in refusal(CSV)
