"""Live fences: told once, when sure, and each version of a line for itself."""

import math

import numpy as np

from hudna.airspace.fence import Fence, FenceEvent, Hysteresis
from hudna.model.judgement import HeightDatum
from tests.airspace.judged import MIDDLE, zone

NORTH_M = 10_000.0


def fed(fence: Fence, *depths: float, every_s: float = 1.0, height: float = math.nan, since=0.0):
    """Feed one craft so deep inside the square's northern edge, a position at a time."""
    alerts = []
    for at, depth in enumerate(depths):
        lat, lon = MIDDLE.from_plane(np.zeros(1), np.array([NORTH_M - depth]))
        time = np.array([since + at * every_s])
        alerts += fence.update(["craft"], time, lat, lon, np.array([height]))
    return [alert.event for alert in alerts]


def quiet(**given: float) -> Hysteresis:
    return Hysteresis(**{"enter_m": 0.0, "exit_m": 100.0, "hold_s": 2.0, "ahead_s": 0.0, **given})


def test_entering_is_told_once_it_has_lasted():
    assert fed(Fence(zone(), quiet()), -500, 50, 60, 70, 80, 90) == [FenceEvent.ENTERED]
    assert fed(Fence(zone(), quiet()), -500, 50, 60, -50, -60) == []


def test_noise_about_the_line_raises_nothing_more():
    fence = Fence(zone(), quiet())
    assert fed(fence, -500, 50, 60, 70) == [FenceEvent.ENTERED]
    assert fed(fence, *([30, -40] * 20), since=10) == []
    assert fed(fence, -150, -160, -170, -180, since=100) == [FenceEvent.LEFT]


def test_an_approach_is_told_while_there_is_time_and_once():
    fence = Fence(zone(), quiet(ahead_s=30.0))
    assert fed(fence, -10_000, -9_800, -9_600) == []
    assert fed(fence, -4_000, -3_800, -3_600, -3_400, since=50) == [FenceEvent.APPROACHING]


def test_above_the_ceiling_is_outside():
    low = Fence(zone(ceiling_m=3000.0, height_datum=HeightDatum.MSL), quiet())
    assert fed(low, 500, 600, 700, 800, height=5000.0) == []
    assert fed(low, 500, 600, 700, 800, height=2000.0, since=20) == [FenceEvent.ENTERED]


def test_old_and_empty_positions_are_left_aside():
    fence = Fence(zone(), quiet())
    fed(fence, -500, 50, 60, 70)
    assert fed(fence, -900, -900, -900, -900, since=-10) == []
    nowhere = np.array([math.nan])
    assert fence.update(["craft"], np.array([99.0]), nowhere, nowhere, nowhere) == []


def test_who_falls_silent_inside_is_told_as_lost():
    fence = Fence(zone(), quiet())
    fed(fence, -500, 50, 60, 70)
    assert [a.event for a in fence.lost(100.0)] == []
    assert [a.event for a in fence.lost(1000.0)] == [FenceEvent.LOST]
    assert fence.lost(2000.0) == []


def test_craft_are_kept_apart():
    fence = Fence(zone(), quiet(hold_s=0.0))
    lat, lon = MIDDLE.from_plane(np.zeros(2), np.array([0.0, 30_000.0]))
    found = fence.update(["a", "b"], np.zeros(2), lat, lon, np.full(2, math.nan))
    assert [(a.craft, a.event) for a in found] == [("a", FenceEvent.ENTERED)]
