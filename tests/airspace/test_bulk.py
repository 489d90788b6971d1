"""Many tracks of a table against a zone."""

import json

import numpy as np
import pytest
import shapely

from hudna.airspace.bulk import read_columns, rows_of, shape_from
from hudna.errors import InputError
from hudna.geo.crossing.stays import Shape
from tests.airspace.judged import MIDDLE, square

HEADER = "track,time,latitude,longitude,altitude_m\n"


def table(tmp_path, *rows: str):
    path = tmp_path / "tracks.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n")
    return path


def row(track: str, second: int, x: float, y: float) -> str:
    lat, lon = MIDDLE.from_plane(x, y)
    return f"{track},2017-02-01T12:00:{second:02}Z,{float(lat):.8f},{float(lon):.8f},"


def test_each_stay_of_each_track_is_a_row(tmp_path):
    path = table(
        tmp_path,
        row("b", 10, 0, 12_000), row("b", 0, 0, 8_000),
        row("a", 0, -12_000, 0), row("a", 40, 12_000, 0),
    )  # fmt: skip
    found = list(rows_of(read_columns(path), Shape(square(), edges="geodesic")))
    assert [(r[0], r[1]) for r in found] == [("b", "inside"), ("a", "inside")]
    assert [float(str(r[4])) for r in found] == pytest.approx([2000, 10_000], abs=1)
    assert [float(str(r[6])) for r in found] == pytest.approx([5, 33.333], abs=0.01)
    assert found[0][3] == "2017-02-01T12:00:05.000+00:00"


def test_rows_that_cannot_be_used_are_named_and_the_rest_stays(tmp_path):
    path = table(tmp_path, row("a", 0, 0, 0), "a,when,1,2,", row("a", 0, 5, 5), row("a", 9, 0, 0))
    columns = read_columns(path)
    assert len(columns.time) == 2
    assert "lines 3" in columns.said[0]
    assert "1 plots stand at a time their track has already" in columns.said[1]


def test_a_table_without_times_is_refused(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("latitude,longitude\n1,2\n")
    with pytest.raises(InputError, match="no column 'time'"):
        read_columns(path)


def test_a_shape_comes_from_geojson_with_its_sides_checked(tmp_path):
    path = tmp_path / "zone.geojson"
    path.write_text(json.dumps(shapely.geometry.mapping(square())))
    assert shape_from(path, "inside", "straight", None, 500.0).ceiling_m == 500.0
    with pytest.raises(InputError):
        shape_from(path, "left", "straight", None, None)


def test_partitions_of_spark_give_the_same_rows():
    pa = pytest.importorskip("pyarrow", reason="pyarrow, of the extra 'spark', is not installed")
    from hudna.airspace.bulk_spark import _stays

    x = np.linspace(-12_000, 12_000, 30)
    lat, lon = MIDDLE.from_plane(np.tile(x, 2), np.repeat([0.0, 9_000.0], 30))
    plots = pa.table({
        "track": ["b"] * 30 + ["a"] * 30,
        "time": np.tile(np.arange(30.0), 2),
        "latitude": lat,
        "longitude": lon,
        "altitude_m": np.full(60, np.nan),
    })  # fmt: skip
    found = _stays(plots, Shape(square(), edges="geodesic"), pa).to_pydict()
    assert found["track"] == ["b", "a"]
    assert found["depth_m"] == pytest.approx([10_000, 1_000], abs=1)
    assert found["exit_time"][0] - found["entry_time"][0] == pytest.approx(29 * 20 / 24, abs=0.01)
