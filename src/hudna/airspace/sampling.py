"""Draws of whole tracks against one version of a line: how deep, how far and how long inside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.airspace.heights import limits_of
from hudna.airspace.smoothing import Smoothed, draws, smooth
from hudna.airspace.track import Track
from hudna.airspace.zone import Zone
from hudna.geo.crossing.depth import depths
from hudna.geo.crossing.frame import Frame
from hudna.geo.crossing.grid import Grid
from hudna.geo.crossing.measures import measures
from hudna.geo.crossing.stays import Shape, frame_over, windows

__all__ = ["Drawn", "Flown", "draw", "flown", "shape_of"]

Floats = NDArray[np.float64]

_MOST_POINTS = 3_000_000
_NOISE_DRAWS = 2000
_SIGMAS = 6.0


@dataclass(frozen=True, slots=True, eq=False)
class Flown:
    """One stretch of a track on a plane of its own, smoothed there; `z` NaN where unknown.

    `noise_x` and `noise_y` are draws of the whole stretch under its noise, each m x plots.
    """

    frame: Frame
    track: Smoothed
    z: Floats
    noise_x: Floats
    noise_y: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """k draws against one version of a line, metres and seconds.

    `reach` is the greatest depth, negative by the distance kept; `at` holds, per moment asked for,
    the depth then.
    """

    reach: Floats
    length: Floats
    duration: Floats
    at: tuple[Floats, ...]


def shape_of(zone: Zone, track: Track) -> Shape:
    """Return the shape of a zone, with its floor and ceiling where heights can be compared."""
    floor, ceiling = limits_of(zone, track)
    return Shape(zone.geometry, zone.side, zone.edges, floor, ceiling)


def flown(track: Track, n: int, seed: int) -> tuple[Flown, ...]:
    """Return a track stretch by stretch, each smoothed on its own plane, with draws for n."""
    stretches = []
    for number, (lat, lon, position) in enumerate(windows(track.latitude, track.longitude)):
        frame = frame_over(lat, lon)
        plots = position == np.floor(position)
        plots[[0, -1]] = True
        x, y = frame.to_plane(lat[plots], lon[plots])
        order = np.arange(len(track.time), dtype=np.float64)
        time = np.interp(position[plots], order, track.time)
        z = np.interp(position[plots], order, track.altitude_m)
        smoothed = smooth(time, x, y, track.sigma_m)
        rng = np.random.default_rng([seed, number])
        drawn = draws(smoothed, _needed(track, len(time), n), rng)
        stretches.append(Flown(frame, smoothed, z, *drawn))
    return tuple(stretches)


def draw(
    zone: Zone,
    track: Track,
    stretches: tuple[Flown, ...],
    n: int,
    seed: int,
    moments: Sequence[tuple[float, float]] = (),
) -> Drawn:
    """Return n draws of a track under its noise, bias and clock, and of the line under its own.

    The same seed gives the same draws against every version of a line. `moments` are spans of
    time (first and last second) in which the greatest depth is asked for.
    """
    shape = shape_of(zone, track)
    shared = np.random.default_rng(seed)
    shift = shared.normal(size=(n, 2)) * track.bias_sigma_m
    shift = shift + shared.normal(size=(n, 2)) * zone.sigma_m
    clock = shared.normal(size=n) * track.clock_sigma_s
    whole = np.column_stack([np.full(n, -math.inf), np.zeros(n), np.zeros(n)])
    at = [np.full(n, math.nan) for _ in moments]
    for part in stretches:
        margin = _SIGMAS * math.hypot(track.bias_sigma_m, zone.sigma_m, track.sigma_m)
        grid = shape.grid(part.frame, part.track.x, part.track.y, margin)
        if len(stretches) > 1 and _stays_out(grid, part.track, margin, float(whole[:, 0].max())):
            continue
        again = np.arange(n) % len(part.noise_x)
        x, y = part.noise_x[again] + shift[:, :1], part.noise_y[again] + shift[:, 1:]
        limits = (shape.floor_m, shape.ceiling_m)
        found = measures(grid, x, y, part.z, part.track.time, *limits)
        whole[:, 0] = np.maximum(whole[:, 0], found[:, 0])
        whole[:, 1:] += found[:, 1:]
        for k, moment in enumerate(moments):
            here = _at_moment(grid, part.track, x, y, clock, moment)
            at[k] = np.fmax(at[k], here)
    return Drawn(whole[:, 0], whole[:, 1], whole[:, 2], tuple(at))


def _needed(track: Track, plots: int, n: int) -> int:
    """Return how many draws under noise serve n: under a bias each is used again with another."""
    most = n if track.bias_sigma_m == 0 else min(n, _NOISE_DRAWS)
    return max(min(most, _MOST_POINTS // max(plots, 1)), 50)


def _stays_out(grid: Grid, track: Smoothed, margin: float, best: float) -> bool:
    """Return whether a stretch stays outside in every draw, and further out than another."""
    nearest = float(depths(grid, track.x, track.y).max())
    steps = np.hypot(np.diff(track.x), np.diff(track.y))
    nearest += float(steps.max()) / 2 if len(steps) else 0.0
    return nearest < -2 * margin and nearest < best - 2 * margin


def _at_moment(
    grid: Grid, track: Smoothed, x: Floats, y: Floats, clock: Floats, span: tuple[float, float]
) -> Floats:
    """Return the greatest depth of each draw in a span of time, NaN where it was not plotted."""
    first, last = span
    found = np.full(len(x), math.nan)
    for moment in np.linspace(first, last, 1 if last <= first else 17):
        time = moment + clock
        seen = (time >= track.time[0]) & (time <= track.time[-1])
        leg = np.clip(
            np.searchsorted(track.time, time, "right") - 1, 0, max(len(track.time) - 2, 0)
        )
        ahead = np.minimum(leg + 1, len(track.time) - 1)
        step = np.maximum(track.time[ahead] - track.time[leg], 1e-9)
        share = np.clip((time - track.time[leg]) / step, 0.0, 1.0)
        row = np.arange(len(x))
        px = x[row, leg] + share * (x[row, ahead] - x[row, leg])
        py = y[row, leg] + share * (y[row, ahead] - y[row, leg])
        found = np.fmax(found, np.where(seen, depths(grid, px, py), math.nan))
    return found
