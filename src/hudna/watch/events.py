"""Located events as columns: what every method of the watch reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["NOT_TOLD", "EventRow", "Events", "Floats", "Ints", "columns_of", "runs", "stacked"]

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


@dataclass(frozen=True, slots=True)
class EventRow:
    """One row of `Events`, with side and reporter by name, empty where not told."""

    day: int
    latitude: float
    longitude: float
    side: str = ""
    reporter: str = ""
    count: float = 1.0
    effort: float = float("nan")


def columns_of(rows: Sequence[EventRow]) -> Events:
    """Return rows as columns, in the order given."""
    sides, side = _codes(row.side for row in rows)
    reporters, reporter = _codes(row.reporter for row in rows)
    return Events(
        np.array([row.day for row in rows], dtype=np.int64),
        np.array([row.latitude for row in rows], dtype=np.float64),
        np.array([row.longitude for row in rows], dtype=np.float64),
        np.array([row.count for row in rows], dtype=np.float64),
        np.array([row.effort for row in rows], dtype=np.float64),
        side,
        reporter,
        sides,
        reporters,
    )


def _codes(words: Iterable[str]) -> tuple[tuple[str, ...], Ints]:
    told = list(words)
    names = tuple(sorted(set(told) - {""}))
    index = {name: code for code, name in enumerate(names)} | {"": NOT_TOLD}
    return names, np.array([index[word] for word in told], dtype=np.int64)


def stacked(parts: Sequence[Events]) -> Events:
    """Return the rows of all parts one after another, under the names of the first."""
    first = parts[0]
    return Events(
        np.concatenate([one.day for one in parts]),
        np.concatenate([one.latitude for one in parts]),
        np.concatenate([one.longitude for one in parts]),
        np.concatenate([one.count for one in parts]),
        np.concatenate([one.effort for one in parts]),
        np.concatenate([one.side for one in parts]),
        np.concatenate([one.reporter for one in parts]),
        first.sides,
        first.reporters,
    )


def runs(*keys: NDArray[np.generic]) -> tuple[Ints, Ints]:
    """Return the order that sorts rows by keys, first key first, and where each like run begins."""
    order = np.lexsort(keys[::-1])
    new = np.zeros(len(order), dtype=np.bool_)
    new[:1] = True
    for key in keys:
        in_order = key[order]
        new[1:] |= in_order[1:] != in_order[:-1]
    return order, np.flatnonzero(new)
