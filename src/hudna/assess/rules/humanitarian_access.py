"""Humanitarian access: nobody bound stops, diverts or attacks aid in the zone.

A breach is **alleged** when an obstruction of aid, or a siege where the clause names it, is said to
have happened in the zone while the clause was in force, by one whom it binds. Aid that arrives
(`fulfilled_by`) is **outside scope**.

A place or time that may lie in or out, or an exemption in dispute, leaves it **not resolvable**.
"""

from hudna.assess.scope_act import said_to_have_happened, within_kinds
from hudna.assess.scope_actors import bound
from hudna.assess.scope_due import past_due, undone
from hudna.assess.scope_place import in_zone
from hudna.assess.scope_time import in_force

__all__ = ["CONDITIONS"]

CONDITIONS = (in_force, past_due, undone, in_zone, within_kinds, bound, said_to_have_happened)
