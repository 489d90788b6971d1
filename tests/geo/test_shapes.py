import numpy as np
import pytest

from hudna.errors import NotFound
from hudna.geo.geodesy import distance_km
from hudna.geo.shapes import border, contains, governorate_at, governorates


def test_the_fourteen_governorates_cover_syria_once():
    shapes = governorates("SY")
    assert len(shapes) == 14
    assert all(shape.is_valid for shape in shapes.values())
    whole = sum(shape.area for shape in shapes.values())
    overlaps = sum(
        one.intersection(other).area
        for i, one in enumerate(shapes.values())
        for other in list(shapes.values())[i + 1 :]
    )
    assert overlaps < whole * 0.002


@pytest.mark.parametrize(
    ("place", "lat", "lon"),
    [
        ("SY-ID", 35.44208, 36.65095),  # Khan Shaykhun
        ("SY-HM", 35.37615, 36.6897),  # Morek
        ("SY-LA", 35.53125, 35.79088),  # Latakia
        ("SY-RD", 33.57175, 36.4027),  # Douma
        ("SY-DI", 33.5102, 36.29128),  # Damascus
        ("SY-QU", 33.12595, 35.82461),  # Quneitra
    ],
)
def test_towns_lie_in_their_governorate(place, lat, lon):
    assert contains(place, lat, lon)
    assert governorate_at("SY", lat, lon) == place


def test_points_are_asked_for_in_bulk():
    found = contains("SY-ID", np.array([35.44, 33.5]), np.array([36.65, 36.3]))
    assert found.tolist() == [True, False]


def test_a_governorate_without_a_polygon_is_not_found():
    with pytest.raises(NotFound):
        contains("XX-YY", 0, 0)
    assert governorates("XX") == {}


def test_the_turkish_border_is_as_long_as_the_land_it_bounds():
    line = border("SY", "TR")
    ends = line.bounds
    across = float(distance_km(36.8, ends[0], 36.8, ends[2]))
    assert 530 < across < 620
    assert border("TR", "SY").equals(line)


def test_a_governorate_has_its_part_of_the_border_or_none():
    whole, part = border("SY", "TR"), border("SY", "TR", "SY-LA")
    assert part.length < whole.length / 5
    assert border("SY", "TR", "SY-DR") is None
    assert border("SY", "RU") is None


def test_the_circle_of_a_governorate_covers_its_polygon():
    from hudna.geo.gazetteer import load

    gazetteer = load()
    for place_id, shape in governorates("SY").items():
        entry = gazetteer.entry(place_id)
        corners = np.array(shape.exterior.coords)
        far = distance_km(entry.latitude, entry.longitude, corners[:, 1], corners[:, 0]).max()
        assert far <= entry.radius_km + 1
