"""Integrals over the study area along its edge are those over its surface."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.errors import InputError
from hudna.watch.etas.area import Area

HOUSE = Area.of_corners(np.array([0.0, 40, 40, 20, 0]), np.array([0.0, 0, 30, 55, 30]))


def by_grid(x: float, y: float, density, step: float = 0.05) -> float:
    gx, gy = np.meshgrid(np.arange(step / 2, 40, step), np.arange(step / 2, 55, step))
    inside = HOUSE.holds(gx.ravel(), gy.ravel())
    square = (gx.ravel() - x) ** 2 + (gy.ravel() - y) ** 2
    return float(density(square[inside]).sum() * step**2)


@pytest.mark.parametrize("place", [(20.0, 20.0), (1.0, 3.0), (-15.0, 10.0), (39.5, 29.9)])
@pytest.mark.parametrize(("sigma", "q"), [(25.0, 1.9), (400.0, 2.5)])
def test_the_share_of_offspring_inside_is_the_integral_of_their_density(place, sigma, q):
    edge = HOUSE.seen_from(np.array([place[0]]), np.array([place[1]]))
    around = np.sum(edge.weight * (1 - (1 + edge.r2 / sigma) ** (1 - q))) / (2 * np.pi)
    on_grid = by_grid(*place, lambda r2: (q - 1) / (np.pi * sigma) * (1 + r2 / sigma) ** -q)
    assert around == pytest.approx(on_grid, abs=2e-3)


@given(st.floats(-60, 90), st.floats(-60, 90))
@settings(max_examples=60)
def test_a_point_sees_the_whole_edge_under_a_full_turn_inside_and_under_none_outside(x, y):
    at = np.array([x]), np.array([y])
    turn = HOUSE.seen_from(*at).weight.sum()
    nearest = np.abs(turn - np.array([0, 2 * np.pi])).min()
    if nearest > 1e-6:  # on the edge itself the turn is a half
        assert turn == pytest.approx(np.pi, abs=np.pi)
    else:
        assert (turn > 3) == bool(HOUSE.holds(*at)[0])


def test_corners_may_run_either_way_and_close_or_not():
    x, y = np.array([0.0, 2, 2, 0, 0]), np.array([0.0, 0, 1, 1, 0])
    assert Area.of_corners(x, y).size_km2 == Area.of_corners(x[::-1], y[::-1]).size_km2 == 2


def test_an_area_without_a_surface_is_refused():
    with pytest.raises(InputError, match="no surface"):
        Area.of_corners(np.array([0.0, 1, 2]), np.array([0.0, 1, 2]))
