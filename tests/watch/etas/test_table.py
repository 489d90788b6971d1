"""What a catalogue or a table of events may look like, and what is said of the rest."""

from datetime import date, datetime

import numpy as np
import pytest

from hudna.errors import InputError
from hudna.watch.etas.outline import corners_of
from hudna.watch.etas.table import day_of, read_catalogue

TODAY = date(2020, 1, 1)


def read(text: str, **options):
    return read_catalogue(text, name="table.csv", today=TODAY, **options)


@pytest.mark.parametrize(
    "text",
    [
        "date,time,long,lat,mag\n2005/04/16,12:27:54,15.08,39.49,3.8\n",
        "id,latitude,longitude,time,magnitude\n7,39.49,15.08,2005-04-16 12:27:54.000,3.8\n",
        "time,latitude,longitude,magnitude\n2005-04-16T14:27:54+02:00,39.49,15.08,3.8\n",
    ],
)
def test_one_event_reads_the_same_however_it_is_written(text: str):
    table = read(text)
    assert table.time[0] == pytest.approx(day_of(datetime(2005, 4, 16, 12, 27, 54)), abs=1e-9)  # noqa: DTZ001
    assert (table.latitude[0], table.longitude[0], table.magnitude[0]) == (39.49, 15.08, 3.8)
    assert table.timed.all()
    assert table.marked


def test_events_without_hour_and_magnitude_are_read_as_such():
    table = read("date,latitude,longitude,side\n2017-01-05,35.1,36.7,north\n")
    assert not table.timed.any()
    assert not table.marked


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2020-01-02,35.1,36.7,3,1", "future"),
        ("5.1.2017,35.1,36.7,3,1", "YYYY-MM-DD"),
        (",35.1,36.7,3,1", "YYYY-MM-DD"),
        ("2017-01-05,95.1,36.7,3,1", "latitude"),
        ("2017-01-05,35.1,inf,3,1", "longitude"),
        ("2017-01-05,35.1,36.7,strong,1", "magnitude"),
        ("2017-01-05,35.1,36.7,,1", "magnitude"),
        ("2017-01-05,35.1,36.7,3,0", "nothing was seen"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_by_its_line(row: str, reason: str):
    table = read(
        f"date,latitude,longitude,magnitude,count\n2017-01-04,35,36,3,1\n{row}\n2017-01-06,35,36,3,\n"
    )
    assert [problem.line for problem in table.left_out] == [3]
    assert reason in table.left_out[0].text
    assert len(table.time) == 2


def test_magnitudes_that_are_not_wanted_are_not_read():
    table = read("date,latitude,longitude,mag\n2017-01-05,35,36,?\n", magnitudes=False)
    assert len(table.time) == 1
    assert np.isnan(table.magnitude).all()


def test_a_repeated_second_or_id_is_left_out_but_a_repeated_day_is_kept_with_a_remark():
    second = "2017-01-05 06:00:00,35,36\n"
    assert len(read("date,latitude,longitude\n" + second * 3).left_out) == 2
    same = read("id,date,latitude,longitude\n7,2017-01-05,35,36\n7,2017-02-05,35,36\n")
    assert [problem.text for problem in same.left_out] == ["repeats line 2 (id 7)"]
    days = read("date,latitude,longitude\n" + "2017-01-05,35,36\n" * 4)
    assert len(days.time) == 4
    assert "joined to itself" in days.remarks[0]


def test_a_table_without_places_or_times_is_refused():
    with pytest.raises(InputError, match="longitude"):
        read("date,latitude\n")
    with pytest.raises(InputError, match="date"):
        read("latitude,longitude\n")


@pytest.mark.parametrize(
    "text",
    [
        "36,35 37,35 37,36",
        "36, 35 37, 35 37, 36 36, 35",
        '{"type":"Polygon","coordinates":[[[36,35],[37,35],[37,36],[36,35]]]}',
        '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":'
        '{"type":"MultiPolygon","coordinates":[[[[36,35],[37,35],[37,36],[36,35]]]]}}]}',
    ],
)
def test_an_area_is_read_from_pairs_or_geojson(text: str):
    latitude, longitude = corners_of(text)
    assert latitude.tolist() == [35, 35, 36]
    assert longitude.tolist() == [36, 37, 37]


@pytest.mark.parametrize(
    "text",
    [
        "36,35 37,35",
        "north of the river",
        "200,35 37,35 37,36",
        '{"type":"Point","coordinates":[36,35]}',
        '{"type":"Polygon","coordinates":[[[36,35],[37,35],[37,36]],[[36,35],[37,35],[37,36]]]}',
        "{",
    ],
)
def test_what_is_no_single_polygon_is_refused(text: str):
    with pytest.raises(InputError):
        corners_of(text)
