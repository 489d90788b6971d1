"""The background u(x, y): a kernel around every event, weighted by its chance to be background.

Variable bandwidths and iterative declustering are those of Zhuang, Ogata & Vere-Jones 2002,
"Stochastic Declustering of Space-Time Earthquake Occurrences", J. Am. Stat. Assoc. 97, 369-380.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

from hudna.watch.etas.model import Catalogue
from hudna.watch.events import Floats, Ints

__all__ = ["SMALLEST_BANDWIDTH_KM", "Kernels", "bandwidths", "kernels"]

NEIGHBOUR = 5
"""A kernel reaches to this neighbour (Zhuang 2011 finds 3 to 6 reasonable)."""

SMALLEST_BANDWIDTH_KM = 5.56
"""0.05 degrees, the least bandwidth of Zhuang et al. 2002: about the error of a location."""

REACH = 7.0
"""Bandwidths beyond which a Gaussian kernel (below 1e-10 of its peak) is left out."""

STEADY, PASSES = 1e-7, 200


@dataclass(frozen=True, slots=True)
class Kernels:
    """Gaussian kernels of all n events: per km2 as seen at each place, and over the area.

    Events of one place share bandwidth and kernel, so the matrix has a row and column per place.
    """

    width: Floats
    place: Ints
    at_places: csr_array
    mass: Floats
    days: float

    def background(self, chance: Floats) -> Floats:
        """Return u at every event, per day and km2; `chance` is that of each to be background."""
        there = np.bincount(self.place, chance, minlength=self.at_places.shape[0])
        return np.asarray(self.at_places @ there)[self.place] / self.days

    def integral(self, chance: Floats) -> float:
        """Return the integral of u over the area and the study window."""
        return float(self.mass @ chance)

    def decluster(self, mu: float, triggered: Floats, chance: Floats) -> Floats:
        """Return the chance of each event to be background, repeated until it stays."""
        for _ in range(PASSES):
            rate = mu * self.background(chance)
            new = rate / (rate + triggered)
            if np.max(np.abs(new - chance), initial=0) < STEADY:
                return new
            chance = new
        return chance


def bandwidths(x: Floats, y: Floats, *, least_km: float = SMALLEST_BANDWIDTH_KM) -> Floats:
    """Return each event's distance to its fifth neighbour in km, at least `least_km`."""
    near = min(NEIGHBOUR + 1, len(x))
    distance, _ = cKDTree(np.column_stack([x, y])).query(np.column_stack([x, y]), k=[near])
    return np.asarray(np.maximum(distance[:, 0], least_km))


def kernels(events: Catalogue, *, least_km: float = SMALLEST_BANDWIDTH_KM) -> Kernels:
    """Return the kernels of a catalogue; what they give does not depend on the parameters."""
    width = bandwidths(events.x, events.y, least_km=least_km)
    points, first, place = np.unique(
        np.column_stack([events.x, events.y]), axis=0, return_index=True, return_inverse=True
    )
    edge = events.area.seen_from(points[:, 0], points[:, 1])
    within = -np.expm1(-edge.r2 / (2 * width[first, None] ** 2))
    mass = np.einsum("ij,ij->i", within, edge.weight) / (2 * np.pi)
    matrix = _matrix(points, width[first])
    return Kernels(width, place, matrix, mass[place], events.days)


def _matrix(points: Floats, width: Floats) -> csr_array:
    """Return kernel values: row the place where, column the place whose kernel it is."""
    near = cKDTree(points).query_ball_point(points, REACH * width)
    column = np.repeat(np.arange(len(points)), [len(found) for found in near])
    row = np.concatenate([np.asarray(found, dtype=np.int64) for found in near])
    square = ((points[row] - points[column]) ** 2).sum(axis=1)
    spread = 2 * width[column] ** 2
    value = np.exp(-square / spread) / (np.pi * spread)
    return csr_array((value, (row, column)), shape=(len(points), len(points)))
