"""The mission's incidents as the watch counts them: who accuses whom, where and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from hudna.watch.days import day_number
from hudna.watch.events import NOT_TOLD, EventRow, Events, Ints, columns_of, stacked

__all__ = ["WATCHED", "ToldIncident", "joined", "rows_of"]

WATCHED = frozenset(
    {
        "ceasefire_violation",
        "shelling",
        "air_strike",
        "drone_attack",
        "prohibited_weapon_use",
        "small_arms_fire",
        "armed_clash",
        "ground_attack",
        "return_fire",
        "ied_mine",
        "shoot_down",
        "killing",
        "property_damage",
    }
)
"""Kinds that are counted. Movements, positions, patrols and shelters are not: nothing that could
foretell where people will be goes in."""


@dataclass(frozen=True, slots=True)
class ToldIncident:
    """An incident of a watched kind; `accused` and `accusers` are ids, none where not told."""

    day: date
    latitude: float
    longitude: float
    accused: tuple[str, ...]
    accusers: tuple[str, ...]


def rows_of(incidents: Iterable[ToldIncident]) -> Events:
    """Return a row for each accused and accuser of each incident.

    Rows of one incident share its day and place: they are found to be one event that several tell.
    """
    return columns_of(
        [
            EventRow(day_number(one.day), one.latitude, one.longitude, side, reporter)
            for one in incidents
            for side, reporter in _said(one)
        ]
    )


def joined(first: Events, second: Events) -> Events:
    """Return the rows of both, with sides and reporters of the same name as one."""
    sides = tuple(sorted({*first.sides, *second.sides}))
    reporters = tuple(sorted({*first.reporters, *second.reporters}))
    return stacked(
        [
            replace(
                one,
                side=_recoded(one.side, one.sides, sides),
                reporter=_recoded(one.reporter, one.reporters, reporters),
                sides=sides,
                reporters=reporters,
            )
            for one in (first, second)
        ]
    )


def _said(one: ToldIncident) -> Iterator[tuple[str, str]]:
    for side in one.accused or ("",):
        for reporter in one.accusers or ("",):
            yield side, reporter


def _recoded(codes: Ints, before: tuple[str, ...], after: tuple[str, ...]) -> Ints:
    moved = np.array([after.index(name) for name in before] + [NOT_TOLD], dtype=np.int64)
    return moved[codes]
