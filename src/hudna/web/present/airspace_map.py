"""A dispute about a line as a still map: every version of the line, every track, north up.

The same shapes go to the map with a script. Only the versions of the case are drawn as lines: a
border of the base map beside them would be one more version, and nobody's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from hudna.geo.crossing.frame import Frame as Plane
from hudna.model.judgement import Fix, Judgement, LineVersion, TrackSource
from hudna.publish.judgements.frame import key_fixes
from hudna.web.present.drawing import Frame, frame_of

__all__ = [
    "STYLES", "CaseMap", "DrawnLine", "DrawnTrack", "case_map", "letter", "plane_of",
    "shown_box", "thinned",
]  # fmt: skip

STYLES = 6
"""So many dashes of lines and colours of tracks there are; they begin again after that."""

DRAWN = 400
"""So many fixes of a track are drawn."""

_NEAR_M = 3000.0
"""At least so much of the surroundings of the tracks is shown."""

_STEP_DEGREES = 0.02
"""Edges straight in longitude and latitude are bent on a plane: cut so fine, they are true."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A version of a line with its letter and style; `path` and where the letter stands."""

    line: LineVersion
    letter: str
    style: int
    path: str
    at: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class DrawnTrack:
    """A track with its number and style; where it was inside, and its first fix."""

    track: TrackSource
    number: int
    style: int
    path: str
    at: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class CaseMap:
    """An SVG of `width` by `height`; `bar_km` is how long its scale, `bar` wide, is."""

    width: float
    height: float
    lines: tuple[DrawnLine, ...]
    tracks: tuple[DrawnTrack, ...]
    bar: float
    bar_km: float

    @property
    def scale_at(self) -> float:
        """How far down the scale stands."""
        return self.height - 8


def letter(index: int) -> str:
    """Return A, B, C and so on; past Z with a number."""
    return chr(ord("A") + index % 26) + (str(index // 26) if index >= 26 else "")


def thinned(fixes: Sequence[Fix], most: int) -> tuple[Fix, ...]:
    """Return every so many of the fixes, the first and the last among them."""
    if len(fixes) <= most:
        return tuple(fixes)
    chosen = np.unique(np.linspace(0, len(fixes) - 1, most).round().astype(int))
    return tuple(fixes[int(at)] for at in chosen)


def case_map(judgement: Judgement) -> CaseMap | None:
    """Return the still map of a case, null where it has neither line nor track."""
    plane = plane_of(judgement)
    if plane is None:
        return None
    box = shapely.box(*_box_km(judgement, plane))
    frame = frame_of([box])
    lines = tuple(
        _line(frame, plane, box, line, index) for index, line in enumerate(judgement.lines)
    )
    tracks = tuple(
        _track(frame, plane, track, index) for index, track in enumerate(judgement.tracks)
    )
    bar_km = _round_length(frame.width / frame.scale / 4)
    return CaseMap(frame.width, frame.height, lines, tracks, round(bar_km * frame.scale, 1), bar_km)


def plane_of(judgement: Judgement) -> Plane | None:
    """Return the plane about the middle of the tracks, else of the lines."""
    fixes = _fixes(judgement.tracks)
    if fixes:
        longitude = np.unwrap([f.longitude for f in fixes], period=360)
        latitude = [f.latitude for f in fixes]
        return Plane(float(np.median(latitude)), float(np.median(longitude) + 540) % 360 - 180)
    shapes = [shapely.from_geojson(line.shape) for line in judgement.lines]
    if not shapes:
        return None
    west, south, east, north = shapely.total_bounds(shapes)
    return Plane((south + north) / 2, (west + east) / 2)


def shown_box(judgement: Judgement, plane: Plane) -> tuple[float, float, float, float]:
    """Return west, south, east and north of what is shown, in degrees about the plane's middle."""
    west, south, east, north = _box_km(judgement, plane)
    x, y = np.array([west, east, west, east]), np.array([south, south, north, north])
    latitude, longitude = plane.from_plane(x * 1000, y * 1000)
    turned = plane.longitude + (longitude - plane.longitude + 540) % 360 - 180
    west, east = float(turned.min()), float(turned.max())
    return west, float(latitude.min()), east, float(latitude.max())


def _on(plane: Plane, drawn: BaseGeometry) -> BaseGeometry:
    """Return a shape in degrees in kilometres on a plane."""

    def project(points: Floats) -> Floats:
        return _points(plane, points[:, 1], points[:, 0])

    return shapely.transform(shapely.segmentize(drawn, _STEP_DEGREES), project)


def _points(plane: Plane, latitude: Floats, longitude: Floats) -> Floats:
    return np.column_stack(plane.to_plane(latitude, longitude)) / 1000


def _points_of(plane: Plane, fixes: Sequence[Fix]) -> Floats:
    latitude = np.array([fix.latitude for fix in fixes])
    return _points(plane, latitude, np.array([fix.longitude for fix in fixes]))


def _box_km(judgement: Judgement, plane: Plane) -> tuple[float, float, float, float]:
    """Return what is shown: where something happens, else the tracks, else the lines."""
    fixes = key_fixes(judgement) or _fixes(judgement.tracks)
    if not fixes:
        shapes = [_on(plane, shapely.from_geojson(line.shape)) for line in judgement.lines]
        west, south, east, north = shapely.total_bounds(shapes)
        return float(west), float(south), float(east), float(north)
    points = _points_of(plane, fixes)
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    pad = max(_NEAR_M / 1000, 0.4 * max(east - west, north - south))
    return float(west - pad), float(south - pad), float(east + pad), float(north + pad)


def _fixes(tracks: Iterable[TrackSource]) -> tuple[Fix, ...]:
    return tuple(fix for track in tracks for fix in thinned(track.smoothed or track.plots, DRAWN))


def _line(
    frame: Frame, plane: Plane, box: BaseGeometry, line: LineVersion, index: int
) -> DrawnLine:
    shape = _on(plane, shapely.from_geojson(line.shape))
    edge = shape.boundary if "Polygon" in shape.geom_type else shape
    seen = edge.intersection(box)
    at = None
    if not seen.is_empty:
        longest = max(shapely.get_parts(seen), key=lambda part: part.length)
        share = 0.08 + 0.84 * ((index * 0.38) % 1.0)
        at = frame.point(longest.interpolate(share, normalized=True))
    path = frame.path(seen) if not seen.is_empty else ""
    return DrawnLine(line, letter(index), index % STYLES + 1, path, at)


def _track(frame: Frame, plane: Plane, track: TrackSource, index: int) -> DrawnTrack:
    fixes = thinned(track.smoothed or track.plots, DRAWN)
    if not fixes:
        return DrawnTrack(track, index + 1, index % STYLES + 1, "", None)
    points = _points_of(plane, fixes)
    path = frame.path(shapely.LineString(points)) if len(points) > 1 else ""
    at = frame.point(shapely.Point(points[0]))
    return DrawnTrack(track, index + 1, index % STYLES + 1, path, at)


def _round_length(km: float) -> float:
    """Return a round number of kilometres, no longer than `km`."""
    power = 10.0 ** np.floor(np.log10(km))
    return float(next(step * power for step in (5, 2, 1) if step * power <= km))
