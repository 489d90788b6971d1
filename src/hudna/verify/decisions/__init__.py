"""The decision rules, one file each; a rule's docstring is its reference page."""

from collections.abc import Callable

from hudna.model.case import DeterminationResult
from hudna.model.mechanism import DecisionRule, RuleKind
from hudna.verify.decisions.bloc_quorum import bloc_quorum
from hudna.verify.decisions.chair_forwards import chair_forwards
from hudna.verify.decisions.consensus import consensus
from hudna.verify.decisions.k_of_n import k_of_n
from hudna.verify.decisions.majority import majority
from hudna.verify.decisions.silence import silence
from hudna.verify.decisions.unanimity import unanimity
from hudna.verify.tally import Tally

__all__ = ["DECISIONS"]

DECISIONS: dict[RuleKind, Callable[[Tally, DecisionRule], DeterminationResult]] = {
    RuleKind.UNANIMITY: unanimity,
    RuleKind.CONSENSUS: consensus,
    RuleKind.MAJORITY: majority,
    RuleKind.K_OF_N: k_of_n,
    RuleKind.BLOC_QUORUM: bloc_quorum,
    RuleKind.CHAIR_FORWARDS: chair_forwards,
    RuleKind.SILENCE: silence,
}
