"""Freedom of movement of monitors: nobody bound hinders, threatens or attacks them in the zone.

A breach is **alleged** when an obstruction of monitors is said to have happened in the zone while
the clause was in force, by one whom it binds or by somebody nobody names. A mission that did not
go somewhere was not obstructed by that alone.

When a condition surely fails the event is **outside scope**; when one is left open, such as a place
or time that may lie in or out, it is **not resolvable**.
"""

from hudna.assess.scope_act import said_to_have_happened, within_kinds
from hudna.assess.scope_actors import bound
from hudna.assess.scope_place import in_zone
from hudna.assess.scope_time import in_force

__all__ = ["CONDITIONS"]

CONDITIONS = (in_force, in_zone, within_kinds, bound, said_to_have_happened)
