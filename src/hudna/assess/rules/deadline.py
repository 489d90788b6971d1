"""Deadline: something is owed by a moment, in a time zone that the file has to give.

A breach is **alleged** when an event of the kinds that show the thing undone is said to have
happened after the deadline. Before it nothing is owed yet, and an event of a kind in
`fulfilled_by` shows it done: both are **outside scope**. Where the text leaves open what the time
is counted from, the reasons say so.

A time that reaches across the deadline leaves it **not resolvable**, with the chance that it had
passed.
"""

from hudna.assess.scope_act import said_to_have_happened, within_kinds
from hudna.assess.scope_actors import bound
from hudna.assess.scope_due import past_due, undone
from hudna.assess.scope_place import in_zone
from hudna.assess.scope_time import in_force

__all__ = ["CONDITIONS"]

CONDITIONS = (in_force, past_due, undone, in_zone, within_kinds, bound, said_to_have_happened)
