"""Demilitarised zone: from the deadline on, the weapons or groups named are not in the zone.

A breach is **alleged** when the deadline, if there is one, has passed, and an event of the kinds
named, with a weapon of the kinds named, is said to have happened in the zone by one whom the clause
binds. The edges of such zones are seldom published: the file says how true its shape is, and a
place near the edge gets a range of chances.

An event before the deadline, or outside the zone by more than its edge is uncertain, is
**outside scope**; one near the edge, or known by where a shell fell only, is **not resolvable**.
"""

from hudna.assess.scope_act import said_to_have_happened, with_weapon, within_kinds
from hudna.assess.scope_actors import bound
from hudna.assess.scope_due import past_due, undone
from hudna.assess.scope_place import fell_or_stood, in_zone
from hudna.assess.scope_time import in_force

__all__ = ["CONDITIONS"]

CONDITIONS = (
    in_force,
    past_due,
    undone,
    in_zone,
    fell_or_stood,
    within_kinds,
    with_weapon,
    bound,
    said_to_have_happened,
)
