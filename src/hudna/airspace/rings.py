"""Rings and lines of a map, mended where their meaning is beyond doubt, every mend stated."""

from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from hudna.airspace.plots import Floats, stated
from hudna.errors import InputError
from hudna.model.judgement import JudgementReason

__all__ = ["Drawn"]

_HALF_TURN, _TURN, _POLE = 180.0, 360.0, 90.0
_FURTHEST = 540.0
"""Longitudes may run past 180 where a shape crosses that meridian, not around the Earth twice."""

_RING = 4


class Drawn:
    """Reads positions of a GeoJSON shape; `repairs` says what was mended."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._counts: dict[str, int] = {}
        self._poles: list[str] = []

    @property
    def repairs(self) -> tuple[JudgementReason, ...]:
        """Return one statement for each kind of mend."""
        said = [stated(key, n=n) for key, n in self._counts.items()]
        return (*said, *(stated("ring_holds_pole", latitude=pole) for pole in self._poles))

    def count(self, key: str, n: int = 1) -> None:
        """Count a mend of one kind."""
        if n:
            self._counts[key] = self._counts.get(key, 0) + n

    def line(self, places: Any) -> Floats:
        """Return a line as (n, 2) longitudes and latitudes that run on past 180."""
        points = self._distinct(self._positions(places))
        if len(points) < 2:
            self._wrong("a line has fewer than two different positions", "Draw it again")
        return self._unwrapped(points)

    def ring(self, places: Any) -> Floats:
        """Return a closed ring; one around a pole is led over the pole."""
        points = self._positions(places)
        if len(points) and (points[0] != points[-1]).any():
            points = np.vstack((points, points[:1]))
            self.count("rings_closed")
        points = self._distinct(points)
        if len(points) < _RING:
            self._wrong("a ring has fewer than three different positions", "Draw it again")
        points = self._unwrapped(points)
        turn = points[-1, 0] - points[0, 0]
        if abs(turn) > _HALF_TURN:
            pole = _POLE if points[:, 1].mean() > 0 else -_POLE
            ends = [[points[-1, 0], pole], [points[0, 0], pole], points[0].tolist()]
            points = np.vstack((points, ends))
            self._poles.append("90" if pole > 0 else "-90")
        return points

    def _positions(self, places: Any) -> Floats:
        if not isinstance(places, list) or not places:
            self._wrong("a line or ring has no positions", "Draw it again, or leave it out")
        try:
            points = np.array([[float(place[0]), float(place[1])] for place in places])
        except (ValueError, TypeError, IndexError, KeyError, OverflowError):
            self._wrong("a position is not two numbers", "Write [longitude, latitude]")
        if not np.isfinite(points).all():
            self._wrong("a position is not finite", "Write [longitude, latitude]")
        off = (np.abs(points[:, 1]) > _POLE) | (np.abs(points[:, 0]) > _FURTHEST)
        if off.any():
            longitude, latitude = points[off][0]
            swapped = np.abs(points[:, 0]).max() <= _POLE
            self._wrong(
                f"longitude {longitude:.10g}, latitude {latitude:.10g} is not on Earth"
                + (": the two look swapped" if swapped else ""),
                "Write longitude before latitude, in degrees",
            )
        return points

    def _distinct(self, points: Floats) -> Floats:
        new = np.ones(len(points), bool)
        new[1:] = (np.diff(points, axis=0) != 0).any(axis=1)
        self.count("vertices_repeated", int((~new).sum()))
        return points[new]

    def _unwrapped(self, points: Floats) -> Floats:
        """Return the points with longitudes that run on where an edge jumps across 180."""
        steps = np.diff(points[:, 0])
        across: NDArray[np.bool_] = (np.abs(steps) > _HALF_TURN) & (np.abs(steps) < _TURN)
        if not across.any():
            return points
        turns = np.concatenate(([0.0], np.cumsum(np.where(across, -np.sign(steps) * _TURN, 0.0))))
        self.count("edges_across_180", int(across.sum()))
        return np.column_stack((points[:, 0] + turns, points[:, 1]))

    def _wrong(self, message: str, advice: str) -> NoReturn:
        raise InputError(message, where=self.where, advice=advice)
