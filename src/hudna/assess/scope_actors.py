"""Does the clause bind those accused, or does somebody hold them exempt?

Exemptions are kept per party and never settled by this software: a group is outside the clause only
where the text itself and every party to the agreement exempt it; where some do and others do not,
the answer hangs on them and says so by name. Fire whose author nobody names, or names only in words
such as "armed men", is alleged against nobody: mechanisms verify first and attribute later.
"""

from dataclasses import replace

from hudna.assess.clause_file import TEXT
from hudna.assess.question import Check, Question, Standing, any_of
from hudna.assess.words import actor, actors, say
from hudna.text.actor_files import load_actors

__all__ = ["SUPPORTERS", "bound"]

SUPPORTERS = "supporting_forces"
"""In `Clause.binds`: forces supporting the sides are bound too, without being named."""


def bound(question: Question) -> Check:
    """Return whether the clause binds any of those accused."""
    accused = question.incident.accused
    facts = (("incident.accused", ", ".join(accused) or "?"),)
    if not accused:
        return Check(Standing.IN, (say("nobody_named"),), facts, (say("change_actor"),))
    check = any_of([_one(question, name) for name in accused])
    return replace(check, facts=(*facts, *check.facts))


def _one(question: Question, accused: str) -> Check:
    directory, clause = load_actors(), question.clause
    side = directory.state_of(accused)
    values = {"actor": actor(accused), "side": actor(side)}
    holders = {e.by for e in clause.exemptions if e.group in (accused, side)}
    if holders:
        return _exempt(question, accused, holders)
    if accused in clause.binds or side in clause.binds:
        reason = say("bound" if accused == side else "bound_as_part", **values)
        return Check(Standing.IN, (reason,), ((f"binds.{accused}", side),))
    change = (say("change_bound", **values),)
    if accused not in directory.actors:
        return Check(Standing.IN, (say("actor_unknown", **values),), (), (say("change_actor"),))
    if SUPPORTERS in clause.binds:
        return Check(Standing.OPEN, (say("perhaps_supporting", **values),), (), change)
    return Check(Standing.OUT, (say("not_bound", **values),), (), change)


def _exempt(question: Question, accused: str, holders: set[str]) -> Check:
    others = [party for party in question.agreement.parties if party not in holders]
    by = sorted(holders - {TEXT})
    facts = ((f"exempt.{accused}", ", ".join(sorted(holders))),)
    values = {"actor": actor(accused), "holders": actors(by), "others": actors(others)}
    if TEXT in holders and not others:
        return Check(Standing.OUT, (say("exempt", **values),), facts)
    if TEXT in holders:
        key = "exempt_by_text_and_some" if by else "exempt_by_text"
    else:
        key = "exempt_by_some"
    return Check(Standing.OPEN, (say(key, **values),), facts, (say("change_exempt", **values),))
