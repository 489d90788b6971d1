"""Reporting duty: a report is owed every so many days. It is missed by silence, not by an incident.

Every incident is **outside scope**. `missed_reports` tells from the days on which somebody reported
which periods went by without: alleged by nobody, and for the guarantors to find.

Whether a report was late for a good reason is **not resolvable** here.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from hudna.assess.question import Check, Question, Standing
from hudna.assess.scope_time import in_force
from hudna.assess.words import kind, say
from hudna.model.agreement import Clause

__all__ = ["CONDITIONS", "missed_reports"]


def by_no_incident(question: Question) -> Check:
    """Return that the clause is not about incidents."""
    event_type = question.incident.event_type
    facts = (("incident.event_type", event_type),)
    return Check(Standing.OUT, (say("no_incidents", kind=kind(event_type)),), facts)


CONDITIONS = (in_force, by_no_incident)


def missed_reports(
    clause: Clause, reported: Iterable[date], first: date, last: date
) -> list[tuple[date, date]]:
    """Return the stretches of days, both ends included, by which a report is overdue.

    A report is owed within `every_days` of the one before, or of `first`.
    """
    assert clause.every_days is not None
    step = timedelta(days=clause.every_days)
    days = sorted({day for day in reported if first <= day <= last})
    missed = []
    before = first - timedelta(days=1)
    for day in [*days, last + timedelta(days=1)]:
        if day - before > step:
            missed.append((before + step, day - timedelta(days=1)))
        before = day
    return missed
