"""Files of movements: volumes from routes, bad rows named, nothing guessed."""

import json
from datetime import timedelta
from typing import Any

import pytest

from hudna.deconflict.draft import draft_of
from hudna.deconflict.movement_file import read_movements
from hudna.deconflict.zone_collection import read_zones
from hudna.errors import InputError
from hudna.model.judgement import HeightDatum
from tests.deconflict.plans import NOW, plan

HEADER = "kind,title,start,route,speed_kmh,lower_m,upper_m,height_reference\n"
CONVOY = "convoy,food,2030-01-01T06:00Z,35.0 36.0; 35.2 36.0,40,,,\n"
GIVEN = {"kind": "flight", "title": "x", "start": "2030-01-01T06:00Z", "speed_kmh": 200,
         "route": "35 36; 36 36"}  # fmt: skip


def test_a_bad_row_is_named_and_the_rest_is_read() -> None:
    bad = "convoy,late,2030-01-01T06:00,35.0 36.0; 35.2 36.0,40,,,\n"
    read = read_movements("plans.csv", (HEADER + CONVOY + bad + CONVOY).encode())
    assert [where for where, _ in read.drafts] == ["plans.csv, line 2", "plans.csv, line 4"]
    (problem,) = read.problems
    assert "plans.csv, line 3, start" in str(problem)
    assert "time zone" in str(problem)


def test_json_and_csv_give_the_same_draft() -> None:
    one = {"kind": "convoy", "title": "food", "start": "2030-01-01T06:00Z", "speed_kmh": 40,
           "route": [{"latitude": y, "longitude": 36.0} for y in (35.0, 35.2)]}  # fmt: skip
    from_json = read_movements("plans.json", json.dumps({"movements": [one]}).encode())
    from_csv = read_movements("plans.csv", (HEADER + CONVOY).encode())
    assert from_json.drafts[0][1] == from_csv.drafts[0][1]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"lower_m": 10, "upper_ft": 900, "height_reference": "msl"}, "metres and in feet"),
        ({"lower_m": 10}, "measured from"),
        ({"lower_m": 10, "height_reference": "sea"}, "no height reference"),
        ({"lower_m": 20, "upper_m": 10, "height_reference": "msl"}, "above the upper"),
        ({"route": "36.0 135.0; 135.0 36.0"}, "point 2 lies at latitude 135"),
        ({"route": "35 36; 35 36"}, "are the same"),
        ({"route": "here"}, "cannot be read"),
        ({"speed_kmh": None}, "needs a speed"),
        ({"speed_kmh": "fast"}, "no number"),
        ({"end": "2030-01-01T05:00Z"}, "ends before it starts"),
        ({"end": "2030-01-01T06:10Z"}, "the route takes until"),
        ({"kind": "walk"}, "not known"),
        ({"release": "public"}, "never public"),
        ({"colour": "white"}, "there is no field"),
        ({"title": " "}, "left empty"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(changes: dict[str, Any], says: str) -> None:
    fields = {k: v for k, v in {**GIVEN, **changes}.items() if v is not None}
    with pytest.raises(InputError, match=says):
        draft_of(fields)


def test_a_route_becomes_pieces_with_times_that_grow_with_doubt() -> None:
    movement = plan(speed_kmh=40, slowest_kmh=20, late_min=30, early_min=10, width_m=2000)
    first, last = movement.volumes[0], movement.volumes[-1]
    assert first.start == NOW - timedelta(minutes=10)
    assert last.end > NOW + timedelta(hours=1, minutes=30), "22 km at 20 km/h, half an hour late"
    assert {v.radius_m for v in movement.volumes} == {1000.0}
    ends = [(a.points[-1], b.points[0]) for a, b in zip(movement.volumes, movement.volumes[1:])]  # noqa: B905
    assert all(a == b for a, b in ends)


def test_feet_become_metres_and_the_ground_needs_no_heights() -> None:
    flight = draft_of({**GIVEN, "lower_ft": 1000, "upper_ft": 2000, "height_reference": "msl"})
    assert flight.volumes[0].lower_m == pytest.approx(304.8)
    assert plan().volumes[0].height_datum is HeightDatum.GROUND


def test_work_at_one_place_lasts_until_its_end() -> None:
    repair = plan(kind="repair", route="35 36 pump", speed_kmh=None, end="2030-01-01T18:00Z")
    assert repair.end == NOW + timedelta(hours=12)
    assert len(repair.volumes) == 1


def test_a_zone_whose_outline_crosses_itself_is_refused() -> None:
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    given = {"type": "Feature", "properties": {"id": "z"}, "geometry": bow}
    with pytest.raises(InputError, match="crosses itself"):
        read_zones("zones.geojson", json.dumps(given).encode())
