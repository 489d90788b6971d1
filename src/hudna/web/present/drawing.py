"""Small maps: shapes on a plane of kilometres, fitted into one picture, as paths of an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from hudna.assess.zone_shapes import on_plane
from hudna.geo.shapes import governorates

__all__ = ["Frame", "frame_of", "ground_of"]

_SIZE = 240.0
_MARGIN = 0.06


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of `width` by `height` and where its corner lies, in kilometres of the plane."""

    width: float
    height: float
    scale: float
    corner: tuple[float, float]

    def path(self, shape: BaseGeometry | None) -> str:
        """Return a shape as the path of an SVG; nothing for null."""
        if shape is None:
            return ""
        rings = []
        for part in shapely.get_parts(shape.simplify(0.4 / self.scale)):
            lines = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
            closed = "Z" if part.geom_type == "Polygon" else ""
            rings += ["M" + "L".join(self._points(line)) + closed for line in lines]
        return "".join(rings)

    def point(self, point: shapely.Point) -> tuple[float, float]:
        """Return where a point lies in the picture."""
        west, north = self.corner
        return round((point.x - west) * self.scale, 1), round((north - point.y) * self.scale, 1)

    def _points(self, line: BaseGeometry) -> list[str]:
        west, north = self.corner
        return [
            f"{(x - west) * self.scale:.1f} {(north - y) * self.scale:.1f}" for x, y in line.coords
        ]


def frame_of(shapes: Sequence[BaseGeometry]) -> Frame:
    """Return the picture that shows these shapes whole, with a margin about them."""
    west, south, east, north = shapely.total_bounds(shapes)
    longer = max(east - west, north - south)
    pad = _MARGIN * longer
    scale = _SIZE / (longer + 2 * pad)
    width, height = (east - west + 2 * pad) * scale, (north - south + 2 * pad) * scale
    return Frame(round(width, 1), round(height, 1), scale, (west - pad, north + pad))


def ground_of(shape: BaseGeometry, middle: float) -> BaseGeometry | None:
    """Return the governorates of Syria where a shape lies among them, else nothing."""
    country = shapely.union_all(list(governorates("SY").values()))
    if not country.intersects(shape):
        return None
    borders = shapely.multipolygons(
        [part for g in governorates("SY").values() for part in shapely.get_parts(g)]
    )
    return on_plane(borders, (0.0, middle))
