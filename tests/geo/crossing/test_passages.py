import math

import numpy as np
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hudna.geo.crossing.depth import depths
from hudna.geo.crossing.edges import edges_of
from hudna.geo.crossing.grid import grid_over
from hudna.geo.crossing.measures import measures
from hudna.geo.crossing.passages import TOUCH, passages
from hudna.geo.crossing.segment import ALONG, INSIDE
from tests.geo.crossing.test_depth import SQUARE, grid_of, star

COMB = [
    (0, 0),
    (10, 0),
    (10, 10),
    (8, 10),
    (8, 2),
    (6, 2),
    (6, 10),
    (4, 10),
    (4, 2),
    (2, 2),
    (2, 10),
    (0, 10),
]


def square():
    return grid_over(edges_of([SQUARE]), (-5, -5, 15, 15))


def along(grid, *points, **limits):
    path = np.array(points, float)
    z = path[:, 2].copy() if path.shape[1] > 2 else None
    return passages(
        grid, np.array([0, len(path)]), path[:, 0].copy(), path[:, 1].copy(), z, **limits
    )


def test_every_re_entry_between_two_plots_is_found():
    grid = grid_of(shapely.Polygon(COMB), 15)
    found = along(grid, (-1, 5), (11, 5))
    assert np.allclose(found.entry * 12 - 1, [0, 4, 8])
    assert np.allclose(found.exit * 12 - 1, [2, 6, 10])
    assert np.allclose(found.depth_m, 1.0, atol=2e-3)
    assert np.allclose(found.length_m, 2.0)


def test_the_deepest_point_may_lie_between_the_plots():
    found = along(square(), (-5, 5), (15, 5))
    assert math.isclose(found.depth_m[0], 5.0, abs_tol=1e-3)
    assert math.isclose(found.deepest[0], 0.5, abs_tol=1e-3)


def test_touching_a_corner_and_running_along_an_edge_are_not_inside():
    touching = along(square(), (-2, 8), (2, 12))
    assert touching.kind.tolist() == [TOUCH]
    assert touching.length_m.tolist() == [0.0]
    beside = along(square(), (-2, 10), (12, 10))
    assert beside.kind.tolist() == [ALONG]
    assert math.isclose(beside.length_m[0], 10.0)
    at_a_plot = along(square(), (-2, 12), (0, 10), (-2, 8))
    assert at_a_plot.kind.tolist() == [TOUCH]


def test_a_stay_touched_from_within_is_one():
    found = along(square(), (-1, 5), (5, 10), (11, 5))
    assert found.kind.tolist() == [INSIDE]


def test_floor_and_ceiling_cut_a_climb():
    found = along(square(), (1, 5, 0), (9, 5, 800), floor=100, ceiling=300)
    assert np.allclose([found.entry[0], found.exit[0]], [1 / 8, 3 / 8])
    unknown = along(square(), (1, 5, math.nan), (9, 5, 800), floor=100, ceiling=300)
    assert np.allclose([unknown.entry[0], unknown.exit[0]], [0, 1])


def test_a_single_plot_is_inside_or_not():
    assert along(square(), (5, 5)).depth_m.tolist() == [5.0]
    assert len(along(square(), (15, 5)).path) == 0


@settings(max_examples=25)
@given(st.integers(0, 100_000))
@example(6803)
def test_length_and_reach_are_those_of_geos(seed):
    rng = np.random.default_rng(seed)
    polygon = star(seed, 25)
    if not polygon.is_valid:
        return
    x, y = np.cumsum(rng.normal(0, 1500, 12)), np.cumsum(rng.normal(0, 1500, 12))
    line, grid = shapely.LineString(np.column_stack([x, y])), grid_of(polygon)
    found = passages(grid, np.array([0, 12]), x, y)
    legs = [shapely.LineString([(x[i], y[i]), (x[i + 1], y[i + 1])]) for i in range(11)]
    inside = sum(leg.intersection(polygon).length for leg in legs)
    assert math.isclose(found.length_m.sum(), inside, abs_tol=1e-5, rel_tol=1e-9)
    reach, length, duration = measures(
        grid, x[None], y[None], np.full(12, np.nan), np.arange(12.0)
    )[0]
    assert math.isclose(length, inside, abs_tol=1e-5, rel_tol=1e-9)
    if inside == 0:
        assert math.isclose(reach, -line.distance(polygon), abs_tol=1e-6)
        assert duration == 0
        return
    share, step = np.linspace(0, 11, 4000, retstep=True)
    at = np.minimum(share.astype(int), 10)
    px = x[at] + (share - at) * (x[at + 1] - x[at])
    py = y[at] + (share - at) * (y[at + 1] - y[at])
    sampled = depths(grid, px, py).max()
    apart = step * max(leg.length for leg in legs)
    assert sampled - 0.11 <= reach <= sampled + apart / 2, "no point is further from a sample"
    assert math.isclose(reach, found.depth_m.max(), abs_tol=0.11)
