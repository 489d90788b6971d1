"""The kinds of clauses, one file each by the name of its kind; its docstring is its page."""

from collections.abc import Callable

from hudna.assess.question import Check, Question
from hudna.assess.rules import (
    cessation,
    deadline,
    demilitarised_zone,
    detainee_release,
    humanitarian_access,
    monitor_access,
    no_flight_zone,
    reporting,
    stated,
    weapons_withdrawal,
)
from hudna.model.agreement import ClauseKind

__all__ = ["RULES"]

RULES: dict[ClauseKind, tuple[Callable[[Question], Check], ...]] = {
    ClauseKind.CESSATION: cessation.CONDITIONS,
    ClauseKind.NO_FLIGHT_ZONE: no_flight_zone.CONDITIONS,
    ClauseKind.WEAPONS_WITHDRAWAL: weapons_withdrawal.CONDITIONS,
    ClauseKind.DEMILITARISED_ZONE: demilitarised_zone.CONDITIONS,
    ClauseKind.DEADLINE: deadline.CONDITIONS,
    ClauseKind.MONITOR_ACCESS: monitor_access.CONDITIONS,
    ClauseKind.HUMANITARIAN_ACCESS: humanitarian_access.CONDITIONS,
    ClauseKind.DETAINEE_RELEASE: detainee_release.CONDITIONS,
    ClauseKind.REPORTING: reporting.CONDITIONS,
    ClauseKind.STATED: stated.CONDITIONS,
}
"""What must all hold of an incident, by kind; each condition is one question with its reasons."""
