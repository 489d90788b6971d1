"""Whether two sides' tracks can be one aircraft, under the errors each states for itself."""

import math

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincc
from scipy.stats import norm

from hudna.airspace.smoothing import Smoothed, smooth
from hudna.airspace.track import Track
from hudna.geo.crossing.frame import Frame
from hudna.model.judgement import PairAgreement

__all__ = ["agreement"]

Floats = NDArray[np.float64]

_APART_AT = 0.001
"""Two tracks of one aircraft come out as two this seldom."""


def agreement(first: Track, second: Track) -> PairAgreement:
    """Return whether two tracks can be one aircraft.

    The mean distance over the time they share is weighed against both biases, what both clocks
    move along the course, and the noise (a chi-squared of two degrees); what is left about the
    mean against the noise alone. Each track is smoothed on its own, never the two together.
    """
    low = max(first.time[0], second.time[0])
    high = min(first.time[-1], second.time[-1])
    if high < low:
        return PairAgreement(first.id, second.id, None, None, None, None, None, 0.0)
    frame = Frame(float(np.mean(first.latitude)), float(np.mean(first.longitude)))
    one, other = _on(frame, first), _on(frame, second)
    times = np.unique(np.concatenate([one.time, other.time]))
    times = times[(times >= low) & (times <= high)]
    gap = _columns(times, one, "x", "y") - _columns(times, other, "x", "y")
    course = (_columns(times, one, "vx", "vy") + _columns(times, other, "vx", "vy")) / 2
    mean, pace = gap.mean(axis=0), course.mean(axis=0)
    spread = _spread(first, second, one, other, pace)
    weighed = float(mean @ np.linalg.solve(spread, mean))
    tail = min(math.exp(-weighed / 2), _about_mean(gap, mean, course, one, other, times))
    compatible = tail > _APART_AT
    distance = float(np.hypot(*mean))
    return PairAgreement(
        first.id,
        second.id,
        compatible,
        distance_sigma=float(max(math.sqrt(weighed), norm.isf(max(tail, 1e-300) / 2))),
        distance_m=distance,
        wrong_by_m=None if compatible else _wrong_by(mean, distance, spread),
        clock_s=_clock(mean, pace),
        overlap_s=float(high - low),
    )


def _on(frame: Frame, track: Track) -> Smoothed:
    x, y = frame.to_plane(track.latitude, track.longitude)
    return smooth(track.time, x, y, track.sigma_m)


def _columns(times: Floats, track: Smoothed, *names: str) -> Floats:
    """Return columns of a track at some times, times x columns."""
    return np.column_stack([np.interp(times, track.time, getattr(track, n)) for n in names])


def _spread(
    first: Track, second: Track, one: Smoothed, other: Smoothed, pace: Floats
) -> NDArray[np.float64]:
    """Return the covariance of the mean distance, 2 x 2 square metres."""
    shared = first.bias_sigma_m**2 + second.bias_sigma_m**2
    clocks = first.clock_sigma_s**2 + second.clock_sigma_s**2
    noise = sum(t.noise_m**2 / max(len(t.time), 1) for t in (one, other))
    return (shared + noise + 1e-6) * np.eye(2) + clocks * np.outer(pace, pace)


def _about_mean(
    gap: Floats, mean: Floats, course: Floats, one: Smoothed, other: Smoothed, times: Floats
) -> float:
    """Return how likely what is left about the mean is from noise, a turn and a slow clock alone.

    Smoothed positions hang together over some plots, so neighbours do not count as independent.
    """
    if len(times) < 3:
        return 1.0
    left = gap - mean
    variance = np.interp(times, one.time, one.sigma_m) ** 2
    variance = variance + np.interp(times, other.time, other.sigma_m) ** 2 + 1e-6
    turning = course - course.mean(axis=0)
    square = float(np.sum(turning**2))
    if square > 1e-6:
        left = left - float(np.sum(left * turning)) / square * turning
    noise = max(one.noise_m, other.noise_m, 1e-3)
    together = float(np.clip(noise**2 / np.mean(variance), 1.0, len(times)))
    total = float(np.sum(left**2 / variance[:, None])) / together
    freedom = max(2 * len(times) / together - 3, 1.0)
    return float(gammaincc(freedom / 2, total / 2))


def _wrong_by(mean: Floats, distance: float, spread: Floats) -> float:
    """Return by how much at least one of two tracks is wrong beyond what both state.

    What no stated error explains at one in a thousand is shared by two at best.
    """
    if distance == 0.0:
        return 0.0
    toward = mean / distance
    sigma = math.sqrt(float(toward @ spread @ toward))
    return max(distance - math.sqrt(-2 * math.log(_APART_AT)) * sigma, 0.0) / 2


def _clock(mean: Floats, pace: Floats) -> float | None:
    """Return the clock offset that brings the two nearest each other, null at a standstill."""
    square = float(pace @ pace)
    return float(mean @ pace) / square if square > 1.0 else None
