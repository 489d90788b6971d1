"""Is what is said to have happened something the clause is about, and does anybody say it did?"""

from hudna.assess.clause_file import ANY
from hudna.assess.question import Check, Question, Standing
from hudna.assess.words import kind, say
from hudna.model.claim import Polarity, Stance

__all__ = ["UNNAMED", "said_to_have_happened", "with_weapon", "within_kinds"]

UNNAMED = ("ceasefire_violation", "killing", "property_damage", "provocation")
"""Kinds that say what came of an act, or what it is held to be, but not what was done."""


def within_kinds(question: Question) -> Check:
    """Return whether the clause is about this kind of event."""
    event_type, covered = question.incident.event_type, question.clause.event_types
    facts = (("incident.event_type", event_type),)
    values: dict[str, object] = {"kind": kind(event_type)}
    if question.clause.readings and event_type not in UNNAMED:
        return _by_readings(question, facts, values)
    if event_type in covered or ANY in covered:
        return Check(Standing.IN, (say("kind_in", **values),), facts)
    change = (say("change_kind", **values),)
    if event_type in UNNAMED:
        return Check(Standing.OPEN, (say("kind_unnamed", **values),), facts, change)
    return Check(Standing.OUT, (say("kind_out", **values),), facts, change)


def _by_readings(
    question: Question, facts: tuple[tuple[str, str], ...], values: dict[str, object]
) -> Check:
    """Return how those who read the clause differently would each have it."""
    event_type, readings = question.incident.event_type, question.clause.readings
    inside = [r for r in readings if event_type in r.event_types or ANY in r.event_types]
    reasons = tuple(
        say("reading_in" if r in inside else "reading_out", by=r.by, **values) for r in readings
    )
    if not inside:
        return Check(Standing.OUT, reasons, facts, (say("change_kind", **values),))
    if len(inside) == len(readings):
        return Check(Standing.IN, reasons, facts)
    return Check(Standing.OPEN, reasons, facts, (say("change_reading"),))


def with_weapon(question: Question) -> Check:
    """Return whether the clause is about the weapons named; it may be about any."""
    used, covered = question.incident.weapons, question.clause.weapons
    facts = (("incident.weapons", ", ".join(used) or "?"),)
    if ANY in covered or not covered:
        return Check(Standing.IN, (say("weapon_any"),), facts)
    change = (say("change_weapon"),)
    if not used:
        return Check(Standing.OPEN, (say("weapon_unknown"),), facts, change)
    if set(used) & set(covered):
        return Check(Standing.IN, (say("weapon_in"),), facts)
    return Check(Standing.OUT, (say("weapon_out"),), facts, change)


def said_to_have_happened(question: Question) -> Check:
    """Return whether anybody says it happened, and whether somebody denies it."""
    denials = sum(
        claim.polarity is Polarity.NEGATIVE or claim.stance is Stance.DENIES
        for claim in question.claims
    )
    number = len(question.claims)
    facts = (("claims", str(number)), ("claims.denials", str(denials)))
    if number and denials == number:
        return Check(Standing.OPEN, (say("only_denials"),), facts, (say("change_claims"),))
    if question.incident.contested or denials:
        return Check(Standing.IN, (say("contested"),), facts, (say("change_contested"),))
    return Check(Standing.IN, (say("uncontested"),), facts)
