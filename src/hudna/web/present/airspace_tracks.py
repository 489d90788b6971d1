"""What the map and the time slider of a dispute are drawn from: numbers, no words but names."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import hypot
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from hudna.model.judgement import Fix, Judgement, LineVersion, Passage, TrackResult, TrackSource
from hudna.web.present.airspace_map import STYLES, letter, plane_of, shown_box, thinned

__all__ = ["FIXES", "signed_metres", "tracks_json"]

FIXES = 500
"""So many fixes of a track are sent; between them the page goes straight."""

_AROUND = 4.0
"""So many times its width is sent of the lines to each side of what is shown at first."""

Box = tuple[float, float, float, float]

RING_SIGMAS = 2.4477
"""A ring of so many standard deviations per axis holds a position in 95 of 100 cases:
the root of -2 ln 0.05, by the Rayleigh distribution."""


def tracks_json(judgement: Judgement) -> dict[str, Any]:
    """Return lines, tracks with distances to each line, passages and marks, and the time they span.

    Times are seconds after `start`, distances metres, positive inside. Null is not known.
    """
    plane = plane_of(judgement)
    bounds = shown_box(judgement, plane) if plane else None
    moments = [fix.at for track in judgement.tracks for fix in _of(track)]
    start = min(moments, default=None)
    end = max(moments, default=None)
    return {
        "start": start.isoformat() if start else None,
        "seconds": (end - start).total_seconds() if start and end else 0,
        "bounds": bounds,
        "lines": [_line(line, index, bounds) for index, line in enumerate(judgement.lines)],
        "tracks": [
            _track(judgement, track, index, start)
            for index, track in enumerate(judgement.tracks)
            if start is not None
        ],
    }


def signed_metres(line: LineVersion, fixes: Sequence[Fix]) -> list[float]:
    """Return how far inside each fix lies, negative outside; heights do not come into it."""
    from hudna.geo.crossing.along import depths_along  # compiles when it is first called
    from hudna.geo.crossing.stays import Shape

    shape = Shape(shapely.from_geojson(line.shape), line.side, line.edges)
    found = depths_along(shape, [f.latitude for f in fixes], [f.longitude for f in fixes])
    return [round(float(metres), 1) for metres in found]


def _of(track: TrackSource) -> tuple[Fix, ...]:
    return thinned(track.smoothed or track.plots, FIXES)


def _line(line: LineVersion, index: int, bounds: Box | None) -> dict[str, Any]:
    edge = _edge(shapely.from_geojson(line.shape), bounds)
    return {
        "letter": letter(index),
        "style": index % STYLES + 1,
        "edge": None if edge.is_empty else json.loads(shapely.to_geojson(edge)),
    }


def _edge(shape: BaseGeometry, bounds: Box | None) -> BaseGeometry:
    """Return the edge of an area, or a line, as far as one may look from what is shown."""
    edge = shape.boundary if "Polygon" in shape.geom_type else shape
    if bounds is None:
        return edge
    west, south, east, north = bounds
    wide, high = _AROUND * (east - west), _AROUND * (north - south)
    if west - wide < -180 or east + wide > 180:
        return edge  # across the antimeridian a box of degrees would cut it in the wrong place
    return shapely.clip_by_rect(edge, west - wide, south - high, east + wide, north + high)


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
