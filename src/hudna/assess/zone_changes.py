"""Which zones change between two versions, and what one gains and loses in square kilometres."""

from collections.abc import Mapping
from dataclasses import dataclass

import shapely

from hudna.assess.zone_shapes import on_plane, shape_of
from hudna.model.agreement import Agreement, Zone
from hudna.model.party import Names

__all__ = ["EXTENT", "AreaChange", "area_change", "zones_changed"]

EXTENT = ("geometry", "places", "within_km")
"""What a zone is made of."""


@dataclass(frozen=True, slots=True)
class AreaChange:
    """Square kilometres gained, lost and kept by a zone as drawn, its uncertain edge left aside."""

    gained_km2: float
    lost_km2: float
    kept_km2: float


def area_change(before: Zone, after: Zone) -> AreaChange | None:
    """Return the areas, null where one of the two zones is not drawn.

    They are measured on a plane about the middle of both, true to about 1 % up to 100 km from it.
    """
    shapes = [shape for shape in (shape_of(before), shape_of(after)) if shape is not None]
    if len(shapes) < 2:
        return None
    middle = shapely.box(*shapely.total_bounds(shapes)).centroid
    old, new = (
        on_plane(shape, (middle.x, middle.y)).buffer(zone.within_km)
        for shape, zone in zip(shapes, (before, after), strict=True)
    )
    return AreaChange(
        round(float(shapely.difference(new, old).area), 1),
        round(float(shapely.difference(old, new).area), 1),
        round(float(shapely.intersection(old, new).area), 1),
    )


def zones_changed(before: Agreement, after: Agreement) -> tuple[Names, ...]:
    """Return the names of the zones that came, went or have another extent."""
    old, new = ({zone.id: zone for zone in version.zones} for version in (before, after))
    every = {**old, **new}
    return tuple(every[name].names for name in every if _extent(old, name) != _extent(new, name))


def _extent(zones: Mapping[str, Zone], name: str) -> tuple[object, ...] | None:
    zone = zones.get(name)
    return None if zone is None else tuple(getattr(zone, field) for field in EXTENT)
