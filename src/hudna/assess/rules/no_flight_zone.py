"""Zone without flights: nobody bound flies, or fights from the air, in the zone.

A breach is **alleged** when the clause was in force, the place lies in the zone, the event is one
of those the clause is about, it binds one of those accused, and somebody says that it happened.
Whether the clause bars all flights or fighting by air alone is often disputed: the file then holds
`readings`, one for each who reads it so, and an event that one reading covers and another does not
is **not resolvable**, with both named. When one of the conditions surely fails, the event is
**outside scope**.
"""

from hudna.assess.scope_act import said_to_have_happened, within_kinds
from hudna.assess.scope_actors import bound
from hudna.assess.scope_place import in_zone
from hudna.assess.scope_time import in_force

__all__ = ["CONDITIONS"]

CONDITIONS = (in_force, in_zone, within_kinds, bound, said_to_have_happened)
