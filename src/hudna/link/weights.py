"""What each comparison is worth, in bits: the whole table.

A weight is the base-2 logarithm of how much likelier the observation is for two claims of one event
than for claims of two (Fellegi and Sunter 1969). The values are set by hand, not learned; two
claims are put together when the bits of all comparisons, `prior` included, exceed zero. Unknown is
never agreement: a claim without place or time has to be carried by the rest, unless its own report
says the rest in other sentences ("left open").
"""

import numpy as np

__all__ = ["FEATURES", "KEYS", "MISSING", "WEIGHTS", "level"]

WEIGHTS: dict[str, dict[str, float]] = {
    "prior": {"prior": -9.0},
    "place": {
        "place_same_spot": 7.0,
        "place_same_district": 5.0,
        "place_same_area": 2.0,
        "place_same_region": 0.0,
        "place_near": -3.0,
        "place_far": -14.0,
        "place_unknown": -3.0,
        "place_left_open": 0.0,
    },
    "time": {
        "time_same_hours": 7.0,
        "time_same_day": 5.0,
        "time_same_days": 3.0,
        "time_same_period": 1.0,
        "time_hours_apart": 3.0,
        "time_half_day_apart": -1.0,
        "time_day_apart": -4.0,
        "time_days_apart": -9.0,
        "time_far": -16.0,
        "time_unknown": -3.0,
        "time_left_open": 0.0,
    },
    "kind": {
        "kind_same_rare": 8.0,
        "kind_same": 4.0,
        "kind_sibling": 2.0,
        "kind_general": 1.0,
        "kind_family": -3.0,
        "kind_other": -12.0,
    },
    "actors": {
        "actors_same": 2.0,
        "actors_swapped": 1.0,
        "actors_other": -1.0,
        "actors_unknown": 0.0,
    },
    "targets": {"targets_same": 2.0, "targets_other": -1.0, "targets_unknown": 0.0},
    "weapons": {"weapons_same": 2.0, "weapons_other": -1.0, "weapons_unknown": 0.0},
    "killed": {"killed_agree": 1.0, "killed_differ": -1.0, "killed_unknown": 0.0},
    "report": {"report_same": 4.0, "report_other": 0.0},
}

MISSING = -12.0
"""Bits between two claims that were too far apart to be compared at all."""

FEATURES = tuple(WEIGHTS)
KEYS = tuple(tuple(levels) for levels in WEIGHTS.values())
_INDEX = {key: number for keys in KEYS for number, key in enumerate(keys)}


def level(key: str) -> np.int8:
    """Return the number of a level within its comparison."""
    return np.int8(_INDEX[key])
