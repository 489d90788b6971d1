"""Located events as columns: what every method of the watch reads."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["NOT_TOLD", "Events", "Floats", "Ints"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NOT_TOLD = -1
"""The code of a side or reporter a row does not name."""


@dataclass(frozen=True, slots=True)
class Events:
    """Columns of equal length n, in the order they were read.

    `day` counts days since 1970-01-01; angles are WGS 84 degrees; `count` is how many events a row
    stands for (0 states that none was seen); `effort` is the monitoring effort of that place and
    day in any one unit, `nan` where not told; `side` is the accused and `reporter` who says so, as
    indices into `sides` and `reporters`, `NOT_TOLD` where a row names none.
    """

    day: Ints
    latitude: Floats
    longitude: Floats
    count: Floats
    effort: Floats
    side: Ints
    reporter: Ints
    sides: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.day)

    def where(self, chosen: NDArray[np.bool_] | Ints) -> "Events":
        """Return the rows a mask or index chooses."""
        return Events(
            self.day[chosen],
            self.latitude[chosen],
            self.longitude[chosen],
            self.count[chosen],
            self.effort[chosen],
            self.side[chosen],
            self.reporter[chosen],
            self.sides,
            self.reporters,
        )
