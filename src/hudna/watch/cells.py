"""Squares of equal area, 10 km wide and never finer, that events are counted in.

Rows are bands of latitude and columns run along them in kilometres (the sinusoidal projection
about a middle meridian; Snyder 1987, "Map Projections", eqs. 30-1 and 30-2), so every cell covers
the same area and a count per cell means the same in the north and in the south.
"""

from dataclasses import dataclass

import numpy as np

from hudna.errors import ConfigurationError
from hudna.geo.geodesy import EARTH_RADIUS_KM
from hudna.watch.events import Floats, Ints

__all__ = ["SMALLEST_KM", "Cells", "cells_around"]

SMALLEST_KM = 10.0
"""No output of the watch is finer than this."""

KM_PER_DEGREE = EARTH_RADIUS_KM * np.pi / 180


@dataclass(frozen=True, slots=True)
class Cells:
    """A set of n cells: `row` and `column` of each, in order; row 0 begins at the equator."""

    row: Ints
    column: Ints
    meridian: float
    width_km: float = SMALLEST_KM

    def __post_init__(self) -> None:
        if self.width_km < SMALLEST_KM:
            raise ConfigurationError(
                f"cells of {self.width_km:g} km are finer than {SMALLEST_KM:g} km",
                advice="Choose cells of 10 km or more: finer ones tell where people are",
            )

    def __len__(self) -> int:
        return len(self.row)

    def lattice(self, latitude: Floats, longitude: Floats) -> tuple[Ints, Ints]:
        """Return row and column of the cell around each position, in the set or not."""
        x, y = self.plane(latitude, longitude)
        return (
            np.floor(y / self.width_km).astype(np.int64),
            np.floor(x / self.width_km).astype(np.int64),
        )

    def plane(self, latitude: Floats, longitude: Floats) -> tuple[Floats, Floats]:
        """Return kilometres east of the middle meridian along the parallel, and north."""
        east = (longitude - self.meridian + 180) % 360 - 180
        return east * np.cos(np.radians(latitude)) * KM_PER_DEGREE, latitude * KM_PER_DEGREE

    def find(self, latitude: Floats, longitude: Floats) -> Ints:
        """Return the index of the cell each position lies in, -1 outside the set."""
        wanted = _keys(*self.lattice(latitude, longitude))
        kept = _keys(self.row, self.column)
        order = np.argsort(kept)
        at = np.searchsorted(kept, wanted, sorter=order).clip(max=len(kept) - 1)
        found = order[at] if len(kept) else at
        return np.where(kept[found] == wanted, found, -1) if len(kept) else np.full(len(wanted), -1)

    def centres(self) -> tuple[Floats, Floats]:
        """Return latitude and longitude of every cell's middle."""
        latitude = (self.row.astype(np.float64) + 0.5) * (self.width_km / float(KM_PER_DEGREE))
        along = (self.column + 0.5) * self.width_km / KM_PER_DEGREE
        longitude = self.meridian + along / np.cos(np.radians(latitude))
        return latitude, np.asarray((longitude + 180) % 360 - 180)


def _keys(row: Ints, column: Ints) -> Ints:
    return row * 2**20 + column


def cells_around(
    latitude: Floats, longitude: Floats, *, reach_km: float = 30.0, width_km: float = SMALLEST_KM
) -> Cells:
    """Return every cell whose middle is within `reach_km` of that of a cell with a position."""
    turned = np.exp(1j * np.radians(longitude)).sum() if len(longitude) else 1.0
    frame = Cells(
        np.array([], int), np.array([], int), float(np.degrees(np.angle(turned))), width_km
    )
    row, column = frame.lattice(latitude, longitude)
    steps = int(reach_km // width_km)
    near = [
        (dy, dx)
        for dy in range(-steps, steps + 1)
        for dx in range(-steps, steps + 1)
        if np.hypot(dy, dx) * width_km <= reach_km
    ]
    held = set(zip(row.tolist(), column.tolist(), strict=True))
    wanted = sorted({(r + dy, c + dx) for r, c in held for dy, dx in near})
    grid = np.array(wanted, dtype=np.int64).reshape(-1, 2)
    return Cells(grid[:, 0], grid[:, 1], frame.meridian, width_km)
