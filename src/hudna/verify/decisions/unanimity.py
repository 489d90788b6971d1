"""Unanimity of the guarantors.

A motion is **carried** when no guarantor votes against it, none is silent, and at least two vote
for it (one, where the mechanism has only one guarantor). It is **rejected** as soon as one
guarantor votes against. Otherwise there is **no decision**.

- *Abstention* stands aside: it neither supports nor blocks, as under Article 238(4) of the Treaty
  on the Functioning of the European Union. It is recorded by name.
- *Recusal* takes a guarantor out of the count: its silence or consent is not asked for.
- *Silence* at the deadline is not consent: no decision, and the silent are named. A guarantor that
  stops voting does hold up decisions under this rule, until it counts as absent where the rule
  sets `absent_after`.
- No guarantor carries a motion alone while others recuse themselves, abstain, or have left.
"""

from hudna.model.case import DeterminationResult
from hudna.model.mechanism import DecisionRule
from hudna.verify.tally import Tally

__all__ = ["unanimity"]


def unanimity(tally: Tally, rule: DecisionRule) -> DeterminationResult:
    """Return what unanimity makes of a tally."""
    if tally.against:
        return DeterminationResult.REJECTED
    if tally.silent or tally.waiting or not tally.enough:
        return DeterminationResult.NO_DECISION
    return DeterminationResult.CARRIED
