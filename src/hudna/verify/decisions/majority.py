"""A majority of the guarantors.

A motion is **carried** when more than half of the guarantors that decide vote for it, and at least
two do (one, where the mechanism has only one guarantor). It is **rejected** when so many vote
against that more than half can no longer be for it. Otherwise there is **no decision**.

- *Abstention* and *silence* support nothing: they are counted among those who decide and not among
  those in favour. Both are recorded by name.
- *Recusal* takes a guarantor out of the count: half of the others is less. So does leaving, and
  absence where the rule sets `absent_after`.
"""

from hudna.model.case import DeterminationResult
from hudna.model.mechanism import DecisionRule
from hudna.verify.tally import Tally

__all__ = ["majority"]


def majority(tally: Tally, rule: DecisionRule) -> DeterminationResult:
    """Return what a majority makes of a tally."""
    if 2 * len(tally.in_favour) > tally.eligible and tally.enough:
        return DeterminationResult.CARRIED
    if tally.against and 2 * len(tally.against) >= tally.eligible:
        return DeterminationResult.REJECTED
    return DeterminationResult.NO_DECISION
