"""The kinds of clauses, one file each; a rule's docstring is its reference page."""

from collections.abc import Callable

from hudna.assess.question import Answer, Question
from hudna.assess.rules.cessation import cessation
from hudna.assess.rules.stated import stated
from hudna.model.agreement import ClauseKind

__all__ = ["RULES"]

RULES: dict[ClauseKind, Callable[[Question], Answer]] = {
    ClauseKind.CESSATION: cessation,
    ClauseKind.STATED: stated,
}
