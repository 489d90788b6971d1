"""When two pieces of space and time meet: symmetric, and never less than there is."""

import math
from dataclasses import replace
from datetime import timedelta

from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.deconflict.intersect import Heights, Meeting, heights_meet, volumes_meet
from hudna.model.judgement import HeightDatum
from hudna.model.movement import Volume
from tests.deconflict.plans import NOW, volume

near = st.floats(-0.05, 0.05)
metres = st.one_of(st.none(), st.floats(0, 5000))
datums = st.sampled_from(HeightDatum)


@st.composite
def volumes(draw: st.DrawFn) -> Volume:
    low, high = draw(metres), draw(metres)
    if low is not None and high is not None and low > high:
        low, high = high, low
    west = draw(st.sampled_from([36.0, 180.0]))
    count = draw(st.integers(1, 2))
    points = [(west + draw(near), 35.0 + draw(near)) for _ in range(count)]
    start = NOW + timedelta(hours=draw(st.floats(0, 3)))
    return Volume(
        tuple((x - 360.0 if x > 180.0 else x, y) for x, y in points),
        draw(st.floats(0, 5000)), start, start + timedelta(hours=draw(st.floats(0, 2))),
        low, high, draw(datums),
    )  # fmt: skip


def meeting(a: Volume, b: Volume) -> Meeting:
    return volumes_meet([a], [b])[0][0]


@settings(max_examples=60)
@given(volumes(), volumes())
def test_overlap_is_symmetric(a: Volume, b: Volume) -> None:
    assert volumes_meet([a], [b]) == volumes_meet([b], [a])


@settings(max_examples=60)
@given(volumes(), volumes(), st.floats(0, 1))
def test_a_smaller_volume_never_adds_a_conflict(a: Volume, b: Volume, share: float) -> None:
    length = (a.end - a.start) * share
    smaller = replace(a, radius_m=a.radius_m * share, end=a.start + length)
    if a.lower_m is not None and a.upper_m is not None:
        smaller = replace(smaller, upper_m=a.lower_m + (a.upper_m - a.lower_m) * share)
    if meeting(smaller, b) is Meeting.YES:
        assert meeting(a, b) is Meeting.YES


@settings(max_examples=60)
@given(volumes(), volumes())
def test_an_unknown_height_never_rules_a_meeting_out(a: Volume, b: Volume) -> None:
    unknown = replace(a, lower_m=None, upper_m=None, height_datum=HeightDatum.UNKNOWN)
    anywhere = replace(a, lower_m=-math.inf, upper_m=math.inf)
    if meeting(anywhere, b) is not Meeting.NO:
        assert meeting(unknown, b) is not Meeting.NO


@settings(max_examples=60)
@given(st.floats(-80, 80), st.floats(0, 360), st.floats(0, 50_000), st.floats(-30, 30))
def test_reach_is_measured_on_the_ellipsoid(
    latitude: float, course: float, apart: float, more: float
) -> None:
    end = Geodesic.WGS84.Direct(latitude, 179.9, course, apart)
    here = replace(volume(radius_m=0.0), points=((179.9, latitude),))
    there = replace(here, points=((end["lon2"], end["lat2"]),), radius_m=max(0.0, apart + more))
    if more >= 0:
        assert meeting(here, there) is Meeting.YES, "what touches meets"
    if apart + more > 0 and more < -(5.0 + apart * 2e-4):
        assert meeting(here, there) is Meeting.NO


def test_volumes_apart_in_any_one_way_do_not_meet() -> None:
    assert meeting(volume(), volume(x=0.02)) is Meeting.YES
    assert meeting(volume(), volume(x=0.03)) is Meeting.NO
    assert meeting(volume(), volume(hour=1.1)) is Meeting.NO
    assert meeting(volume(), volume(lower_m=200.0, upper_m=300.0)) is Meeting.NO


def test_a_leg_over_the_antimeridian_is_short() -> None:
    leg = replace(volume(), points=((179.9, 0.0), (-179.9, 0.0)))
    assert meeting(leg, replace(volume(), points=((180.0, 0.0),))) is Meeting.YES
    assert meeting(leg, replace(volume(), points=((0.0, 0.0),))) is Meeting.NO


def test_heights_above_different_things_are_not_compared_by_guess() -> None:
    ground = Heights(0.0, 100.0, HeightDatum.GROUND)
    assert heights_meet(ground, Heights(5000.0, 6000.0, HeightDatum.MSL)) is Meeting.UNKNOWN
    sea = Heights(1000.0, 1100.0, HeightDatum.MSL)
    assert heights_meet(sea, Heights(1300.0, 1400.0, HeightDatum.WGS84)) is Meeting.NO
    assert heights_meet(sea, Heights(1150.0, 1400.0, HeightDatum.WGS84)) is Meeting.UNKNOWN
    assert heights_meet(sea, Heights(None, 900.0, HeightDatum.MSL)) is Meeting.NO
    assert heights_meet(sea, Heights(None, 1050.0, HeightDatum.MSL)) is Meeting.YES
    assert heights_meet(sea, Heights(None, 2000.0, HeightDatum.MSL)) is Meeting.UNKNOWN
