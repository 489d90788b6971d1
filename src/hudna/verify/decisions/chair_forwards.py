"""The chair decides whether a case goes forward, as in South Sudan's monitoring body (CTSAMVM).

The rule names the party of the `chair`, which need not be a guarantor. A motion is **carried** when
the chair votes for it and **rejected** when the chair votes against it. What the guarantors vote is
recorded beside it as their view. Otherwise there is **no decision**.

- *Abstention* of the chair, and its *silence*, forward nothing.
- *Recusal* of the chair hands the decision to the `deputy`, where the rule names one; so does the
  chair's silence at the deadline, so that an empty chair freezes nothing.
"""

from hudna.errors import ConfigurationError
from hudna.model.case import DeterminationResult
from hudna.model.mechanism import DecisionRule
from hudna.verify.tally import Tally

__all__ = ["chair_forwards"]


def chair_forwards(tally: Tally, rule: DecisionRule) -> DeterminationResult:
    """Return what the chair decided; raises `ConfigurationError` where the rule names no chair."""
    if rule.chair is None:
        raise ConfigurationError(
            "the rule names no chair", where="rule.chair", advice="Name the party of the chair"
        )
    decides: str | None = rule.chair
    if rule.chair in (*tally.recused, *tally.barred, *tally.silent, *tally.absent, *tally.left):
        decides = rule.deputy
    if decides in tally.in_favour:
        return DeterminationResult.CARRIED
    if decides in tally.against:
        return DeterminationResult.REJECTED
    return DeterminationResult.NO_DECISION
