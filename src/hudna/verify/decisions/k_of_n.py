"""A fixed number of guarantors, k of n.

A motion is **carried** when at least k guarantors vote for it. It is **rejected** when so many vote
against that, of the guarantors that did not recuse themselves, k can no longer be for it.
Otherwise there is **no decision**.

- *Abstention* and *silence* add to neither side; both are recorded by name, silence as silence. A
  guarantor that stops voting holds up nothing that k others agree on.
- *Recusal* takes a guarantor out of the count, and so does leaving, but k stays as agreed: fewer
  voters do not make a decision cheaper. Where fewer than k remain nothing can be carried.
"""

from hudna.errors import ConfigurationError
from hudna.model.case import DeterminationResult
from hudna.model.mechanism import DecisionRule
from hudna.verify.tally import Tally

__all__ = ["k_of_n"]


def k_of_n(tally: Tally, rule: DecisionRule) -> DeterminationResult:
    """Return what k of n makes of a tally; raises `ConfigurationError` without a k."""
    k = rule.k
    if k is None or k < 1:
        raise ConfigurationError(
            f"k is {k}", where="rule.k", advice="Set k between 1 and the number of guarantors"
        )
    if len(tally.in_favour) >= k:
        return DeterminationResult.CARRIED
    if tally.against and len(tally.against) > tally.eligible - k:
        return DeterminationResult.REJECTED
    return DeterminationResult.NO_DECISION
