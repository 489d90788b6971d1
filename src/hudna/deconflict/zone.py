"""What plans are held against besides each other: zones in force, and incidents."""

import math
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from shapely.geometry.base import BaseGeometry

from hudna.deconflict.intersect import Heights, unwrapped, volume_shape
from hudna.model.movement import DeclaredZone, MovementKind
from hudna.model.party import Names

__all__ = ["EVERYWHERE_HIGH", "Told", "Zone", "declared"]


@dataclass(frozen=True, eq=False)
class Zone:
    """A zone in WGS 84 degrees that is closed to some kinds of movement while it is in force.

    A null geometry is a zone nobody drew. It reaches `within_m` past what is drawn, and its true
    edge lies within `true_to_m` of that. A null `start` is unknown, a null `end` until further
    notice. `key` names the reason it gives; `digest` changes with anything here.
    """

    id: str
    key: str
    name: Names
    geometry: BaseGeometry | None
    kinds: tuple[MovementKind, ...]
    start: datetime | None
    end: datetime | None
    source: str
    heights: Heights
    within_m: float = 0.0
    true_to_m: float = 0.0
    parts_only: bool = False

    @cached_property
    def shape(self) -> BaseGeometry | None:
        """What is drawn, its longitudes running on."""
        return None if self.geometry is None else unwrapped(self.geometry)

    @property
    def digest(self) -> str:
        """What it was held against as, for comparing."""
        drawn = "" if self.geometry is None else self.geometry.wkb_hex
        return "|".join(map(str, (*_plain(self), drawn)))


def _plain(zone: Zone) -> tuple[Any, ...]:
    return (
        zone.id, zone.key, zone.kinds, zone.start, zone.end, zone.heights,
        zone.within_m, zone.true_to_m, zone.parts_only,
    )  # fmt: skip


EVERYWHERE_HIGH = (-math.inf, math.inf)
"""Floor and ceiling of a zone that has neither."""


@dataclass(frozen=True, slots=True)
class Told:
    """An incident as a plan is held against it: a disc, and between which moments it began.

    Null where nobody knows; `event_type` and `place` go into words.
    """

    id: str
    event_type: str
    place: str
    latitude: float | None
    longitude: float | None
    radius_m: float | None
    first: datetime | None
    last: datetime | None


def declared(zone: DeclaredZone) -> Zone:
    """Return a zone that a party declared: without a floor from the ground, else without limit."""
    volume = zone.volume
    lower = -math.inf if volume.lower_m is None else volume.lower_m
    upper = math.inf if volume.upper_m is None else volume.upper_m
    return Zone(
        id=zone.id,
        key="declared_zone",
        name={zone.language: zone.title},
        geometry=volume_shape(volume),
        kinds=zone.kinds,
        start=volume.start,
        end=volume.end,
        source=zone.party,
        heights=Heights(lower, upper, volume.height_datum),
        within_m=volume.radius_m,
    )
