import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.geo.geodesy import EARTH_RADIUS_KM, azimuth, destination, distance_km

latitudes = st.floats(-89, 89)
longitudes = st.floats(-179, 179)


def test_a_degree_of_the_equator():
    quarter = np.pi * EARTH_RADIUS_KM / 2
    assert float(distance_km(0, 0, 0, 1)) == pytest.approx(quarter / 90)
    assert float(distance_km(0, 0, 90, 0)) == pytest.approx(quarter)


def test_damascus_to_aleppo_as_surveyed():
    """308 km on the ellipsoid; the sphere may differ by 0.6 %."""
    assert float(distance_km(33.5102, 36.29128, 36.20124, 37.16117)) == pytest.approx(309, rel=0.01)


def test_arrays_broadcast():
    found = distance_km(33.5, 36.3, np.array([33.5, 36.2]), np.array([36.3, 37.2]))
    assert found.shape == (2,)
    assert found[0] == 0


@given(latitudes, longitudes, st.floats(0, 359), st.floats(1, 3000))
def test_going_somewhere_is_as_far_as_the_way_there(lat, lon, course, km):
    there = destination(lat, lon, course, km)
    assert float(distance_km(lat, lon, *there)) == pytest.approx(km, rel=1e-6)


@given(st.floats(-60, 60), longitudes, st.floats(0, 359), st.floats(10, 2000))
def test_azimuth_undoes_destination(lat, lon, course, km):
    back = float(azimuth(lat, lon, *destination(lat, lon, course, km)))
    assert min(abs(back - course), 360 - abs(back - course)) < 1e-6
