"""Clauses that no program can test: duties of care, conditions, things that need a map nobody has.

An incident is **outside scope** when the clause was not in force or is not about events of its
kind. Else the answer is **not resolvable**, with the reason the agreement file gives
(`untestable`). A breach of such a clause is never alleged by software.
"""

from hudna.assess.question import Check, Question, Standing
from hudna.assess.scope_act import within_kinds
from hudna.assess.scope_time import in_force
from hudna.assess.words import kind, say

__all__ = ["CONDITIONS"]


def untestable(question: Question) -> Check:
    """Return that no program can tell, with the reason the file gives."""
    clause = question.clause
    return Check(
        Standing.OPEN,
        (say("untestable", summary=clause.summary, why=clause.untestable),),
        (("clause.kind", clause.kind.value),),
        (say("change_untestable"),),
    )


def about(question: Question) -> Check:
    """Return whether the clause is about such events; it must name the kind to be about it."""
    kinds = within_kinds(question)
    if kinds.standing is Standing.IN:
        return kinds
    key = "kind_out" if question.clause.event_types else "no_incidents"
    reason = say(key, kind=kind(question.incident.event_type))
    return Check(Standing.OUT, (reason,), kinds.facts)


CONDITIONS = (in_force, about, untestable)
