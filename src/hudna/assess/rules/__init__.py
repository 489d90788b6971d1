"""The kinds of clauses, one file each; a rule's docstring is its reference page."""

from collections.abc import Callable

from hudna.assess.question import Answer, Question
from hudna.assess.rules.cessation import cessation
from hudna.assess.rules.deadline import deadline
from hudna.assess.rules.demilitarised_zone import demilitarised_zone
from hudna.assess.rules.detainee_release import detainee_release
from hudna.assess.rules.humanitarian_access import humanitarian_access
from hudna.assess.rules.monitor_access import monitor_access
from hudna.assess.rules.no_flight_zone import no_flight_zone
from hudna.assess.rules.reporting import reporting
from hudna.assess.rules.stated import stated
from hudna.assess.rules.weapons_withdrawal import weapons_withdrawal
from hudna.model.agreement import ClauseKind

__all__ = ["RULES"]

RULES: dict[ClauseKind, Callable[[Question], Answer]] = {
    ClauseKind.CESSATION: cessation,
    ClauseKind.NO_FLIGHT_ZONE: no_flight_zone,
    ClauseKind.WEAPONS_WITHDRAWAL: weapons_withdrawal,
    ClauseKind.DEMILITARISED_ZONE: demilitarised_zone,
    ClauseKind.DEADLINE: deadline,
    ClauseKind.MONITOR_ACCESS: monitor_access,
    ClauseKind.HUMANITARIAN_ACCESS: humanitarian_access,
    ClauseKind.DETAINEE_RELEASE: detainee_release,
    ClauseKind.REPORTING: reporting,
    ClauseKind.STATED: stated,
}
