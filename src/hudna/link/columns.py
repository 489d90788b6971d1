"""The columnar core: arrays of claims in, pairs with levels and bits out. Knows no model object."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hudna.geo.geodesy import distance_km
from hudna.link.weights import FEATURES, KEYS, WEIGHTS, level

__all__ = ["Columns", "bits", "compare", "crowding", "lend"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Words = NDArray[np.uint64]
Levels = NDArray[np.int8]

PLACE_FLOOR_KM = 2.0
"""Added to every combined radius: no source places an event more exactly than this."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Claims as arrays of one length.

    Degrees WGS 84 and kilometres; hours since 1970 UTC (NaN: unknown, infinite: open); `path` has
    family, branch and kind as (n, 3); sets are bits in (n, w) words; `group` is never crossed.
    """

    lat: Floats
    lon: Floats
    radius_km: Floats
    start: Floats
    end: Floats
    path: Ints
    rare: Flags
    actors: Words
    targets: Words
    weapons: Words
    killed_min: Floats
    killed_max: Floats
    report: Ints
    group: Ints

    def __len__(self) -> int:
        return len(self.lat)


def compare(c: Columns, left: Ints, right: Ints) -> Levels:
    """Return the level of every comparison for every pair, shape (pairs, features)."""
    return np.stack(
        [
            np.full(len(left), level("prior"), dtype=np.int8),
            _place(c, left, right),
            _time(c, left, right),
            _kind(c, left, right),
            _actors(c, left, right),
            _set(c.targets, left, right, "targets"),
            _set(c.weapons, left, right, "weapons"),
            _killed(c, left, right),
            np.where(
                c.report[left] == c.report[right], level("report_same"), level("report_other")
            ),
        ],
        axis=1,
    ).astype(np.int8)


def bits(levels: Levels) -> Floats:
    """Return the weight of every level in bits, in the shape of `levels`."""
    out = np.empty(levels.shape, dtype=np.float64)
    for column, (feature, keys) in enumerate(zip(FEATURES, KEYS, strict=True)):
        out[:, column] = np.array([WEIGHTS[feature][key] for key in keys])[levels[:, column]]
    return out


def crowding(levels: Levels, weights: Floats, left: Ints, right: Ints) -> Floats:
    """Return bits to take from pairs whose places agree only roughly, 0 for all others.

    A claim that names no more than a province fits many events of a busy day there: with n of
    them, each is n times less likely to be the one, which costs the base-2 logarithm of n.
    """
    place = levels[:, FEATURES.index("place")]
    rough = (place == level("place_same_area")) | (place == level("place_same_region"))
    fits = rough & (weights.sum(axis=1) > 0)
    rows = int(max(left.max(initial=-1), right.max(initial=-1))) + 1
    number = np.bincount(left[fits], minlength=rows) + np.bincount(right[fits], minlength=rows)
    most = np.maximum(np.maximum(number[left], number[right]), 1)
    return np.where(fits, np.log2(most), 0.0)


def lend(c: Columns, groups: Ints) -> Columns:
    """Return the columns with what is unknown filled from the group: for comparing only.

    Place and time come from the claim of the group that knows them best, actors, targets and
    weapons from all of them.
    """
    place, time = (_lenders(groups, size) for size in (c.radius_km, c.end - c.start))
    return replace(
        c,
        lat=np.where(np.isnan(c.lat), c.lat[place], c.lat),
        lon=np.where(np.isnan(c.lat), c.lon[place], c.lon),
        radius_km=np.where(np.isnan(c.lat), c.radius_km[place], c.radius_km),
        start=np.where(np.isnan(c.start), c.start[time], c.start),
        end=np.where(np.isnan(c.start), c.end[time], c.end),
        actors=_shared(c.actors, groups),
        targets=_shared(c.targets, groups),
        weapons=_shared(c.weapons, groups),
    )


def _shared(words: Words, groups: Ints) -> Words:
    """Return the sets, an empty one replaced by all that its group has."""
    together = np.zeros_like(words)
    np.bitwise_or.at(together, groups, words)
    own = np.asarray(words.any(axis=1)).reshape(-1, 1)
    return np.where(own, words, together[groups])


def _lenders(groups: Ints, size: Floats) -> Ints:
    """Return for every row the row of its group with the least known size."""
    order = np.lexsort((np.where(np.isnan(size), np.inf, size), np.isnan(size), groups))
    first = np.searchsorted(groups[order], groups, "left")
    return order[first]


def _place(c: Columns, left: Ints, right: Ints) -> Levels:
    distance = distance_km(c.lat[left], c.lon[left], c.lat[right], c.lon[right])
    combined = np.hypot(c.radius_km[left], c.radius_km[right]) + PLACE_FLOOR_KM
    ratio = distance / combined
    return np.select(
        [
            np.isnan(ratio) & (c.report[left] == c.report[right]),
            np.isnan(ratio),
            ratio > 2,
            ratio > 1,
            combined <= 15,
            combined <= 40,
            combined <= 75,
        ],
        [
            level("place_left_open"),
            level("place_unknown"),
            level("place_far"),
            level("place_near"),
            level("place_same_spot"),
            level("place_same_district"),
            level("place_same_area"),
        ],
        level("place_same_region"),
    )


def _time(c: Columns, left: Ints, right: Ints) -> Levels:
    """Times that do not overlap are compared by their middles, so that whole days count as days."""
    gap = np.maximum(c.start[left], c.start[right]) - np.minimum(c.end[left], c.end[right])
    width = np.maximum(c.end[left] - c.start[left], c.end[right] - c.start[right])
    apart = gap >= 0
    with np.errstate(invalid="ignore"):
        middle_left, middle_right = (c.start[side] + c.end[side] for side in (left, right))
        between = np.abs(middle_left - middle_right) / 2
    return np.select(
        [
            np.isnan(gap) & (c.report[left] == c.report[right]),
            np.isnan(gap),
            apart & (between <= 3),
            apart & (between <= 12),
            apart & (between <= 36),
            apart & (between <= 96),
            apart,
            width <= 3,
            width <= 25,
            width <= 96,
        ],
        [
            level("time_left_open"),
            level("time_unknown"),
            level("time_hours_apart"),
            level("time_half_day_apart"),
            level("time_day_apart"),
            level("time_days_apart"),
            level("time_far"),
            level("time_same_hours"),
            level("time_same_day"),
            level("time_same_days"),
        ],
        level("time_same_period"),
    )


def _kind(c: Columns, left: Ints, right: Ints) -> Levels:
    a, b = c.path[left], c.path[right]
    same = a == b
    return np.select(
        [
            same[:, 2] & c.rare[left],
            same[:, 2],
            same[:, 0] & same[:, 1] & (a[:, 1] >= 0),
            same[:, 0] & ((a[:, 1] < 0) | (b[:, 1] < 0)),
            same[:, 0],
        ],
        [
            level("kind_same_rare"),
            level("kind_same"),
            level("kind_sibling"),
            level("kind_general"),
            level("kind_family"),
        ],
        level("kind_other"),
    )


def _actors(c: Columns, left: Ints, right: Ints) -> Levels:
    plain = _set(c.actors, left, right, "actors")
    swapped = _meet(c.actors[left], c.targets[right]) & _meet(c.targets[left], c.actors[right])
    other = plain == level("actors_other")
    return np.where(other & swapped, level("actors_swapped"), plain)


def _set(words: Words, left: Ints, right: Ints, feature: str) -> Levels:
    a, b = words[left], words[right]
    known = a.any(axis=1) & b.any(axis=1)
    return np.select(
        [~known, _meet(a, b)],
        [level(f"{feature}_unknown"), level(f"{feature}_same")],
        level(f"{feature}_other"),
    )


def _killed(c: Columns, left: Ints, right: Ints) -> Levels:
    low = np.maximum(c.killed_min[left], c.killed_min[right])
    high = np.minimum(c.killed_max[left], c.killed_max[right])
    return np.select(
        [np.isnan(low) | np.isnan(high), low <= high],
        [level("killed_unknown"), level("killed_agree")],
        level("killed_differ"),
    )


def _meet(a: Words, b: Words) -> NDArray[np.bool_]:
    return np.asarray((a & b).any(axis=1))
