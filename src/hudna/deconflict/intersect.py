"""Whether two pieces of space and time meet: yes, no, or it cannot be told.

Wherever arithmetic could go either way by a metre, it says that they meet.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from hudna.model.judgement import HeightDatum
from hudna.model.movement import Volume

__all__ = [
    "CLOSE_M",
    "Heights",
    "Meeting",
    "Plane",
    "both",
    "centre_of",
    "gap_seconds",
    "heights_meet",
    "heights_of",
    "times_meet",
    "unwrapped",
    "volume_shape",
    "volumes_meet",
]

CLOSE_M = 1.0
"""Nearer than this counts as touching: more than any rounding here amounts to."""

GEOID_M = 110.0
"""Mean sea level lies within this of the WGS 84 ellipsoid everywhere (EGM96: -107 to +86 m)."""

EDGE_DEGREES = 0.05
"""Edges are straight in longitude and latitude (RFC 7946, 3.1.1): within 1 m when cut so short."""

EARTH_RADIUS_M = 6_371_008.8


class Meeting(StrEnum):
    """A three-valued answer; `both` combines them as Kleene's strong "and"."""

    YES = "yes"
    UNKNOWN = "unknown"
    NO = "no"


def both(*parts: Meeting) -> Meeting:
    """Return yes where all are, no where any is, else that it cannot be told."""
    if Meeting.NO in parts:
        return Meeting.NO
    return Meeting.UNKNOWN if Meeting.UNKNOWN in parts else Meeting.YES


@dataclass(frozen=True, slots=True)
class Heights:
    """From `lower` to `upper` metres above `datum`; null is unknown, infinite is no limit."""

    lower: float | None
    upper: float | None
    datum: HeightDatum

    @property
    def limited(self) -> bool:
        """Whether there is a height at which it does not reach."""
        return (self.lower, self.upper) != (-math.inf, math.inf)


def heights_of(volume: Volume) -> Heights:
    """Return the heights of a volume."""
    return Heights(volume.lower_m, volume.upper_m, volume.height_datum)


def heights_meet(a: Heights, b: Heights) -> Meeting:
    """Return whether two ranges of height share a height.

    Heights above different things are compared only where no difference between the two could
    matter: mean sea level and ellipsoid, when further apart than the geoid lies from it.
    """
    if not a.limited or not b.limited:
        return Meeting.YES
    if a.datum is not b.datum or HeightDatum.UNKNOWN in (a.datum, b.datum):
        near = {a.datum, b.datum} <= {HeightDatum.MSL, HeightDatum.WGS84}
        return Meeting.NO if near and _apart(a, b, GEOID_M) else Meeting.UNKNOWN
    if _apart(a, b, CLOSE_M):
        return Meeting.NO
    return Meeting.YES if _sure(a, b) else Meeting.UNKNOWN


def _apart(a: Heights, b: Heights, by: float) -> bool:
    """Return whether what is known of one lies wholly above what is known of the other."""
    pairs = ((a.upper, b.lower), (b.upper, a.lower))
    return any(up is not None and low is not None and up + by < low for up, low in pairs)


def _sure(a: Heights, b: Heights) -> bool:
    """Return whether they meet whatever the unknown ends are."""
    known = [[h for h in (x.lower, x.upper) if h is not None] for x in (a, b)]
    if not all(known):
        return False
    (low_a, *_), (low_b, *_) = known
    return low_a <= known[1][-1] + CLOSE_M and low_b <= known[0][-1] + CLOSE_M


def times_meet(
    start: datetime, end: datetime, other_start: datetime | None, other_end: datetime | None
) -> Meeting:
    """Return whether two closed intervals share a moment; a null end of the other is open."""
    before = other_start is not None and end < other_start
    after = other_end is not None and other_end < start
    return Meeting.NO if before or after else Meeting.YES


def gap_seconds(
    start: datetime, end: datetime, other_start: datetime | None, other_end: datetime | None
) -> float:
    """Return the seconds between two intervals, 0 where they share a moment."""
    gaps = [0.0]
    if other_start is not None:
        gaps.append((other_start - end).total_seconds())
    if other_end is not None:
        gaps.append((start - other_end).total_seconds())
    return max(gaps)


class Plane:
    """A plane about a point: azimuthal equidistant on the WGS 84 ellipsoid, in metres.

    Safe over the antimeridian and the poles. Away from the middle it stretches lengths across the
    line of sight by c / sin c (Snyder 1987, "Map Projections", eq. 25-2), c the angle from there.
    """

    def __init__(self, longitude: float, latitude: float) -> None:
        place = f"+proj=aeqd +lon_0={longitude!r} +lat_0={latitude!r} +datum=WGS84 +units=m"
        self._transform = Transformer.from_crs("EPSG:4326", place, always_xy=True).transform

    def flat(self, shape: BaseGeometry) -> BaseGeometry:
        """Return a shape of continuous longitudes on the plane, its edges cut short first."""
        cut = shapely.segmentize(shape, EDGE_DEGREES)

        def placed(points: np.ndarray) -> np.ndarray:
            return np.column_stack(self._transform(points[:, 0], points[:, 1]))

        return shapely.transform(cut, placed)

    @staticmethod
    def stretch(shapes: Iterable[BaseGeometry]) -> float:
        """Return how much longer than true a length on the plane can be among these shapes."""
        far = max((np.abs(shape.bounds).max() * math.sqrt(2) for shape in shapes), default=0.0)
        angle = min(float(far) / EARTH_RADIUS_M, 2.0)
        return angle / math.sin(angle) * 1.0001 if angle else 1.0001


def unwrapped(shape: Any) -> Any:
    """Return a shape whose longitudes run on over the antimeridian, part by part."""
    if shape.geom_type.startswith("Multi") or shape.geom_type == "GeometryCollection":
        return type(shape)([unwrapped(part) for part in shape.geoms])

    def run_on(points: np.ndarray) -> np.ndarray:
        return np.column_stack([np.unwrap(points[:, 0], period=360.0), points[:, 1]])

    if shape.geom_type != "Polygon":
        return shapely.transform(shape, run_on)
    rings = [run_on(np.asarray(ring.coords)) for ring in (shape.exterior, *shape.interiors)]
    for hole in rings[1:]:
        hole[:, 0] += 360.0 * np.round((rings[0][:, 0].mean() - hole[:, 0].mean()) / 360.0)
    return shapely.Polygon(rings[0], rings[1:])


def volume_shape(volume: Volume) -> BaseGeometry:
    """Return the bare shape of a volume in degrees; all within its radius belongs to it."""
    points = list(dict.fromkeys(volume.points))
    if len(points) == 1:
        return shapely.Point(points[0])
    shape = shapely.LineString(points) if len(points) == 2 else shapely.Polygon(points)
    run_on: BaseGeometry = unwrapped(shape)
    return run_on


def centre_of(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of points on the sphere, longitude and latitude; symmetric in them."""
    longitude, latitude = np.radians(np.array(sorted(points))).T
    x = (np.cos(latitude) * np.cos(longitude)).mean()
    y = (np.cos(latitude) * np.sin(longitude)).mean()
    z = np.sin(latitude).mean()
    return float(np.degrees(np.arctan2(y, x))), float(np.degrees(np.arctan2(z, np.hypot(x, y))))


Pair = tuple[Meeting, float, float]
"""Whether two volumes meet, the metres between them and the seconds between them."""


def volumes_meet(a: Sequence[Volume], b: Sequence[Volume]) -> list[Pair]:
    """Return how each volume of one plan meets each of another, on one plane about both."""
    plane = Plane(*centre_of([point for volume in (*a, *b) for point in volume.points]))
    left = [plane.flat(volume_shape(one)) for one in a]
    right = [plane.flat(volume_shape(one)) for one in b]
    stretch = plane.stretch([*left, *right])
    apart = shapely.distance(np.array(left)[:, None], np.array(right)[None, :])
    return [
        _pair(one, other, float(apart[i, j]), stretch)
        for i, one in enumerate(a)
        for j, other in enumerate(b)
    ]


def _pair(a: Volume, b: Volume, apart: float, stretch: float) -> Pair:
    reach = a.radius_m + b.radius_m
    near = apart <= reach * stretch + CLOSE_M
    place = Meeting.YES if near else Meeting.NO
    time = times_meet(a.start, a.end, b.start, b.end)
    meeting = both(time, place, heights_meet(heights_of(a), heights_of(b)))
    gap = gap_seconds(a.start, a.end, b.start, b.end)
    return meeting, max(0.0, apart / stretch - reach), gap
