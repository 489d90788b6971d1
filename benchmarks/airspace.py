"""Depths, crossings and draws beside other libraries, in one run. Part of `make bench-airspace`.

Peers get what their documentation advises: shapely prepared geometries and arrays of points,
geopandas its spatial index, movingpandas a polygon cropped to where the tracks are.
"""

import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely

sys.path.insert(0, str(Path(__file__).parent))

from airspace_lines import HALF_M, TIP, grid_of, tracks
from machine import machine

from hudna.geo.crossing.depth import depths, sides
from hudna.geo.crossing.measures import measures
from hudna.geo.crossing.passages import passages

N = 4_000_000
PEER_N = 100_000


def best_of(times: int, work: Callable[[], object]) -> float:
    """Return the least seconds of some runs: what else the machine does only adds to them."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return min(spent)


def main() -> None:
    """Print each figure with its peer's beside it."""
    print(machine())
    for name, shape, grid in grid_of():
        print(f"\n{name}: {len(grid.edges.ends)} edges")
        rng = np.random.default_rng(1)
        x, y = rng.uniform(-HALF_M, HALF_M, (2, N))
        order = np.lexsort((np.floor(x / 500), np.floor(y / 500)))
        _depth(shape, grid, x, y, order)
        _side(shape, grid)
        _crossings(shape, grid)
    _model_case()


def _depth(shape, grid, x, y, order) -> None:  # type: ignore[no-untyped-def]
    sorted_x, sorted_y = x[order].copy(), y[order].copy()
    depths(grid, x[:10], y[:10])
    at_random = N / best_of(5, lambda: depths(grid, x, y)) / 1e6
    in_order = N / best_of(5, lambda: depths(grid, sorted_x, sorted_y)) / 1e6
    points = shapely.points(sorted_x[:PEER_N], sorted_y[:PEER_N])
    boundary = shape.boundary
    shapely.prepare(shape)
    shapely.prepare(boundary)

    def by_shapely() -> np.ndarray:
        inside = shapely.contains_xy(shape, sorted_x[:PEER_N], sorted_y[:PEER_N])
        return np.where(inside, 1, -1) * shapely.distance(boundary, points)

    peer = PEER_N / best_of(3, by_shapely) / 1e6
    off = np.abs(by_shapely() - depths(grid, sorted_x[:PEER_N], sorted_y[:PEER_N])).max()
    print(f"signed depth, M points/s: sorted {in_order:.1f}, random {at_random:.1f}")
    print(f"  shapely 2, prepared: {peer:.3f} ({in_order / peer:.0f} x); differ by {off:.1e} m")


def _side(shape, grid) -> None:  # type: ignore[no-untyped-def]
    """Hold 10^7 sides against GEOS, a tenth of them vertices and their neighbours in doubles."""
    rng = np.random.default_rng(2)
    corners = shapely.get_coordinates(shape)
    corners = corners[(np.abs(corners) < HALF_M).all(axis=1)]
    own = corners[rng.integers(0, len(corners), 1_000_000)]
    own = np.nextafter(own, own + rng.integers(-1, 2, own.shape))
    points = np.concatenate([rng.uniform(-HALF_M, HALF_M, (9_000_000, 2)), own])
    began = time.perf_counter()
    found = sides(grid, points[:, 0].copy(), points[:, 1].copy())
    spent = time.perf_counter() - began
    wrong = 0
    for low in range(0, len(points), 1_000_000):
        part = points[low : low + 1_000_000]
        inside = shapely.contains_xy(shape, part)
        on_edge = shapely.intersects_xy(shape, part) & ~inside
        wrong += int((found[low : low + 1_000_000] != np.where(on_edge, 0, 2 * inside - 1)).sum())
    print(f"sides of 10^7 points, 10^6 at vertices: {wrong} differ from GEOS; {spent:.1f} s")


def _crossings(shape, grid) -> None:  # type: ignore[no-untyped-def]
    starts, x, y, time_s = tracks(5000, 200)
    passages(grid, starts[:2], x[:200], y[:200])
    found = passages(grid, starts, x, y)
    ours = len(x) / best_of(5, lambda: passages(grid, starts, x, y)) / 1e6
    print(f"all entries, exits, depths: {ours:.2f} M points/s ({len(found.path)} stays)")
    few = 40
    for name, work in _peers(shape, starts[: few + 1], x, y, time_s):
        began = time.perf_counter()
        stays = work()
        rate = few * 200 / (time.perf_counter() - began)
        mine = int((found.path < few).sum())
        print(f"  {name}: {rate:,.0f} points/s ({stays} stays; ours of the same {mine})")


def _peers(shape, starts, x, y, time_s):  # type: ignore[no-untyped-def]
    """Yield what the peers do for it, on a polygon cropped to the tracks; skips what is missing."""
    import warnings

    warnings.simplefilter("ignore")
    box = shapely.box(-HALF_M - 1000, -HALF_M - 1000, HALF_M + 1000, HALF_M + 1000)
    cropped = shapely.intersection(shape, box)
    yield "shapely, lines cut by the prepared polygon", lambda: _by_shapely(cropped, starts, x, y)
    try:
        import geopandas as gpd
        import movingpandas as mpd
        import pandas as pd
    except ImportError:
        print("  (geopandas and movingpandas are not installed)")
        return

    def by_geopandas() -> int:
        lines = gpd.GeoDataFrame(geometry=_lines(starts, x, y))
        area = gpd.GeoDataFrame(geometry=[cropped])
        cut = gpd.overlay(lines, area, how="intersection", keep_geom_type=True)
        return len(cut.explode(index_parts=False))

    def by_movingpandas() -> int:
        n = starts[-1]
        frame = pd.DataFrame(
            {"id": np.repeat(np.arange(len(starts) - 1), np.diff(starts)), "x": x[:n], "y": y[:n]},
            index=pd.to_datetime(time_s[:n], unit="s"),
        )
        whole = mpd.TrajectoryCollection(frame, "id", x="x", y="y", crs=TIP.definition)
        return len(whole.clip(cropped))

    yield "geopandas overlay (no times, no depth)", by_geopandas
    yield "movingpandas clip (no depth)", by_movingpandas


def _lines(starts, x, y):  # type: ignore[no-untyped-def]
    points = np.column_stack([x, y])
    return [shapely.LineString(points[first:last]) for first, last in pairwise(starts)]


def _by_shapely(shape, starts, x, y) -> int:  # type: ignore[no-untyped-def]
    """Cut lines by the polygon, and take the depth at the vertices of what is inside."""
    shapely.prepare(shape)
    boundary = shape.boundary
    shapely.prepare(boundary)
    stays = 0
    parts = shapely.get_parts(shapely.intersection(_lines(starts, x, y), shape))
    for part in parts[~shapely.is_empty(parts)]:
        shapely.distance(boundary, shapely.points(shapely.get_coordinates(part))).max()
        stays += 1
    return stays


def _model_case() -> None:
    """Time 100,000 draws of a track of 17 s against five lines: shipped ones, again if need be."""
    grids = [grid for _, _, grid in grid_of(five=True)]
    rng = np.random.default_rng(4)
    along = np.arange(18) * 110.0 - 935.0
    x = along + rng.normal(0, 250, (100_000, 1)) + rng.normal(0, 20, (100_000, 18))
    y = 500.0 + rng.normal(0, 250, (100_000, 1)) + rng.normal(0, 20, (100_000, 18))
    height, seconds = np.full(18, np.nan), np.arange(18.0)
    measures(grids[0], x[:64], y[:64], height, seconds)

    def all_five() -> list[float]:
        return [float((measures(g, x, y, height, seconds)[:, 0] > 0).mean()) for g in grids]

    spent = best_of(3, all_five)
    print(f"\n5 lines x 100,000 tracks of 18 plots: {spent:.2f} s")


if __name__ == "__main__":
    main()
