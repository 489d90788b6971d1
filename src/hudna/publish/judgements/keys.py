"""The reasons a judgement may give: each key with the values its words take, and their units.

Values come as plain numbers in SI units, written as strings such as `1234.5`; the report writes
them in the unit and digits of its reader. A value that is not given is said to be unknown.
"""

from collections.abc import Mapping
from enum import StrEnum

__all__ = ["KEYS", "Unit"]


class Unit(StrEnum):
    """What a value is: metres, seconds, metres a second, a share of one, words, or a verdict."""

    LENGTH = "m"
    DURATION = "s"
    SPEED = "m/s"
    SHARE = "1"
    NAME = "name"
    VERDICT = "verdict"


_M, _S, _V, _P, _NAME = Unit.LENGTH, Unit.DURATION, Unit.SPEED, Unit.SHARE, Unit.NAME


def _claimed(unit: Unit) -> Mapping[str, Unit]:
    """Return the holes of a stated number against the 5 to 95 % range by one version."""
    return {"value": unit, "low": unit, "high": unit, "version": _NAME}


KEYS: Mapping[str, Mapping[str, Unit]] = {
    # What came out, by version of the line.
    "p_inside": {"version": _NAME, "value": _P},
    "versions_agree": {},
    "versions_disagree": {"low": _P, "high": _P},
    # value: the mixed probability; low and high: contradicted up to, supported from.
    "below_threshold": {"value": _P, "low": _P, "high": _P},
    "depth_spread": {"version": _NAME, "low": _M, "value": _M, "high": _M},
    "gap_possible": {"version": _NAME, "value": _S},  # value: time between the two plots
    "clock_decides": {"value": _S},  # value: the stated error of the clock
    # What is stated, against the range by one version.
    "claimed_depth_in_range": _claimed(_M),
    "claimed_depth_outside": _claimed(_M),
    "claimed_length_in_range": _claimed(_M),
    "claimed_length_outside": _claimed(_M),
    "claimed_duration_in_range": _claimed(_S),
    "claimed_duration_outside": _claimed(_S),
    "claimed_distance_in_range": _claimed(_M),
    "claimed_distance_outside": _claimed(_M),
    # Statements against geometry: value is the depth; limit the length, or the deepest there is.
    "depth_too_large_for_length": {"value": _M, "limit": _M},
    "no_such_chord": {"version": _NAME, "value": _M, "limit": _M},
    "chord_exists": {"version": _NAME, "value": _M, "limit": _M},
    # Statements against physics: value is the speed; limit the length, other the duration.
    "speed_needed": {"value": _V, "limit": _M, "other": _S},
    "speed_below_envelope": {"value": _V, "limit": _V, "other": _NAME},  # other: the type
    "speed_above_envelope": {"value": _V, "limit": _V, "other": _NAME},
    "speed_within_envelope": {"value": _V, "low": _V, "high": _V, "other": _NAME},
    "type_unknown": {},
    # Tracks.
    "no_track": {},
    "no_positions_published": {},
    "tracks_incompatible": {"track": _NAME, "other": _NAME, "value": _M},
    "tracks_compatible": {"track": _NAME, "other": _NAME},
    "not_overlapping": {"track": _NAME, "other": _NAME},
    # Heights.
    "height_unknown": {"track": _NAME},
    "outside_vertical": {"version": _NAME, "value": _M},  # value: the height
    "height_reference_differs": {"track": _NAME, "version": _NAME},
    # What would change the answer.
    "would_change_line": {"version": _NAME, "value": Unit.VERDICT},
    "would_change_bias": {"track": _NAME, "value": _M},
    "would_change_more_plots": {"track": _NAME, "value": _S},  # value: at most so far apart
    "would_change_positions": {},
    # What was assumed.
    "assumption_geodesic_edges": {"version": _NAME},
    "assumption_straight_edges": {"version": _NAME},
    "assumption_constant_speed": {},
    "assumption_bias_shared": {},
    "assumption_noise": {},
    "assumption_weights": {},
    "assumption_no_weights": {},
    "assumption_line_shift": {"version": _NAME, "value": _M},  # value: one standard deviation
    "assumption_smoothing": {},
}
"""Reason key -> placeholder -> unit."""
