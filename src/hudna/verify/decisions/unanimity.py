"""Unanimity of the guarantors.

A motion is **carried** when no guarantor votes against it, none is silent, and at least two vote
for it (one, where the mechanism has only one guarantor). It is **rejected** as soon as one
guarantor votes against. Otherwise there is **no decision**.

- *Abstention* stands aside: it neither supports nor blocks, as under Article 238(4) of the Treaty
  on the Functioning of the European Union. It is recorded by name.
- *Recusal* takes a guarantor out of the count: its silence or consent is not asked for.
- *Silence* at the deadline is not consent: no decision, and the silent are named. A guarantor that
  stops voting does hold up decisions under this rule; a mechanism that cannot accept that chooses
  `k_of_n`.
- No guarantor carries a motion alone while others recuse themselves or abstain.
"""

from hudna.model.case import DeterminationResult
from hudna.verify.tally import Tally

__all__ = ["unanimity"]


def unanimity(tally: Tally, k: int | None = None) -> DeterminationResult:
    """Return what unanimity makes of a tally; `k` has no meaning here."""
    if tally.against:
        return DeterminationResult.REJECTED
    unheard = tally.silent or tally.waiting
    enough = len(tally.in_favour) >= min(2, max(tally.guarantors, 1))
    if unheard or not enough:
        return DeterminationResult.NO_DECISION
    return DeterminationResult.CARRIED
