import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.errors import InputError
from hudna.geo.crossing.depth import depths, sides
from hudna.geo.crossing.edges import edges_of
from hudna.geo.crossing.grid import grid_over


def ring(*points):
    whole = np.array([*points, points[0]], float)
    return whole[:, 0], whole[:, 1]


SQUARE = ring((0, 0), (10, 0), (10, 10), (0, 10))
HOLE = ring((4, 4), (4, 6), (6, 6), (6, 4))


def star(seed: int, n: int) -> shapely.Polygon:
    rng = np.random.default_rng(seed)
    angle = np.sort(rng.uniform(0, 2 * np.pi, n))
    reach = rng.uniform(100, 5000, n)
    return shapely.Polygon(np.column_stack([reach * np.cos(angle), reach * np.sin(angle)]))


def grid_of(polygon: shapely.Polygon, half: float = 6000.0):
    polygon = shapely.orient_polygons(polygon)
    chains = [shapely.get_coordinates(r).T for r in (polygon.exterior, *polygon.interiors)]
    return grid_over(edges_of([(c[0], c[1]) for c in chains]), (-half, -half, half, half))


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.integers(3, 60))
def test_side_and_depth_are_those_of_geos(seed, n):
    polygon = star(seed, n)
    if not polygon.is_valid:
        return
    rng = np.random.default_rng(seed)
    corners = shapely.get_coordinates(polygon.exterior)
    x = np.concatenate(
        [rng.uniform(-7000, 7000, 500), corners[:, 0], np.nextafter(corners[:, 0], 9e9)]
    )
    y = np.concatenate([rng.uniform(-7000, 7000, 500), corners[:, 1], corners[:, 1]])
    points = shapely.points(x, y)
    grid = grid_of(polygon)
    inside = shapely.contains(polygon, points).astype(int)
    on_edge = shapely.intersects(polygon, points).astype(int) - inside
    assert np.array_equal(sides(grid, x, y), np.where(on_edge, 0, 2 * inside - 1))
    assert np.allclose(
        np.abs(depths(grid, x, y)), shapely.distance(polygon.boundary, points), atol=1e-6
    )


def test_a_hole_is_outside_and_its_rim_an_edge():
    grid = grid_over(edges_of([SQUARE, HOLE]), (0, 0, 10, 10))
    x, y = np.array([5.0, 2.0, 4.0, 5.0]), np.array([5.0, 5.0, 5.0, 4.5])
    assert depths(grid, x, y).tolist() == [-1.0, 2.0, 0.0, -0.5]


def test_outside_the_grid_and_in_cells_left_empty_the_answer_is_the_same():
    edges = edges_of([SQUARE])
    none = np.zeros((32, 32), bool)
    none[0, 0] = True
    here, sparse = (
        grid_over(edges, (-5, -5, 15, 15), 5),
        grid_over(edges, (-5, -5, 15, 15), 5, none),
    )
    x, y = np.array([5.0, 20.0, -3.0, 0.0]), np.array([5.0, 20.0, 4.0, 0.0])
    assert np.array_equal(depths(here, x, y), depths(sparse, x, y))
    assert depths(here, x, y).tolist() == [5.0, -np.hypot(10, 10), -3.0, 0.0]


def test_two_areas_that_touch_in_a_point_leave_the_wedges_between_outside():
    other = ring((10, 10), (20, 10), (20, 20), (10, 20))
    grid = grid_over(edges_of([SQUARE, other]), (0, 0, 20, 20))
    x, y = np.array([9.9, 10.1, 9.9, 10.1, 10.0]), np.array([9.9, 10.1, 10.1, 9.9, 10.0])
    assert sides(grid, x, y).tolist() == [1, 1, -1, -1, 0]


def test_a_cut_that_runs_back_and_forth_bounds_nothing():
    left = ring((0, 0), (5, 0), (5, 10), (0, 10))
    right = ring((5, 0), (10, 0), (10, 10), (5, 10))
    grid = grid_over(edges_of([left, right]), (0, 0, 10, 10))
    assert depths(grid, np.array([5.0]), np.array([5.0]))[0] == 5.0


def test_left_of_an_open_line_is_inside_also_beyond_its_ends():
    grid = grid_over(edges_of([(np.array([0.0, 10.0]), np.array([0.0, 0.0]))]), (-5, -5, 15, 5))
    x, y = np.array([5.0, 5.0, 13.0, 13.0]), np.array([2.0, -2.0, 4.0, -4.0])
    assert depths(grid, x, y).tolist() == [2.0, -2.0, 5.0, -5.0]


def test_a_line_of_no_length_is_refused():
    with pytest.raises(InputError, match=r"no edge|runs back"):
        edges_of([(np.array([1.0, 1.0]), np.array([1.0, 1.0]))])
