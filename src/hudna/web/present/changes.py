"""What each version of an agreement changed: sentences, and a zone's two shapes on one map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import shapely

from hudna.assess.differences import Difference, Subject, differences
from hudna.assess.versions import history
from hudna.assess.zone_changes import AreaChange
from hudna.assess.zone_shapes import on_plane, shape_of
from hudna.model.agreement import Agreement, Zone
from hudna.model.party import Names
from hudna.web.present.drawing import frame_of, ground_of

__all__ = ["Changed", "ZoneChange", "changed_by"]


@dataclass(frozen=True, slots=True)
class ZoneChange:
    """A zone before and after as paths of one SVG; either is empty where nothing is drawn.

    `area` says what it gained and lost, null where it came or went.
    """

    names: Names
    area: AreaChange | None
    width: float
    height: float
    ground: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A version against the one before it: of the whole, of its clauses and of its zones."""

    before: Agreement
    whole: tuple[Difference, ...]
    clauses: tuple[Difference, ...]
    zones: tuple[Difference, ...]
    maps: tuple[ZoneChange, ...]


def changed_by(agreements: Sequence[Agreement]) -> dict[tuple[str, str], Changed]:
    """Return what each version changed, by id and version; a first version changes nothing."""
    return {
        (after.id, after.version): _changed(before, after)
        for versions in history(agreements).values()
        for before, after in pairwise(versions)
    }


def _changed(before: Agreement, after: Agreement) -> Changed:
    found = differences(before, after)
    whole, clauses, zones = (
        tuple(d for d in found if d.subject is subject)
        for subject in (Subject.AGREEMENT, Subject.CLAUSE, Subject.ZONE)
    )
    return Changed(before, whole, clauses, zones, tuple(_maps(before, after, zones)))


def _maps(before: Agreement, after: Agreement, found: Sequence[Difference]) -> Iterator[ZoneChange]:
    old, new = ({zone.id: zone for zone in version.zones} for version in (before, after))
    for one in found:
        if one.field in (None, "extent"):
            drawn = _drawn(_outline(old.get(one.id)), _outline(new.get(one.id)))
            if drawn is not None:
                yield ZoneChange(one.names, one.area, *drawn)


def _outline(zone: Zone | None) -> tuple[bytes, float] | None:
    shape = shape_of(zone) if zone else None
    return (shapely.to_wkb(shape), zone.within_km) if zone and shape is not None else None


@lru_cache(maxsize=128)
def _drawn(
    before: tuple[bytes, float] | None, after: tuple[bytes, float] | None
) -> tuple[float, float, str, str, str] | None:
    """Return width, height, ground and both shapes on a plane about their middle."""
    known = [shapely.from_wkb(one[0]) for one in (before, after) if one]
    if not known:
        return None
    whole = shapely.union_all(known)
    middle = whole.centroid.y
    flat = [
        on_plane(shapely.from_wkb(one[0]), (0.0, middle)).buffer(one[1]) if one else None
        for one in (before, after)
    ]
    ground = ground_of(whole, middle)
    frame = frame_of([ground] if ground is not None else [one for one in flat if one is not None])
    old, new = (frame.path(one) for one in flat)
    return frame.width, frame.height, frame.path(ground), old, new
