"""Tracks on the ellipsoid against shapes whose crossings are known."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.geo.crossing.bulk import bulk_stays
from hudna.geo.crossing.fast_frame import to_plane_near
from hudna.geo.crossing.frame import Frame
from hudna.geo.crossing.stays import Shape, depth_of, stays
from tests.geo.crossing.shapes import apart, circle, straight_on

SPEED = 300.0
MILLISECOND_M = SPEED / 1000
CENTIMETRE = 0.01


def crossing_of(centre, course, foot, radius, beyond):
    """How far along a course from its foot the circle is crossed, by halving on geodesics."""
    low, high = 0.0, beyond
    for _ in range(60):
        middle = (low + high) / 2
        lat, lon = straight_on(*foot, course, np.array([middle]))
        low, high = (middle, high) if apart(centre, (lat[0], lon[0])) < radius else (low, middle)
    return low


@pytest.mark.parametrize(
    ("lat", "lon", "radius"),
    [(36.0, 36.1, 5_000.0), (60.0, 179.98, 20_000.0), (10.0, -70.0, 90_000.0), (-45.0, 0.0, 800.0)],
)
@pytest.mark.parametrize("share", [0.0, 0.4, 0.95])
def test_a_circle_is_crossed_to_a_millisecond_and_its_depth_is_true_to_a_centimetre(
    lat, lon, radius, share
):
    foot = tuple(float(v[0]) for v in straight_on(lat, lon, 0.0, np.array([radius * share])))
    track = straight_on(*foot, 90.0, np.linspace(-2 * radius, 2 * radius, 7))
    (stay,) = stays(Shape(circle(lat, lon, radius, 20_000), edges="geodesic"), *track)
    half = crossing_of((lat, lon), 90.0, foot, radius, 2 * radius)
    leg = 4 * radius / 6
    assert abs(stay.exit * leg - 2 * radius - half) < MILLISECOND_M
    assert abs(2 * radius - stay.entry * leg - half) < MILLISECOND_M
    assert abs(stay.length_m - 2 * half) < 2 * MILLISECOND_M
    assert abs(stay.depth_m - radius * (1 - share)) < CENTIMETRE


@pytest.mark.parametrize("at", [0.0, 36.0, 71.0])
def test_half_a_plane_along_a_meridian(at):
    east = shapely.LineString([(36.0, at - 2), (36.0, at + 2)])
    lat, lon = straight_on(at, 36.0, 90.0, np.array([-4000.0, -1000.0, 5000.0]))
    (stay,) = stays(Shape(east, "right"), lat, lon)
    assert abs((stay.entry - 1) * 6000 - 1000) < MILLISECOND_M
    assert abs(stay.depth_m - 5000.0) < CENTIMETRE


def test_a_wedge_is_entered_between_plots_and_left_again():
    wedge = shapely.Polygon([(36.0, 36.0), (36.2, 36.2), (35.8, 36.2)])
    lat, lon = straight_on(36.01, 36.0, 90.0, np.array([-20_000.0, 20_000.0]))
    (stay,) = stays(Shape(wedge), lat, lon)
    assert 0 < stay.entry < 0.5 < stay.exit < 1
    assert abs(stay.entry + stay.exit - 1) < 1e-4


def test_an_area_across_the_antimeridian_in_one_or_two_parts():
    whole = shapely.box(179.5, -1, 180.5, 1)
    parts = shapely.MultiPolygon([shapely.box(179.5, -1, 180, 1), shapely.box(-180, -1, -179.5, 1)])
    lat, lon = np.zeros(3), np.array([179.0, 179.9, -179.0])
    one, two = stays(Shape(whole), lat, lon), stays(Shape(parts), lat, lon)
    assert len(one) == len(two) == 1
    assert math.isclose(one[0].depth_m, two[0].depth_m, abs_tol=CENTIMETRE)
    assert math.isclose(one[0].entry, two[0].entry, abs_tol=1e-7)


def test_a_cap_about_the_pole():
    cap = shapely.Polygon([(-180, 85), (180, 85), (180, 90), (-180, 90)])
    lat, lon = np.array([84.0, 84.0]), np.array([0.0, 180.0])
    (stay,) = stays(Shape(cap), lat, lon)
    assert abs(stay.depth_m - apart((85.0, 0.0), (90.0, 0.0))) < 2 * CENTIMETRE
    assert abs(stay.entry + stay.exit - 1) < 1e-6


def test_edges_straight_in_degrees_are_not_geodesics():
    lat, lon = np.array([49.99, 50.05]), np.array([5.0, 5.0])
    box = shapely.box(0, 50, 10, 51)
    straight, geodesic = (stays(Shape(box, edges=e), lat, lon) for e in ("straight", "geodesic"))
    assert abs(straight[0].depth_m - apart((50.0, 5.0), (50.05, 5.0))) < CENTIMETRE
    assert geodesic == ()


@settings(max_examples=20)
@given(st.floats(-70, 70), st.floats(-180, 180), st.floats(0, 360), st.integers(0, 1000))
def test_many_at_once_are_the_same_as_each_alone(lat, lon, course, seed):
    rng = np.random.default_rng(seed)
    shape = Shape(circle(lat, lon, 30_000.0, 60))
    tracks = [
        straight_on(lat + rng.uniform(-0.3, 0.3), lon, course + turn, np.arange(-40, 40) * 2000.0)
        for turn in (0, 60)
    ]
    starts = np.array([0, 80, 160])
    both = [np.concatenate([track[i] for track in tracks]) for i in (0, 1)]
    rows = bulk_stays(shape, starts, *both)
    alone = [(at, stay) for at, track in enumerate(tracks) for stay in stays(shape, *track)]
    assert rows.track.tolist() == [at for at, _ in alone]
    for i, (_, stay) in enumerate(alone):
        assert abs(rows.entry[i] - stay.entry) * 2000 < 0.05
        assert abs(rows.exit[i] - stay.exit) * 2000 < 0.05
        assert abs(rows.depth_m[i] - stay.depth_m) < 0.05


@pytest.mark.parametrize("lat", [-88.0, -36.0, 0.0, 36.0, 75.0])
def test_the_fast_plane_is_true_to_two_millimetres_within_50_km(lat):
    rng = np.random.default_rng(1)
    away, course = rng.uniform(0, 50_000, 500), rng.uniform(0, 2 * np.pi, 500)
    frame = Frame(lat, 179.9)
    degrees = frame.from_plane(away * np.sin(course), away * np.cos(course))
    x, y = to_plane_near(lat, 179.9, *degrees)
    assert np.hypot(x - away * np.sin(course), y - away * np.cos(course)).max() < 0.002


def test_the_depth_of_a_point_far_inside_is_that_of_the_geodesic():
    polygon = circle(48.0, 10.0, 400_000.0, 20_000)
    assert abs(depth_of(Shape(polygon, edges="geodesic"), 48.0, 10.0) - 400_000.0) < 0.1
