"""How much of a place lies in a zone whose edge is known to some kilometres only."""

import pytest

from hudna.assess.zone_shapes import share_in_zone
from hudna.model.agreement import Zone
from hudna.model.place import Place, PlacePrecision

DEGREE_KM = 111.195
RING = "[[0,0],[1,0],[1,1],[0,1],[0,0]]"


def zone(within_km: float = 0.0) -> Zone:
    shape = f'{{"type":"Polygon","coordinates":[{RING}]}}'
    return Zone("z", {"en": "z"}, geometry=shape, within_km=within_km, true_to_km=10.0)


def north_of_it(km: float) -> Place:
    latitude = 1 + km / DEGREE_KM
    near = PlacePrecision.NEAR_SETTLEMENT
    return Place("p", None, None, "SY", None, latitude, 0.5, 1.0, near)


@pytest.mark.parametrize(
    ("km", "within_km", "share"),
    [
        (-20.0, 0.0, (1.0, 1.0, 1.0)),
        (5.0, 0.0, (0.0, 0.0, 1.0)),
        (10.0, 0.0, (0.0, 0.0, 0.5)),
        (11.5, 0.0, (0.0, 0.0, 0.0)),
        (11.5, 5.0, (0.0, 0.0, 1.0)),
        (16.5, 5.0, (0.0, 0.0, 0.0)),
        (2000.0, 0.0, (0.0, 0.0, 0.0)),
    ],
)
def test_the_share_falls_from_inside_to_beyond_the_edge(
    km: float, within_km: float, share: tuple[float, float, float]
) -> None:
    assert share_in_zone(north_of_it(km), zone(within_km)) == pytest.approx(share, abs=0.02)
