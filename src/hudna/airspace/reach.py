"""How far a craft may be from the straight way between two plots: certain and possible times.

Between plots a time T apart, a fraction s of the way, a craft no faster than v and accelerating no
more than a is within the lesser of sqrt(s (1 - s) (v^2 T^2 - D^2)) and a T^2 s (1 - s) / 2 of the
point on the chord of length D: the first by Stewart's theorem from both discs it can be in, the
second the bound on linear interpolation (Davis 1975, "Interpolation and Approximation", 3.1).
"""

import numpy as np
from numpy.typing import NDArray

from hudna.geo.crossing.depth import depths
from hudna.geo.crossing.grid import Grid

__all__ = ["MOST_ACCELERATION_MS2", "MOST_SPEED_MS", "possible_times", "swing_m"]

Floats = NDArray[np.float64]

MOST_SPEED_MS, MOST_ACCELERATION_MS2 = 700.0, 80.0
"""What no manned aircraft exceeds by much; taken where the type is not known, and stated."""

_PARTS = 32
_TRUE_TO_S = 1e-3


def swing_m(
    fraction: Floats, seconds: Floats, chord_m: Floats, speed: float, push: float
) -> Floats:
    """Return how far from the chord a craft may be, metres; 0 at the plots themselves."""
    way = fraction * (1 - fraction)
    by_speed = np.sqrt(way * np.maximum((speed * seconds) ** 2 - chord_m**2, 0.0))
    return np.asarray(np.minimum(by_speed, push * seconds**2 * way / 2))


def possible_times(
    grid: Grid, time: Floats, x: Floats, y: Floats, speed: float, push: float, *, certain: bool
) -> list[tuple[float, float]]:
    """Return the times in which the craft was inside for certain, or else may have been.

    Times are seconds, sought at 32 instants a leg and refined to a millisecond.
    """
    if len(time) < 2:
        return []
    legs = np.arange(len(time) - 1)
    leg = np.append(np.repeat(legs, _PARTS), legs[-1])
    fraction = np.append(np.tile(np.arange(_PARTS) / _PARTS, len(legs)), 1.0)
    margin = _margin(grid, time, x, y, leg, fraction, speed, push, certain)
    moments = time[leg] + fraction * (time[leg + 1] - time[leg])
    inside = margin > 0
    found: list[tuple[float, float]] = []
    change = np.flatnonzero(inside[1:] != inside[:-1])
    exact = _refined(grid, time, x, y, leg, fraction, change, speed, push, certain)
    edges = ([moments[0]] if inside[0] else []) + exact + ([moments[-1]] if inside[-1] else [])
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        found.append((float(start), float(end)))
    return found


def _margin(
    grid: Grid,
    time: Floats,
    x: Floats,
    y: Floats,
    leg: NDArray[np.int64],
    fraction: Floats,
    speed: float,
    push: float,
    certain: bool,
) -> Floats:
    seconds = time[leg + 1] - time[leg]
    dx, dy = x[leg + 1] - x[leg], y[leg + 1] - y[leg]
    depth = depths(grid, x[leg] + fraction * dx, y[leg] + fraction * dy)
    swing = swing_m(fraction, seconds, np.hypot(dx, dy), speed, push)
    return depth - swing if certain else depth + swing


def _refined(
    grid: Grid,
    time: Floats,
    x: Floats,
    y: Floats,
    leg: NDArray[np.int64],
    fraction: Floats,
    change: NDArray[np.int64],
    speed: float,
    push: float,
    certain: bool,
) -> list[float]:
    """Return the times at which inside changes, by halving all of them at once."""
    if not len(change):
        return []
    own = leg[change]
    low = fraction[change]
    high = np.where(leg[change + 1] == own, fraction[change + 1], 1.0)
    at_low = _margin(grid, time, x, y, own, low, speed, push, certain) > 0
    longest = float((time[own + 1] - time[own]).max())
    for _ in range(int(np.ceil(np.log2(max(longest / _PARTS / _TRUE_TO_S, 2.0))))):
        middle = (low + high) / 2
        same = (_margin(grid, time, x, y, own, middle, speed, push, certain) > 0) == at_low
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    times: list[float] = (time[own] + high * (time[own + 1] - time[own])).tolist()
    return times
