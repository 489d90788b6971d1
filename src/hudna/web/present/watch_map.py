"""The cells of an outlook on a still map: squares of 10 km and more, shaded, with their reasons."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely

from hudna.assess.zone_shapes import on_plane
from hudna.geo.areas import nearest_settlements
from hudna.geo.geodesy import EARTH_RADIUS_KM
from hudna.model.outlook import CellOutlook, Outlook
from hudna.web.present import names
from hudna.web.present.drawing import Frame, frame_of, ground_of
from hudna.web.present.figures import density
from hudna.web.present.watch import RangeBar, range_bar

__all__ = ["CellView", "OutlookMap", "outlook_map"]

KM_PER_DEGREE = float(EARTH_RADIUS_KM * np.pi / 180)
NAMED = 12
"""So many cells are told of in words beside the map."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: its path, shade from 1 to 4, nearest place and range; `number` where it is named."""

    cell: CellOutlook
    path: str
    at: tuple[float, float]
    shade: int
    near: str
    bar: RangeBar
    number: int | None


@dataclass(frozen=True, slots=True)
class OutlookMap:
    """An SVG of `width` by `height` with its ground and cells."""

    width: str
    height: str
    ground: str
    cells: tuple[CellView, ...]

    @property
    def named(self) -> tuple[CellView, ...]:
        """The cells with the most expected, most first."""
        return tuple(one for one in self.cells if one.number is not None)


def outlook_map(outlook: Outlook, language: str) -> OutlookMap | None:
    """Return the map of an outlook's cells, null where none may be named."""
    if not outlook.cells:
        return None
    cells = sorted(outlook.cells, key=lambda one: (-one.expected.middle, -one.expected.high))
    width, height, ground, paths = _drawn(
        tuple((one.latitude, one.longitude, one.width_km) for one in cells)
    )
    near = nearest_settlements([c.latitude for c in cells], [c.longitude for c in cells])
    most = max(one.expected.high for one in cells)
    strongest = max(one.expected.middle for one in cells)
    views = tuple(
        CellView(
            cell=one,
            path=path,
            at=at,
            shade=density(round(one.expected.middle * 1000), max(round(strongest * 1000), 1)),
            near=names.place_name(place, language),
            bar=range_bar(one.expected, one.normal, most, language),
            number=order if order <= NAMED else None,
        )
        for order, (one, (path, at), place) in enumerate(
            zip(cells, paths, near, strict=True), start=1
        )
    )
    return OutlookMap(f"{width:.1f}", f"{height:.1f}", ground, views)


Drawn = tuple[float, float, str, tuple[tuple[str, tuple[float, float]], ...]]


@lru_cache(maxsize=16)
def _drawn(cells: tuple[tuple[float, float, float], ...]) -> Drawn:
    squares = [_square(*cell) for cell in cells]
    middle = float(np.mean([latitude for latitude, _, _ in cells]))
    flat = [on_plane(square, (0.0, middle)) for square in squares]
    ground = ground_of(shapely.union_all(squares), middle)
    frame: Frame = frame_of(flat)
    paths = tuple((frame.path(one), frame.point(one.centroid)) for one in flat)
    return frame.width, frame.height, frame.path(ground), paths


def _square(latitude: float, longitude: float, width_km: float) -> shapely.Polygon:
    half = width_km / 2 / KM_PER_DEGREE
    wide = half / float(np.cos(np.radians(latitude)))
    return shapely.box(longitude - wide, latitude - half, longitude + wide, latitude + half)
