"""Cessation of fire: nobody bound strikes with the weapons named, in the zone, while in force.

A breach is **alleged** when all of this holds of an incident:

1. somebody says that it happened (a denial beside it makes it contested, and is said to be);
2. the clause was in force, days beginning at local midnight of the zone; a partial date that
   reaches across the start gives a range of chances;
3. the place lies in the zone; a place known only roughly, or at a border, gives a range;
4. the clause is about this kind of event and weapon;
5. the clause binds one of those accused, or nobody known is accused; exemptions are kept per
   party.

It is **outside scope** when one of these surely fails, and **not resolvable** when one is left
open: a date or place that may lie in or out (chance between 5 % and 95 %), a kind of act nobody
names, an actor whose exemption the parties dispute, or an event of which only denials are known.
"""

from hudna.assess.scope_act import said_to_have_happened, with_weapon, within_kinds
from hudna.assess.scope_actors import bound
from hudna.assess.scope_place import in_zone
from hudna.assess.scope_time import in_force

__all__ = ["CONDITIONS"]

CONDITIONS = (in_force, in_zone, within_kinds, with_weapon, bound, said_to_have_happened)
