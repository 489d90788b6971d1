"""The study area as a polygon on the plane, and integrals over it of densities around events.

A density that depends on distance alone integrates over a polygon along its boundary:
the integral over the area is that of F(r) dphi around the edge as seen from the event, F being
the density's mass within r per radian (Ogata 1998, appendix; Jalilian 2019, section 3). Each edge
is taken by Gauss-Legendre nodes in the angle phi, where r = h / cos(phi), h the edge's distance.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hudna.errors import InputError
from hudna.watch.events import Floats

__all__ = ["Area", "Edge"]

MOST_NODES, FEWEST_NODES, NODES_IN_ALL = 24, 4, 400
"""Nodes an edge gets: many on a rectangle, few on each of the short edges of a fine outline."""

TOUCHING_KM = 1e-9
"""An edge nearer than this runs through the event: it is seen under no angle."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The boundary as seen from n events: squared distances (n, k) in km2, weights in radians."""

    r2: Floats
    weight: Floats


@dataclass(frozen=True, slots=True)
class Area:
    """A simple polygon: corners in km, anticlockwise, the first not repeated."""

    x: Floats
    y: Floats

    @classmethod
    def of_corners(cls, x: Floats, y: Floats) -> "Area":
        """Return the polygon of corners given either way round; at least three, not on a line."""
        if len(x) > 1 and x[0] == x[-1] and y[0] == y[-1]:
            x, y = x[:-1], y[:-1]
        twice = float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))
        if len(x) < 3 or abs(twice) < TOUCHING_KM:
            raise InputError(
                "the area has no surface", advice="Give at least three corners, not on one line"
            )
        return cls(x, y) if twice > 0 else cls(x[::-1], y[::-1])

    @property
    def size_km2(self) -> float:
        """Return the surface by the shoelace formula."""
        return float(np.sum(self.x * np.roll(self.y, -1) - np.roll(self.x, -1) * self.y)) / 2

    def holds(self, x: Floats, y: Floats) -> NDArray[np.bool_]:
        """Return which points lie inside: an odd number of edges to the east of them."""
        inside = np.zeros(len(x), dtype=bool)
        for x1, y1, x2, y2 in self._edges():
            spans = (y1 > y) != (y2 > y)
            if y1 != y2:
                inside ^= spans & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
        return inside

    def seen_from(self, x: Floats, y: Floats) -> Edge:
        """Return the boundary's nodes as seen from each of n points."""
        count = int(np.clip(NODES_IN_ALL // len(self.x), FEWEST_NODES, MOST_NODES))
        node, share = np.polynomial.legendre.leggauss(count)
        r2, weight = [], []
        for x1, y1, x2, y2 in self._edges():
            length = float(np.hypot(x2 - x1, y2 - y1))
            if length < TOUCHING_KM:
                continue
            ex, ey = (x2 - x1) / length, (y2 - y1) / length
            left = (x1 - x) * ey - (y1 - y) * ex
            far = np.abs(left) > TOUCHING_KM
            height = np.where(far, left, 1.0)
            begin = np.arctan(((x1 - x) * ex + (y1 - y) * ey) / np.abs(height))
            end = np.arctan(((x2 - x) * ex + (y2 - y) * ey) / np.abs(height))
            middle, half = (begin + end) / 2, (end - begin) / 2
            angle = middle[:, None] + half[:, None] * node
            r2.append((height[:, None] / np.cos(angle)) ** 2)
            sign = np.where(far, np.sign(height), 0.0)
            weight.append((sign * half)[:, None] * share)
        return Edge(np.concatenate(r2, axis=1), np.concatenate(weight, axis=1))

    def _edges(self) -> list[tuple[float, float, float, float]]:
        x, y = self.x.tolist(), self.y.tolist()
        return list(zip(x, y, x[1:] + x[:1], y[1:] + y[:1], strict=True))
