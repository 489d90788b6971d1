"""Release of detainees: those bound let people go, by a deadline where there is one.

A breach is **alleged** when people are said to be detained or abducted, in the zone, after the
deadline (or while the clause is in force, where it has none), by one whom the clause binds. A
release is **outside scope**: it shows the duty done in part, and how many are still held is for
the lists of the parties.

A place or time that may lie in or out leaves it **not resolvable**.
"""

from hudna.assess.scope_act import said_to_have_happened, within_kinds
from hudna.assess.scope_actors import bound
from hudna.assess.scope_due import past_due, undone
from hudna.assess.scope_place import in_zone
from hudna.assess.scope_time import in_force

__all__ = ["CONDITIONS"]

CONDITIONS = (in_force, past_due, undone, in_zone, within_kinds, bound, said_to_have_happened)
