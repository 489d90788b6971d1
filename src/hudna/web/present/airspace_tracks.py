"""What the map and the time slider of a dispute are drawn from: numbers, no words but names."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from math import hypot
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from hudna.model.judgement import Fix, Judgement, LineVersion, Passage, TrackResult, TrackSource
from hudna.web.present.airspace_map import STYLES, Plane, letter, plane_of, shown_box, thinned

__all__ = ["FIXES", "signed_metres", "tracks_json"]

FIXES = 500
"""So many fixes of a track are sent; between them the page goes straight."""

RING_SIGMAS = 2.4477
"""A ring of so many standard deviations per axis holds a position in 95 of 100 cases:
the root of -2 ln 0.05, by the Rayleigh distribution."""

Floats = NDArray[np.float64]


def tracks_json(judgement: Judgement) -> dict[str, Any]:
    """Return lines, tracks with distances to each line, passages and marks, and the time they span.

    Times are seconds after `start`, distances metres, positive inside. Null is not known.
    """
    plane = plane_of(judgement)
    moments = [fix.at for track in judgement.tracks for fix in _of(track)]
    start = min(moments, default=None)
    end = max(moments, default=None)
    return {
        "start": start.isoformat() if start else None,
        "seconds": (end - start).total_seconds() if start and end else 0,
        "bounds": shown_box(judgement, plane) if plane else None,
        "lines": [_line(line, index) for index, line in enumerate(judgement.lines)],
        "tracks": [
            _track(judgement, track, index, start)
            for index, track in enumerate(judgement.tracks)
            if start is not None
        ],
    }


def signed_metres(line: LineVersion, fixes: Sequence[Fix]) -> list[float]:
    """Return how far inside each fix lies, negative outside, on a plane about the fixes.

    Heights do not come into it.
    """
    longitude = np.array([f.longitude for f in fixes])
    latitude = np.array([f.latitude for f in fixes])
    plane = Plane(round(float(np.median(longitude)), 6), round(float(np.median(latitude)), 6))
    shape = plane.shape(shapely.from_geojson(line.shape))
    points = shapely.points(plane.points(longitude, latitude))
    if "Polygon" in shape.geom_type:
        shapely.prepare(shape)
        apart = shapely.distance(shape.boundary, points)
        inside = shapely.contains_xy(shape, shapely.get_x(points), shapely.get_y(points))
    else:
        apart = shapely.distance(shape, points)
        inside = _on_side(shape, points, line.side)
    return [
        round(float(m) * 1000 * (1 if i else -1), 1) for m, i in zip(apart, inside, strict=True)
    ]


def _on_side(shape: Any, points: Any, side: str) -> NDArray[np.bool_]:
    """Return which points lie on a side of a line along its direction, by the nearest edge."""
    edges = [pair for part in shapely.get_parts(shape) for pair in pairwise(part.coords)]
    lines = shapely.linestrings([[a, b] for a, b in edges])
    tree = shapely.STRtree(lines)
    nearest = tree.nearest(points)
    ends = np.array([[*a, *b] for a, b in edges])[nearest]
    x, y = shapely.get_x(points), shapely.get_y(points)
    cross = (ends[:, 2] - ends[:, 0]) * (y - ends[:, 1]) - (ends[:, 3] - ends[:, 1]) * (
        x - ends[:, 0]
    )
    return np.asarray(cross > 0 if side == "left" else cross < 0)


def _of(track: TrackSource) -> tuple[Fix, ...]:
    return thinned(track.smoothed or track.plots, FIXES)


def _line(line: LineVersion, index: int) -> dict[str, Any]:
    return {
        "letter": letter(index),
        "style": index % STYLES + 1,
        "shape": json.loads(line.shape),
    }


def _track(judgement: Judgement, track: TrackSource, index: int, start: datetime) -> dict[str, Any]:
    fixes = _of(track)
    results = {(r.zone, r.version): r for r in judgement.results if r.track == track.id}
    return {
        "number": index + 1,
        "style": index % STYLES + 1,
        "ring_m": round(RING_SIGMAS * hypot(track.sigma_m, track.bias_sigma_m), 1),
        "seconds": [_after(start, fix.at) for fix in fixes],
        "longitude": [round(fix.longitude, 6) for fix in fixes],
        "latitude": [round(fix.latitude, 6) for fix in fixes],
        "altitude": [_height(fix) for fix in fixes],
        "lines": [
            _against(line, fixes, results.get((line.zone, line.version)), start)
            for line in judgement.lines
        ],
    }


def _against(
    line: LineVersion, fixes: Sequence[Fix], result: TrackResult | None, start: datetime
) -> dict[str, Any]:
    """Return a track against one version: distances, when inside, when possibly, and its marks."""
    return {
        "metres": signed_metres(line, fixes) if fixes else [],
        "inside": [_passage(one, start) for one in result.intervals] if result else [],
        "possible": [
            [_after(start, first), _after(start, last)]
            for first, last in (result.possible_only if result else ())
        ],
        "marks": [
            mark for one in (result.intervals if result else ()) for mark in _marks(one, start)
        ],
    }


def _passage(one: Passage, start: datetime) -> list[float | bool]:
    return [_after(start, one.entry.at), _after(start, one.exit.at), one.certain]


def _marks(one: Passage, start: datetime) -> tuple[Mapping[str, Any], ...]:
    both = (("entry", one.entry), ("exit", one.exit))
    return tuple(
        {"kind": kind, "seconds": _after(start, fix.at), "at": [fix.longitude, fix.latitude]}
        for kind, fix in both
    )


def _after(start: datetime, at: datetime) -> float:
    return round((at - start) / timedelta(seconds=1), 3)


def _height(fix: Fix) -> float | None:
    return None if fix.altitude_m is None else round(fix.altitude_m, 1)
