"""The smallest shift of position or clock by which a claim about a track comes true."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from hudna.airspace.sampling import Flown
from hudna.geo.crossing.depth import depths
from hudna.geo.crossing.measures import measures
from hudna.geo.crossing.stays import Shape

__all__ = ["Shift", "smallest_clock_shift", "smallest_shift"]

Floats = NDArray[np.float64]
Holds = Callable[[Floats], NDArray[np.bool_]]
"""Whether each row (reach, length, duration) makes a claim true."""

Shift = tuple[float, float]
"""Metres, and the bearing of the track's shift in degrees from north."""

_BEARINGS = 72
_FIRST_M, _FARTHEST_M = 500.0, 20_000.0
_TRUE_TO_M = 0.1
_CLOCK_STEP_S = 0.1
_CLOCK_FARTHEST_S = 3600.0


def smallest_shift(shape: Shape, part: Flown, holds: Holds) -> Shift | None:
    """Return the least shift of the whole track that makes a claim true, null if none to 20 km.

    Shifting the line the other way does the same. Found on rings of 72 bearings that widen by a
    tenth, then between bearings and rings to a decimetre.
    """
    tried = _Tried(shape, part, holds)
    if tried(np.zeros(1), np.zeros(1))[0]:
        return 0.0, 0.0
    around = np.arange(_BEARINGS) * 2 * math.pi / _BEARINGS
    metres, before = 1.0, 0.0
    while metres <= _FARTHEST_M:
        hit = tried(np.full(_BEARINGS, metres), around)
        if hit.any():
            return _narrowed(tried, around[hit], before, metres)
        before, metres = metres, metres * 1.1
    return None


class _Tried:
    """Whether shifts of a track make a claim true, on a grid as wide as they need."""

    def __init__(self, shape: Shape, part: Flown, holds: Holds) -> None:
        self._shape, self._part, self._holds = shape, part, holds
        self._wide = 0.0
        self._widen(_FIRST_M)

    def _widen(self, metres: float) -> None:
        track = self._part.track
        self._wide = metres
        self._grid = self._shape.grid(self._part.frame, track.x, track.y, metres)

    def __call__(self, metres: Floats, bearing: Floats) -> NDArray[np.bool_]:
        """Return for each shift whether it makes the claim true."""
        while float(metres.max()) > self._wide:
            self._widen(4 * self._wide)
        track = self._part.track
        x = track.x + (metres * np.sin(bearing))[:, None]
        y = track.y + (metres * np.cos(bearing))[:, None]
        limits = (self._shape.floor_m, self._shape.ceiling_m)
        return self._holds(measures(self._grid, x, y, self._part.z, track.time, *limits))


def _narrowed(true_at: _Tried, hits: Floats, low: float, high: float) -> Shift:
    """Return the least shift about the bearings that were hit, by halving along many bearings."""
    width = 2 * math.pi / _BEARINGS
    best, bearing = high, float(hits[0])
    tried = np.unique(np.concatenate([hits + width * part for part in np.linspace(-1, 1, 9)]))
    for _ in range(4):
        least = _halved(true_at, tried, low, best)
        at = int(np.argmin(least))
        if least[at] <= best:
            best, bearing = float(least[at]), float(tried[at])
        width /= 8
        tried = bearing + width * np.linspace(-1, 1, 17)
    return best, math.degrees(bearing) % 360


def _halved(
    true_at: _Tried,
    bearings: Floats,
    low: float,
    high: float,
) -> Floats:
    """Return along each bearing where the claim turns true, infinite where not before `high`."""
    lows, highs = np.full(len(bearings), low), np.full(len(bearings), high)
    reached = true_at(highs, bearings)
    while float((highs - lows).max()) > _TRUE_TO_M:
        middle = (lows + highs) / 2
        true = true_at(middle, bearings)
        highs, lows = np.where(true, middle, highs), np.where(true, lows, middle)
    return np.where(reached, highs, math.inf)


def smallest_clock_shift(
    shape: Shape, part: Flown, moment: float, holds: Callable[[Floats], NDArray[np.bool_]]
) -> float | None:
    """Return the least clock offset (seconds, later positive) that makes a depth at a time hold.

    Null where it does at no time the track was plotted, up to an hour away.
    """
    track = part.track
    first = max(track.time[0] - moment, -_CLOCK_FARTHEST_S)
    last = min(track.time[-1] - moment, _CLOCK_FARTHEST_S)
    if last < first:
        return None
    n = min(int((last - first) / _CLOCK_STEP_S) + 2, 200_000)
    offsets = np.append(np.linspace(first, last, n), 0.0 if first <= 0.0 <= last else first)
    x = np.interp(moment + offsets, track.time, track.x)
    y = np.interp(moment + offsets, track.time, track.y)
    true = holds(depths(shape.grid(part.frame, x, y), x, y))
    if not true.any():
        return None
    return float(min(offsets[true], key=abs))
