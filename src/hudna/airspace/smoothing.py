"""A track smoothed on its own, and draws of what it may have been under its stated noise.

The craft is taken to move with white acceleration noise of power q (Bar-Shalom, Li, Kirubarajan
2001, "Estimation with Applications to Tracking and Navigation", 6.2.2), filtered and smoothed by
Rauch, Tung and Striebel 1965, AIAA Journal 3(8); draws by Durbin and Koopman 2002, Biometrika
89(3). Both axes have one noise, so one set of gains serves them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Smoothed", "draws", "smooth"]

Floats = NDArray[np.float64]

_POWERS = tuple(float(q) for q in 10.0 ** np.arange(-2.0, 4.5, 0.5))
"""Candidates of q, m^2/s^3: from an airliner in cruise to a fighter in combat."""

_FIRST_SPEED_MS = 1000.0
"""Spread of the speed before anything is known."""

_LEAST_SIGMA_M = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Smoothed:
    """n plots on a plane: positions x and y (metres), and what the noise leaves unsure of each.

    `sigma_m` is the standard deviation per axis after smoothing, `vx` and `vy` metres a second.
    """

    time: Floats
    x: Floats
    y: Floats
    vx: Floats
    vy: Floats
    sigma_m: Floats
    noise_m: float
    power: float


def smooth(time: Floats, x: Floats, y: Floats, noise_m: float) -> Smoothed:
    """Return the track smoothed, with the q that makes its plots most likely.

    A track said to have no noise, or of one plot, is kept as it is.
    """
    noise = max(noise_m, _LEAST_SIGMA_M)
    if len(time) < 2:
        none = np.zeros(len(time))
        return Smoothed(time, x, y, none, none, none + noise_m, noise_m, 0.0)
    power = max(_POWERS, key=lambda q: _filtered(time, x, y, noise, q)[-1])
    positions, speeds, variance = _smoothed(time, np.column_stack([x, y]), noise, power)
    sigma = np.sqrt(np.maximum(variance, 0.0))
    return Smoothed(
        time, positions[:, 0], positions[:, 1], speeds[:, 0], speeds[:, 1], sigma, noise_m, power
    )


def draws(track: Smoothed, n: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return n draws of the whole track under its noise alone: x and y, each n x plots."""
    plots = len(track.time)
    if track.noise_m <= 0:
        return np.tile(track.x, (n, 1)), np.tile(track.y, (n, 1))
    if plots < 2:
        return (
            track.x + rng.normal(0, track.noise_m, (n, 1)),
            track.y + rng.normal(0, track.noise_m, (n, 1)),
        )
    simulated, plotted = _simulated(track, 2 * n, rng)
    back, _, _ = _smoothed(track.time, plotted.T, track.noise_m, track.power)
    off = simulated - back.T
    return track.x + off[:n], track.y + off[n:]


def _step(dt: float, power: float) -> tuple[Floats, Floats]:
    transition = np.array([[1.0, dt], [0.0, 1.0]])
    noise = power * np.array([[dt**3 / 3, dt**2 / 2], [dt**2 / 2, dt]])
    return transition, noise


def _simulated(track: Smoothed, n: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return n paths of one axis drawn from the motion alone, and plots made of them."""
    plots = len(track.time)
    state = np.zeros((2, n))
    state[1] = rng.normal(0, _FIRST_SPEED_MS, n)
    paths = np.empty((n, plots))
    paths[:, 0] = state[0]
    for i in range(1, plots):
        transition, noise = _step(float(track.time[i] - track.time[i - 1]), track.power)
        root = np.linalg.cholesky(noise + 1e-12 * np.eye(2))
        state = transition @ state + root @ rng.normal(size=(2, n))
        paths[:, i] = state[0]
    return paths, paths + rng.normal(0, track.noise_m, (n, plots))


def _forward(
    time: Floats, values: Floats, noise: float, power: float
) -> tuple[list[Floats], list[Floats], list[Floats], list[Floats], float]:
    """Filter k columns of plots at once; returns means and covariances, and the likelihood."""
    mean = np.zeros((2, values.shape[1]))
    mean[0] = values[0]
    spread = np.diag([noise**2, _FIRST_SPEED_MS**2])
    means, spreads, ahead_means, ahead_spreads = [mean], [spread], [mean], [spread]
    likelihood = 0.0
    for i in range(1, len(time)):
        transition, motion = _step(float(time[i] - time[i - 1]), power)
        mean = transition @ mean
        spread = transition @ spread @ transition.T + motion
        ahead_means.append(mean)
        ahead_spreads.append(spread)
        total = float(spread[0, 0]) + noise**2
        surprise = values[i] - mean[0]
        likelihood -= 0.5 * float(np.sum(surprise**2)) / total
        likelihood -= 0.5 * values.shape[1] * float(np.log(total))
        gain = spread[:, 0] / total
        mean = mean + np.outer(gain, surprise)
        spread = spread - np.outer(gain, spread[0])
        means.append(mean)
        spreads.append(spread)
    return means, spreads, ahead_means, ahead_spreads, likelihood


def _filtered(
    time: Floats, x: Floats, y: Floats, noise: float, power: float
) -> tuple[list[Floats], list[Floats], list[Floats], list[Floats], float]:
    return _forward(time, np.column_stack([x, y]), noise, power)


def _smoothed(
    time: Floats, values: Floats, noise: float, power: float
) -> tuple[Floats, Floats, Floats]:
    """Return smoothed positions and speeds, plots x columns, and the variance of position."""
    means, spreads, ahead_means, ahead_spreads, _ = _forward(
        time, values, max(noise, _LEAST_SIGMA_M), power
    )
    mean, spread = means[-1], spreads[-1]
    kept, sizes = [mean], [float(spread[0, 0])]
    for i in range(len(time) - 2, -1, -1):
        transition, _ = _step(float(time[i + 1] - time[i]), power)
        gain = spreads[i] @ transition.T @ np.linalg.inv(ahead_spreads[i + 1])
        mean = means[i] + gain @ (mean - ahead_means[i + 1])
        spread = spreads[i] + gain @ (spread - ahead_spreads[i + 1]) @ gain.T
        kept.append(mean)
        sizes.append(float(spread[0, 0]))
    whole = np.stack(kept[::-1])
    return whole[:, 0], whole[:, 1], np.asarray(sizes[::-1])
