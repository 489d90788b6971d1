"""What a map shows of the incidents in view: each of a few, circles of many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from hudna.db.gate import Reader
from hudna.db.on_map import PLACE, Chosen, Spot
from hudna.geo.grid import Box
from hudna.text.figures import number
from hudna.web.present import names

__all__ = ["MapView", "features", "level_for", "map_view"]

EACH = 300
"""So many incidents are drawn each by itself."""

MOST = 700
"""So many circles at most: places beyond that are drawn as cells."""

CROWD = 5000
"""More incidents than these are drawn in cells however close: each may have a place of its own."""

ZOOMS = (6.6, 7.6, 9.0)
"""From these zooms on a finer level is drawn, about eighty pixels to a cell."""


@dataclass(frozen=True, slots=True)
class MapView:
    """What is drawn, and what the list beside it holds: the very same incidents."""

    chosen: Chosen
    spots: tuple[Spot, ...]

    @property
    def total(self) -> int:
        """How many incidents are drawn."""
        return sum(spot.n for spot in self.spots)


def map_view(reader: Reader, chosen: Chosen, zoom: float, *, exact: bool = False) -> MapView:
    """Return what to draw at a zoom; the box grows to the whole cells drawn, unless `exact`."""
    least = chosen.level if exact else 0
    finest = max(least, level_for(chosen.box, zoom))
    if least < PLACE == finest and _at(reader, chosen, PLACE - 1).total > CROWD:
        finest = PLACE - 1
    for level in range(finest, -1, -1):
        view = _at(reader, chosen, level)
        if view.total <= EACH:
            return MapView(chosen, reader.each_spot(chosen, EACH))
        if len(view.spots) <= MOST or level == least:
            break
    return view


def _at(reader: Reader, chosen: Chosen, level: int) -> MapView:
    if chosen.box and level < PLACE:
        chosen = replace(chosen, box=chosen.box.snapped(level))
    return MapView(chosen, reader.spots(chosen, level))


def level_for(box: Box | None, zoom: float) -> int:
    """Return the level drawn at a zoom, coarser where the box would hold too many cells."""
    level = sum(zoom >= least for least in ZOOMS)
    while box and level and _cells(box, min(level, PLACE - 1)) > MOST:
        level -= 1
    return level


def _cells(box: Box, level: int) -> int:
    rows, columns = box.cells(level)
    return len(rows) * len(columns)


def features(spots: Iterable[Spot], language: str) -> list[list[Any]]:
    """Return longitude, latitude, count, its words, shape, radius, area and incident of each place.

    What lies at one position is one place: known as far as the least known of it.
    """
    at: dict[tuple[float, float, bool], list[Spot]] = defaultdict(list)
    for spot in spots:
        at[spot.longitude, spot.latitude, spot.shape == "area"].append(spot)
    found = []
    for (longitude, latitude, area), there in sorted(at.items()):
        n = sum(spot.n for spot in there)
        farthest = max(there, key=lambda spot: spot.radius_km)
        found.append([
            round(longitude, 4), round(latitude, 4), n, number(n, language),
            farthest.shape, farthest.radius_km,
            names.area_id(there[0].area) if area else None,
            there[0].incident if n == 1 else None,
        ])  # fmt: skip
    return found
