"""The decision rules, one file each; a rule's docstring is its reference page."""

from collections.abc import Callable

from hudna.model.case import DeterminationResult
from hudna.model.mechanism import RuleKind
from hudna.verify.decisions.k_of_n import k_of_n
from hudna.verify.decisions.unanimity import unanimity
from hudna.verify.tally import Tally

__all__ = ["DECISIONS"]

DECISIONS: dict[RuleKind, Callable[[Tally, int | None], DeterminationResult]] = {
    RuleKind.UNANIMITY: unanimity,
    RuleKind.K_OF_N: k_of_n,
}
