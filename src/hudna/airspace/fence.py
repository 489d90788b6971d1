"""Live fences: a stream of positions against zones, with alerts that do not flutter.

A craft counts as inside once it is deeper than `enter_m` for `hold_s`, and as outside again once
it is further out than `exit_m` for `hold_s`: noise about the line alone raises nothing. Before
that, an approach is told where its course and speed lead it in within `ahead_s`.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from hudna.airspace.zone import Zone
from hudna.geo.crossing.depth import depths
from hudna.geo.crossing.fast_frame import to_plane_near
from hudna.geo.crossing.frame import Frame
from hudna.geo.crossing.grid import Grid, grid_over
from hudna.geo.crossing.outline import edges_on

__all__ = ["Fence", "FenceAlert", "FenceEvent", "Hysteresis"]

Floats = NDArray[np.float64]
_TILE_M = 40_000.0
_STALE_S = 300.0


class FenceEvent(StrEnum):
    """What happened at a fence; a lost craft was inside when its positions ended."""

    APPROACHING = "approaching"
    ENTERED = "entered"
    LEFT = "left"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Hysteresis:
    """How sure a fence is before it speaks: metres in and out, seconds held and looked ahead."""

    enter_m: float = 0.0
    exit_m: float = 100.0
    hold_s: float = 2.0
    ahead_s: float = 60.0


@dataclass(frozen=True, slots=True)
class FenceAlert:
    """One event: who, which version of which zone, when (seconds since 1970), how deep (metres).

    For an approach `in_s` is in how many seconds it would be inside.
    """

    event: FenceEvent
    craft: str
    zone: str
    version: str
    time: float
    depth_m: float
    in_s: float | None = None


@dataclass(slots=True)
class _State:
    """Of one craft at one fence; `since` is when it went over to the other side of the band."""

    time: float = -math.inf
    depth: float = -math.inf
    inside: bool = False
    since: float | None = None
    warned: bool = False


class Fence:
    """One version of a zone, watched. Positions may come from many craft, each in order of time."""

    def __init__(self, zone: Zone, hysteresis: Hysteresis | None = None) -> None:
        self.zone = zone
        self.hysteresis = hysteresis or Hysteresis()
        self._tiles: dict[tuple[int, int], tuple[Frame, Grid]] = {}
        self._states: dict[str, _State] = {}

    def update(
        self,
        craft: list[str],
        time: Floats,
        latitude: Floats,
        longitude: Floats,
        altitude_m: Floats,
    ) -> list[FenceAlert]:
        """Take n positions and return the alerts they raise, in their order.

        A position older than the craft's last one, or with no place, is left aside.
        """
        depth = self.depths(latitude, longitude)
        low = -math.inf if self.zone.floor_m is None else self.zone.floor_m
        high = math.inf if self.zone.ceiling_m is None else self.zone.ceiling_m
        beside = (altitude_m < low) | (altitude_m > high)
        depth = np.where(beside, np.minimum(depth, -self.hysteresis.exit_m - 1.0), depth)
        alerts: list[FenceAlert] = []
        columns = (time.tolist(), depth.tolist())
        for name, at, deep in zip(craft, *columns, strict=True):
            if math.isfinite(deep) and math.isfinite(at):
                alerts += self._step(name, at, deep)
        return alerts

    def lost(self, now: float) -> list[FenceAlert]:
        """Return the craft inside that have sent nothing for five minutes, each told once."""
        alerts = []
        for name in [n for n, s in self._states.items() if now - s.time > _STALE_S]:
            state = self._states.pop(name)
            if state.inside:
                alerts.append(self._alert(FenceEvent.LOST, name, state))
        return alerts

    def depths(self, latitude: Floats, longitude: Floats) -> Floats:
        """Return how deep inside n positions lie, metres, negative outside; NaN for none."""
        found = np.full(len(latitude), math.nan)
        good = np.isfinite(latitude) & np.isfinite(longitude)
        row = np.floor(np.where(good, latitude, 0.0) * 111_000 / _TILE_M).astype(np.int64)
        shrink = np.maximum(np.cos(np.radians((row + 0.5) * _TILE_M / 111_000)), 0.01)
        column = np.floor(np.where(good, longitude, 0.0) * 111_000 * shrink / _TILE_M)
        keys = row * 1_000_000 + column.astype(np.int64)
        for key in np.unique(keys[good]):
            own = np.flatnonzero(good & (keys == key))
            first = own[0]
            frame, grid = self._tile((int(row[first]), int(column[first])), float(shrink[first]))
            x, y = to_plane_near(frame.latitude, frame.longitude, latitude[own], longitude[own])
            found[own] = depths(grid, x, y)
        return found

    def _tile(self, key: tuple[int, int], shrink: float) -> tuple[Frame, Grid]:
        if key not in self._tiles:
            latitude = (key[0] + 0.5) * _TILE_M / 111_000
            longitude = (key[1] + 0.5) * _TILE_M / 111_000 / shrink
            frame = Frame(latitude, longitude)
            zone = self.zone
            edges = edges_on(frame, zone.geometry, zone.side, zone.edges, _TILE_M)
            half = 0.75 * _TILE_M
            self._tiles[key] = frame, grid_over(edges, (-half, -half, half, half), 7)
        return self._tiles[key]

    def _step(self, craft: str, time: float, depth: float) -> list[FenceAlert]:
        state = self._states.setdefault(craft, _State())
        if time <= state.time:
            return []
        before, elapsed = state.depth, time - state.time
        state.time, state.depth = time, depth
        alerts: list[FenceAlert] = []
        crossing = self._crossed(state, depth)
        if crossing:
            state.since = time if state.since is None else state.since
            if time - state.since >= self.hysteresis.hold_s:
                state.inside, state.since, state.warned = not state.inside, None, False
                event = FenceEvent.ENTERED if state.inside else FenceEvent.LEFT
                alerts.append(self._alert(event, craft, state))
        else:
            state.since = None
        if not state.inside and math.isfinite(before):
            alerts += self._approach(craft, state, (depth - before) / elapsed)
        return alerts

    def _crossed(self, state: _State, depth: float) -> bool:
        if state.inside:
            return depth < -self.hysteresis.exit_m
        return depth > self.hysteresis.enter_m

    def _approach(self, craft: str, state: _State, closing_ms: float) -> list[FenceAlert]:
        """Return the alert of an approach, once until the craft turns away."""
        if state.depth > 0 or closing_ms <= 0:
            state.warned = state.warned and state.depth > -10 * self.hysteresis.exit_m
            return []
        in_s = -state.depth / closing_ms
        if state.warned or in_s > self.hysteresis.ahead_s:
            return []
        state.warned = True
        return [self._alert(FenceEvent.APPROACHING, craft, state, in_s)]

    def _alert(
        self, event: FenceEvent, craft: str, state: _State, in_s: float | None = None
    ) -> FenceAlert:
        zone = self.zone
        return FenceAlert(event, craft, zone.id, zone.version, state.time, state.depth, in_s)
