"""Which rows of different reporters tell of the same event: one to one, nearest first."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from hudna.geo.geodesy import EARTH_RADIUS_KM
from hudna.watch.events import Events, Floats, Ints, runs

__all__ = ["WITHIN_DAYS", "WITHIN_KM", "Matched", "match_rows"]

WITHIN_DAYS = 1
WITHIN_KM = 10.0

NEIGHBOURS = 24
"""How many candidates of a row are looked at: the nearest in days and kilometres."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Columns of incidents: day, accused, the bits of who told of it, events it stands for.

    Where a row of 5 events meets one of 3, three are told of by both and two by one alone.
    """

    day: Ints
    side: Ints
    tellers: Ints
    quantity: Floats


def match_rows(
    events: Events, *, within_days: int = WITHIN_DAYS, within_km: float = WITHIN_KM
) -> Matched:
    """Match rows that accuse the same side, reporter after reporter, those with most rows first.

    Rows of one reporter never match each other. Greedy: of all pairs left, the nearest is taken
    (a day weighs as much as `within_km`), which is what the trial programs of event data do
    (Donnay et al. 2019, "Integrating Conflict Event Data", J. Conflict Resolution 63(5)).
    """
    points, quantity = _grouped(events)
    days: list[Ints] = []
    sides: list[Ints] = []
    tellers: list[Ints] = []
    amounts: list[Floats] = []
    for side in np.unique(points.side):
        here = points.side == side
        found = _one_side(points.where(here), quantity[here], within_days, within_km)
        days.append(found.day)
        sides.append(np.full(len(found.day), side))
        tellers.append(found.tellers)
        amounts.append(found.quantity)
    empty = np.array([], dtype=np.int64)
    return Matched(
        np.concatenate([empty, *days]),
        np.concatenate([empty, *sides]),
        np.concatenate([empty, *tellers]),
        np.concatenate([empty.astype(np.float64), *amounts]),
    )


def _grouped(events: Events) -> tuple[Events, Floats]:
    """Return one row per reporter, side, day and point, with the events of its like summed."""
    told = events.where(events.count > 0)
    if not len(told):
        return told, told.count
    order, starts = runs(told.side, told.reporter, told.day, told.latitude, told.longitude)
    return told.where(order[starts]), np.add.reduceat(told.count[order], starts)


def _one_side(points: Events, quantity: Floats, within_days: int, within_km: float) -> Matched:
    reporters, rows = np.unique(points.reporter, return_counts=True)
    place = _places(points, within_days, within_km)
    row, amount, tellers = (np.array([], np.int64), np.array([]), np.array([], np.int64))
    for reporter in reporters[np.argsort(-rows, kind="stable")]:
        new = np.flatnonzero(points.reporter == reporter)
        bit = np.int64(1) << reporter
        mine, theirs, score = _near(place[new], place[row])
        left, open_ = quantity[new].copy(), amount.copy()
        pairs = _nearest_first(mine, theirs, score, left, open_)
        met = np.array([q for _, _, q in pairs])
        other = np.array([j for _, j, _ in pairs], dtype=np.int64)
        row = np.concatenate([row, row[other], new])
        tellers = np.concatenate([tellers, tellers[other] | bit, np.full(len(new), bit)])
        amount = np.concatenate([open_, met, left])
        kept = amount > 0
        row, tellers, amount = row[kept], tellers[kept], amount[kept]
    return Matched(points.day[row], points.side[row], tellers, amount)


def _places(points: Events, within_days: int, within_km: float) -> Floats:
    """Return x, y, z and day, each in units of how far apart a pair may lie."""
    phi, lam = np.radians(points.latitude), np.radians(points.longitude)
    x, y, z = np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)
    scaled = np.column_stack([x, y, z]) * (EARTH_RADIUS_KM / within_km)
    return np.column_stack([scaled, points.day / (within_days or 0.5)])


def _near(new: Floats, old: Floats) -> tuple[Ints, Ints, Floats]:
    """Return pairs (row of `new`, row of `old`) near enough, and how far apart they lie."""
    if not len(new) or not len(old):
        return np.array([], np.int64), np.array([], np.int64), np.array([])
    number = min(NEIGHBOURS, len(old))
    edge = 1 + 1e-9
    _, at = cKDTree(old).query(new, k=number, p=np.inf, distance_upper_bound=edge)
    at = at.reshape(len(new), number)
    mine, column = np.nonzero(at < len(old))
    theirs = at[mine, column]
    apart = np.abs(new[mine] - old[theirs])
    kilometres = np.sqrt((apart[:, :3] ** 2).sum(axis=1))
    near = kilometres <= edge
    return mine[near], theirs[near].astype(np.int64), (kilometres + apart[:, 3])[near]


def _nearest_first(
    mine: Ints, theirs: Ints, score: Floats, left: Floats, open_: Floats
) -> list[tuple[int, int, float]]:
    """Pair off amounts, nearest pair first; `left` and `open_` are lowered in place.

    In each round every pair that is the nearest one left for both of its rows is taken, which
    gives the same pairs as taking them one by one from a sorted list.
    """
    order = np.lexsort((theirs, mine, score))
    mine, theirs = mine[order], theirs[order]
    taken: list[tuple[int, int, float]] = []
    while len(mine):
        best = _first(mine) & _first(theirs)
        i, j = mine[best], theirs[best]
        amount = np.minimum(left[i], open_[j])
        left[i] -= amount
        open_[j] -= amount
        taken += zip(i.tolist(), j.tolist(), amount.tolist(), strict=True)
        alive = (left[mine] > 0) & (open_[theirs] > 0)
        mine, theirs = mine[alive], theirs[alive]
    return taken


def _first(values: Ints) -> NDArray[np.bool_]:
    """Return true where a value stands for the first time."""
    first = np.zeros(len(values), dtype=bool)
    first[np.unique(values, return_index=True)[1]] = True
    return first
