"""By how much position or clock must be wrong for a claim to be true, per version of the line."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from hudna.airspace.parts import TOLERANCE, Part
from hudna.airspace.results import Held
from hudna.airspace.sampling import Flown
from hudna.airspace.shifts import smallest_clock_shift, smallest_shift
from hudna.airspace.smoothing import Smoothed
from hudna.airspace.verdicts import probability_of
from hudna.geo.crossing.depth import depths
from hudna.geo.crossing.measures import measures
from hudna.model.judgement import AirspaceClaim, Verdict, VersionVerdict

__all__ = ["version_verdict"]

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


def version_verdict(
    claim: AirspaceClaim,
    version: str,
    verdict: Verdict,
    parts: tuple[Part, ...],
    held: Held,
    path: tuple[Flown, ...],
) -> VersionVerdict:
    """Return the answer to a claim by one version, with the least shifts that make it true.

    A claim about an instant can be made true by another clock; one about the whole way cannot.
    """
    at = claim.at.timestamp() if claim.at is not None else None
    near = max(path, key=lambda part: _reached(held, part))
    clock: float | None = None
    if at is not None and _told_then(claim):
        part = next((p for p in path if p.track.time[0] <= at <= p.track.time[-1]), None)
        if part is None:
            return VersionVerdict(version, probability_of(parts), verdict, None, None)
        here = _only(part, at)
        now = float(_nominal(held, here)[0])
        clock = smallest_clock_shift(held.shape, part, at, lambda d: _holds_then(claim, d, now))
        shift = smallest_shift(held.shape, here, lambda rows: _holds_then(claim, rows[:, 0], now))
    else:
        whole = _nominal(held, near)
        shift = smallest_shift(held.shape, near, lambda rows: _holds(claim, rows, whole))
    return VersionVerdict(
        version=version,
        probability=probability_of(parts),
        verdict=verdict,
        smallest_shift_m=None if shift is None else round(shift[0], 1),
        smallest_shift_s=None if clock is None else round(clock, 2),
        shift_bearing=None if shift is None else round(shift[1], 1),
    )


def _told_then(claim: AirspaceClaim) -> bool:
    """Return whether a claim with a time is about that time alone."""
    whole = (claim.depth_m, claim.length_m, claim.duration_s)
    return all(value is None for value in whole)


def _reached(held: Held, part: Flown) -> float:
    grid = held.shape.grid(part.frame, part.track.x, part.track.y)
    return float(depths(grid, part.track.x, part.track.y).max())


def _nominal(held: Held, part: Flown) -> Floats:
    """Return reach, length and duration of a stretch as smoothed."""
    x, y = part.track.x[None], part.track.y[None]
    limits = (held.shape.floor_m, held.shape.ceiling_m)
    grid = held.shape.grid(part.frame, part.track.x, part.track.y)
    row: Floats = measures(grid, x, y, part.z, part.track.time, *limits)[0]
    return row


def _only(part: Flown, at: float) -> Flown:
    """Return a stretch cut down to where it was at one time."""
    track = part.track
    x, y, vx, vy, sigma = (
        np.interp([at], track.time, column)
        for column in (track.x, track.y, track.vx, track.vy, track.sigma_m)
    )
    one = Smoothed(np.array([at]), x, y, vx, vy, sigma, track.noise_m, track.power)
    return replace(part, track=one, z=np.interp([at], track.time, part.z))


def _toward(values: Floats, now: float, claimed: float | None) -> Truths:
    """Return where a number has come near enough to what is claimed, from where it is now."""
    if claimed is None:
        return np.ones(len(values), np.bool_)
    near = TOLERANCE * abs(claimed)
    low, high = values >= claimed - near, values <= claimed + near
    if now < claimed - near:
        return np.asarray(low, np.bool_)
    return np.asarray(high if now > claimed + near else low & high, np.bool_)


def _holds(claim: AirspaceClaim, rows: Floats, now: Floats) -> Truths:
    """Return where a claim about the whole way holds.

    How long and how far it was inside follow from its course and speed, which a shift leaves as
    they are: those are weighed in the reasons only, unless nothing else is claimed.
    """
    true = _toward(np.maximum(rows[:, 0], 0.0), max(now[0], 0.0), claim.depth_m)
    if claim.entered is None and claim.depth_m is None and claim.distance_m is None:
        true = true & _toward(rows[:, 1], now[1], claim.length_m)
        true = true & _toward(rows[:, 2], now[2], claim.duration_s)
    return true & _holds_then(claim, rows[:, 0], now[0])


def _holds_then(claim: AirspaceClaim, depth: Floats, now: float) -> Truths:
    true = _toward(np.abs(depth), abs(now), claim.distance_m)
    if claim.entered is None:
        return true
    return np.asarray(true & ((depth > 0) == claim.entered), np.bool_)
