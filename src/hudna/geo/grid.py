"""The grid incidents are counted on for the map: squares of degrees that fit into each other.

The smallest is two steps of the grid public positions are rounded to, so that no cell is finer
than what may be public, and no public position lies on an edge. A box of whole cells is also a box
of degrees: what a map counts in it and what a list finds in it are the same incidents.
"""

import math
from dataclasses import dataclass

from hudna.model.release import PUBLIC_GRID_DEGREES

__all__ = ["LEVELS", "NOWHERE", "PARTS", "SCALE", "Box", "cell_of", "finest_for", "ten_thousandths"]

SCALE = 10_000
"""Positions are kept as whole ten-thousandths of a degree, about 11 m: they add up exactly."""

LEVELS = (8, 4, 2)
"""Widths of a cell in public grid steps, coarsest first; a level is an index into it."""

NOWHERE = -9 * SCALE * 1000
"""Stands for the position of what is known no closer than a country."""

STEP = round(PUBLIC_GRID_DEGREES * SCALE)
SMALLEST = LEVELS[-1] * STEP
PARTS = tuple(level // LEVELS[-1] for level in LEVELS)
"""How many smallest cells a cell of each level is wide."""

KM_PER_DEGREE = 111.195
LATITUDE_SHIFT = 90 * SCALE + STEP // 2
LONGITUDE_SHIFT = 180 * SCALE + STEP // 2


def ten_thousandths(degrees: float) -> int:
    """Return degrees as kept."""
    return round(degrees * SCALE)


def cell_of(latitude: int, longitude: int) -> tuple[int, int]:
    """Return row and column of the smallest cell around a position as kept."""
    row = (latitude + LATITUDE_SHIFT) // SMALLEST
    return row, (longitude + LONGITUDE_SHIFT) // SMALLEST


def finest_for(radius_km: float) -> int:
    """Return the finest level whose cells are as wide as a circle, -1 where none is."""
    steps = 2 * radius_km / (KM_PER_DEGREE * PUBLIC_GRID_DEGREES)
    return sum(1 for level in LEVELS if level >= steps) - 1


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east, north as kept; west and south belong to it, east and north do not."""

    west: int
    south: int
    east: int
    north: int

    @classmethod
    def parse(cls, words: str) -> "Box | None":
        """Return the box in "west,south,east,north" in degrees, null where it is none."""
        try:
            numbers = [float(word) for word in words.split(",")]
        except ValueError:
            return None
        if len(numbers) != 4 or not all(map(math.isfinite, numbers)):
            return None
        west, south, east, north = numbers
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            return None
        return cls(*map(ten_thousandths, numbers))

    def __str__(self) -> str:
        return ",".join(f"{side / SCALE:g}" for side in self.sides)

    @property
    def sides(self) -> tuple[int, int, int, int]:
        """West, south, east, north."""
        return self.west, self.south, self.east, self.north

    def snapped(self, level: int) -> "Box":
        """Return the box of all cells of a level that it touches."""
        width = LEVELS[level] * STEP

        def down(value: int, shift: int) -> int:
            return (value + shift) // width * width - shift

        return Box(
            down(self.west, LONGITUDE_SHIFT),
            down(self.south, LATITUDE_SHIFT),
            -down(-self.east, -LONGITUDE_SHIFT),
            -down(-self.north, -LATITUDE_SHIFT),
        )

    def level(self) -> int | None:
        """Return the coarsest level it is whole cells of, null where it cuts the smallest."""
        return next((level for level in range(len(LEVELS)) if self.snapped(level) == self), None)

    def cells(self, level: int) -> tuple[range, range]:
        """Return the rows and columns of a level's cells that it touches."""
        width = LEVELS[level] * STEP
        rows = (self.south + LATITUDE_SHIFT) // width, (self.north + LATITUDE_SHIFT - 1) // width
        west, east = self.west + LONGITUDE_SHIFT, self.east + LONGITUDE_SHIFT - 1
        return range(rows[0], rows[1] + 1), range(west // width, east // width + 1)
