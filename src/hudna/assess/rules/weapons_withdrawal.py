"""Withdrawal of weapons: after the deadline, none of the kinds named stands nearer to the line.

The zone is all that lies within a distance of a line (`within_km`). Parties may count from lines
of their own (`zone_by`). A breach is **alleged** when the deadline has passed, in its own time
zone, and a weapon of the kinds named is said to stand in the zone. Where a shell fell says little
of where the weapon stood: such an event is **not resolvable** until somebody says from where it
was fired. Before the deadline, or for what shows the withdrawal done, the answer is
**outside scope**.
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
