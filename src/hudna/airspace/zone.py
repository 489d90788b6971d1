"""One version of a zone or line as it is judged against."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from hudna.model.judgement import HeightDatum, JudgementReason

__all__ = ["SIDES", "Zone"]

SIDES = ("inside", "left", "right")
"""Of a polygon the inside; of a line, what lies left or right of it along its direction."""


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """A polygon, or a line with a side, in WGS 84 longitude and latitude.

    `edges` say what joins two vertices: `straight` in longitude and latitude (RFC 7946, 3.1.1) or
    `geodesic`. `sigma_m` is how true the line is to the ground, one standard deviation.
    """

    id: str
    version: str
    geometry: BaseGeometry
    side: str
    edges: str
    sigma_m: float
    floor_m: float | None
    ceiling_m: float | None
    height_datum: HeightDatum
    datum: str
    source: str
    licence: str
    sha256: str
    repairs: tuple[JudgementReason, ...] = ()
